/** A QR code as one path: each dark module a square of one unit. The quiet zone that readers need stands in the modules already. */
export const QrCode = ({ modules, label }: { modules: readonly (readonly boolean[])[]; label: string }) => {
  const size = modules.length
  const path = modules.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('')
  return (
    <svg role="img" aria-label={label} width="240" height="240" viewBox={`0 0 ${size} ${size}`} shape-rendering="crispEdges">
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}
