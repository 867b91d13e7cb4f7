import { pino, type Logger } from 'pino'

export type Log = Logger

/**
 * One JSON line an event, to standard error. A request is logged by the pattern of its route: no id, no query, no address, nothing
 * that a person typed.
 */
export const openLog = (level: string): Log => pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination(2))
