import { readRecords } from './records.ts'
import { delimiters, type Delimiter } from './schema.ts'

export interface DialectFit {
  readonly delimiter: Delimiter
  /** How many values the usual record has. */
  readonly columns: number
  /** Share of the records (blank ones apart) that have exactly so many: 0–1. */
  readonly share: number
}

/** The most frequent number, the larger one where two are as frequent. */
function usual(numbers: readonly number[]): number {
  const counts = new Map<number, number>()
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1)
  return [...counts].toSorted((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0
}

/**
 * How well each delimiter explains the beginning of a text, the best first. Several may fit (names written "Surname, Forename" in a file of
 * semicolons): whoever knows the schema decides between those that give more than one column.
 */
export function rankDialects(head: string): DialectFit[] {
  const sample = head.slice(0, 200_000)
  const declared = /^sep=([,;\t|])\r?\n?/i.exec(sample)?.[1] as Delimiter | undefined
  const fits = delimiters.map((delimiter): DialectFit => {
    const records = readRecords(sample, delimiter).filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
    // The last record of a sample may be cut in two.
    const counts = (head.length > sample.length && records.length > 1 ? records.slice(0, -1) : records).map(({ cells }) => cells.length)
    const columns = usual(counts.filter((count) => count > 1))
    return columns === 0
      ? { delimiter, columns: 1, share: 0 }
      : { delimiter, columns, share: counts.filter((count) => count === columns).length / counts.length }
  })
  const weight = (fit: DialectFit): number =>
    (fit.delimiter === declared ? 100 : 0) + (fit.columns > 1 ? fit.share * Math.log2(1 + fit.columns) : 0)
  return fits.toSorted((a, b) => weight(b) - weight(a) || delimiters.indexOf(a.delimiter) - delimiters.indexOf(b.delimiter))
}
