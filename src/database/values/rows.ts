import { parseArray } from './array-text.ts'

type Parse = (text: string) => unknown

/** The database has answered, with a value that JavaScript cannot hold: the statement was carried out. */
export class UnreadableAnswer extends RangeError {}

const whole: Parse = (text) => {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new UnreadableAnswer('a whole number from the database is beyond what JavaScript holds exactly')
  return value
}

/** Microseconds are cut off: a `Date` holds milliseconds. */
const instant: Parse = (text) => {
  const value = new Date(/[+-]\d\d$/.test(text) ? `${text}:00` : text)
  if (Number.isNaN(value.getTime())) throw new UnreadableAnswer('an instant from the database is one that a Date cannot hold')
  return value
}

const truth: Parse = (text) => text === 't'
const bytes: Parse = (text) => Uint8Array.from(Buffer.from(text.slice(2), 'hex'))

/** Type number → how its text is read, and the number of its array type. What is not here stays text: numeric, date, interval, uuid. */
const READ: readonly (readonly [type: number, array: number, parse: Parse])[] = [
  [16, 1000, truth],
  [17, 1001, bytes],
  [20, 1016, whole],
  [21, 1005, Number],
  [23, 1007, Number],
  [26, 1028, Number],
  [114, 199, JSON.parse],
  [700, 1021, Number],
  [701, 1022, Number],
  [1184, 1185, instant],
  [3802, 3807, JSON.parse],
]
/** Array types whose elements stay text: char, name, text, bpchar, varchar, date, time, timestamp, interval, numeric, uuid. */
const TEXT_ARRAYS = [1002, 1003, 1009, 1014, 1015, 1182, 1183, 1115, 1187, 1231, 2951]

const asIs = (text: string): string => text
const parsers = new Map<number, Parse>([
  ...READ.map(([type, , parse]) => [type, parse] as const),
  ...READ.map(([, array, parse]) => [array, (text: string) => parseArray(text, parse)] as const),
  ...TEXT_ARRAYS.map((array) => [array, (text: string) => parseArray(text, asIs)] as const),
])

/** Column names and type numbers of a result. */
export type Fields = readonly { readonly name: string; readonly dataTypeID: number }[]

/** Rows of text as rows of values: the one place where the types of the database become those of JavaScript, on every engine. */
export function readRows(fields: Fields, rows: readonly (readonly (string | null)[])[]): Record<string, unknown>[] {
  const columns = fields.map(({ name, dataTypeID }) => ({ name, parse: parsers.get(dataTypeID) ?? asIs }))
  return rows.map((row) => {
    const read: Record<string, unknown> = {}
    let i = 0
    for (const { name, parse } of columns) {
      const text = row[i++]
      read[name] = text === null || text === undefined ? null : parse(text)
    }
    return read
  })
}
