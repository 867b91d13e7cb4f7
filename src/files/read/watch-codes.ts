import { watchForDamage, type Damage } from '../../engines/tables/index.ts'

/** Watches columns of codes in raw bytes. */
export interface CodeWatch {
  /** 1 for each column (from 0) that is watched. */
  readonly watched: Uint8Array
  look(bytes: Buffer, from: number, to: number, column: number, row: number): void
  found(): { column: number; damage: Damage }[]
}

const LONGEST = 64

/** Whether a value could be a power of ten (2.31E+13) or a day that was a code (7-Sep, Sep-07), told from a few bytes. */
function mayBeDamaged(bytes: Buffer, from: number, digitsEnd: number, to: number): boolean {
  const next = bytes[digitsEnd] as number
  if (digitsEnd > from)
    return to - from <= 24 && (next === 46 || next === 44 || next === 45 || (next | 32) === 101) && hasLetter(bytes, digitsEnd, to)
  return (to - from === 6 && bytes[from + 3] === 45) || next === 45 || next === 43
}

function hasLetter(bytes: Buffer, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (((bytes[i] as number) | 32) >= 97 && ((bytes[i] as number) | 32) <= 122) return true
  return false
}

/** Counts codes of digits by their length without making strings; what is not plain digits and could be damaged goes to the slower watch. */
export function watchCodes(columns: readonly number[], width: number): CodeWatch {
  const watched = new Uint8Array(width + 1)
  for (const column of columns) watched[column] = 1
  const counts = new Map(
    columns.map((column) => [
      column,
      { lengths: new Uint32Array(LONGEST), rows: new Uint32Array(LONGEST), watch: watchForDamage(), others: 0 },
    ]),
  )
  const at: ({ lengths: Uint32Array; rows: Uint32Array; watch: ReturnType<typeof watchForDamage>; others: number } | undefined)[] =
    Array.from({ length: width }, (_, column) => counts.get(column))
  return {
    watched,
    look(bytes, from, to, column, row) {
      if (bytes[from] === 34) {
        from++
        to--
      }
      const length = to - from
      if (length <= 0 || length >= LONGEST) return
      const counter = at[column]
      if (!counter) return
      let i = from
      while (i < to && (bytes[i] as number) >= 48 && (bytes[i] as number) <= 57) i++
      if (i === to) {
        if (length < 15 || bytes[to - 1] !== 48) {
          counter.lengths[length] = (counter.lengths[length] as number) + 1
          if (counter.rows[length] === 0) counter.rows[length] = row
          return
        }
      } else if (!mayBeDamaged(bytes, from, i, to)) {
        counter.others++
        return
      }
      counter.watch.add(bytes.toString('latin1', from, to), row)
    },
    found() {
      return [...counts].flatMap(([column, { lengths, rows, watch, others }]) => {
        lengths.forEach((count, length) => {
          if (count > 0) watch.addDigits(length, rows[length] as number, count)
        })
        watch.addOthers(others)
        return watch.found().map((damage) => ({ column, damage }))
      })
    },
  }
}
