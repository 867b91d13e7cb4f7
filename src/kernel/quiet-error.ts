/** What may be logged of an error: what kind it is and where it came from. Its message may quote data. */
export interface QuietError {
  readonly name: string
  readonly code?: string
  readonly at: readonly string[]
}

export function quietError(error: unknown): QuietError {
  if (!(error instanceof Error)) return { name: typeof error, at: [] }
  const code = 'code' in error && typeof error.code === 'string' && /^\w{1,40}$/.test(error.code) ? error.code : null
  // A message may have lines that look like anything, so only what stands after it is read.
  const afterMessage = (error.stack ?? '').slice(Math.max((error.stack ?? '').lastIndexOf(error.message), 0) + error.message.length)
  const at = afterMessage.split('\n').filter((line) => /^ {4}at /.test(line))
  return { name: error.name, ...(code !== null && { code }), at: at.slice(0, 12).map((line) => line.trim()) }
}
