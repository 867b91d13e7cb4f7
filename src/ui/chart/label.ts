/** A label in at most two lines, the second one cut where it is still too long. */
export function wrapLabel(label: string, width: number): string {
  if (label.length <= width) return label
  const space = label.lastIndexOf(' ', width)
  const end = space > 0 ? space : width
  const rest = label.slice(end).trim()
  return `${label.slice(0, end)}\n${rest.length > width ? `${rest.slice(0, width - 1)}…` : rest}`
}
