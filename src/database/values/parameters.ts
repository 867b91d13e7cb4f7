import { arrayText } from './array-text.ts'

/**
 * A parameter as the text that both engines are sent, so that neither applies rules of its own (pg writes a `Date` in the
 * machine's time zone). JSON is passed as text by the caller: an object here is a mistake.
 */
export function parameterText(value: unknown): string | null {
  if (value === null || value === undefined) return null
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean') return String(value)
  if (value instanceof Date) return value.toISOString()
  if (value instanceof Uint8Array) return `\\x${Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('hex')}`
  if (Array.isArray(value)) return arrayText(value, parameterText)
  throw new TypeError(`a parameter of a query is text, a number, a day or a list, not ${typeof value}: pass JSON as text`)
}
