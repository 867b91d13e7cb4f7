import { pino, type Logger } from 'pino'

export type Log = Logger

/**
 * One JSON line an event, to standard error. A request is logged by the pattern of its route: no id, no query, no address, nothing
 * that a person typed.
 */
export const openLog = (level: string): Log => pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination(2))

/** What may be told of a bug: its kind and where it happened. Messages may quote data and stay out. */
export function faultOf(error: unknown): { readonly fault: string; readonly code: string | undefined; readonly at: readonly string[] } {
  if (!(error instanceof Error)) return { fault: typeof error, code: undefined, at: [] }
  const at = (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 12)
    .map((line) => line.trim())
  return { fault: error.name, code: 'code' in error ? String(error.code) : undefined, at }
}
