/** A QR code as one path: each dark module a square of one unit, with the quiet zone of four that readers need (ISO/IEC 18004). */
export const QrCode = ({ modules, label }: { modules: readonly (readonly boolean[])[]; label: string }) => {
  const size = modules.length + 8
  const path = modules.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x + 4} ${y + 4}h1v1h-1z`] : []))).join('')
  return (
    <svg
      role="img"
      aria-label={label}
      width="240"
      height="240"
      viewBox={`0 0 ${size} ${size}`}
      shape-rendering="crispEdges"
      class="triptych-qr"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}
