/** Triptych's mark: three upright panels, the middle one wider. It says nothing that the name beside it does not say. */
export const Mark = ({ colour = '#fff' }: { colour?: string }) => (
  <svg class="triptych-mark" width="36" height="30" viewBox="0 0 36 30" aria-hidden="true" focusable="false">
    <rect x="0" y="2" width="8" height="26" fill={colour} />
    <rect x="11" y="0" width="14" height="30" fill={colour} />
    <rect x="28" y="2" width="8" height="26" fill={colour} />
  </svg>
)
