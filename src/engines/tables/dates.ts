import { plainDate, parsePlainDate, shapeOf, type PlainDate, type Problem } from '../../kernel/index.ts'
import { readDateShape, serialDay, type DateShape } from './date-shapes.ts'
import { isMissing } from './missing.ts'

/** How the days of one column are written, decided from all its distinct values. */
export interface DateReading {
  /** Which number comes first where both are below 13; null where the values contradict each other. */
  readonly order: 'day first' | 'month first' | null
  /** One plain sentence. */
  readonly understood: string
  /** How many distinct values (missing ones apart) are no day. */
  readonly unread: number
  readonly problems: readonly Problem[]
  /** The day, or null where the value is missing, is no day, or could be either of two days. */
  parse(value: string): PlainDate | null
}

const problem = (kind: Problem['kind'], code: string, message: string, todo: string, value?: string): Problem => ({
  code: `tables.${code}`,
  kind,
  message,
  todo,
  ...(value !== undefined && { where: { value: shapeOf(value) } }),
})

/**
 * Decides ISO, day–month–year, month–day–year, `01-Mar-2024`, `20240301` and Excel serial numbers (1900 system) from all distinct values of
 * a column at once: one value with a day above 12 settles the order for all. Where nothing does, the order is the UK's, with a warning; where
 * values contradict each other it is a question and the doubtful ones read as null. Years of two digits: 00–39 are 2000–2039.
 */
export function understandDates(distinctValues: Iterable<string>): DateReading {
  const shapes: [string, DateShape | null][] = []
  for (const value of distinctValues) if (!isMissing(value)) shapes.push([value, readDateShape(value)])
  const numbers = shapes.flatMap(([, shape]) => (shape?.kind === 'numbers' ? [shape] : []))
  const proof = (dayFirst: boolean): string | undefined =>
    shapes.find(([, shape]) => shape?.kind === 'numbers' && possible(shape, dayFirst) !== null && possible(shape, !dayFirst) === null)?.[0]
  const ukProof = proof(true)
  const usProof = proof(false)
  const problems: Problem[] = []
  let order: DateReading['order'] = 'day first'
  if (ukProof !== undefined && usProof !== undefined) {
    order = null
    problems.push(
      problem(
        'question',
        'dates-contradict',
        'Some days are written day first and others month first, so days such as 03/04 could be either.',
        'Write all days in this column as YYYY-MM-DD, or give the two kinds in two files.',
        usProof,
      ),
    )
  } else if (usProof !== undefined) {
    order = 'month first'
    problems.push(
      problem(
        'warning',
        'dates-month-first',
        'Days are written month first, as in the United States.',
        'Check one that you know; write YYYY-MM-DD to be safe.',
        usProof,
      ),
    )
  } else if (ukProof === undefined && numbers.some((shape) => shape.first !== shape.second)) {
    problems.push(
      problem(
        'warning',
        'dates-ambiguous',
        'No day of this column shows whether the day or the month comes first; the UK order (day first) was used.',
        'Check one that you know; write YYYY-MM-DD to be safe.',
      ),
    )
  }
  const parse = (value: string): PlainDate | null => {
    if (isMissing(value)) return null
    const shape = readDateShape(value)
    if (!shape) return null
    if (shape.kind === 'day') return shape.day
    if (shape.kind === 'serial') return serialDay(shape.serial)
    if (order !== null) return possible(shape, order === 'day first')
    const [uk, us] = [possible(shape, true), possible(shape, false)]
    return uk !== null && us !== null && uk !== us ? null : (uk ?? us)
  }
  const bad = shapes.filter(([value]) => parse(value) === null)
  const doubtful = bad.filter(([, shape]) => order === null && shape?.kind === 'numbers')
  const unread = bad.length - doubtful.length
  if (unread > 0) {
    const [first] = bad.find(([, shape]) => !(order === null && shape?.kind === 'numbers')) ?? ['']
    problems.push(
      problem(
        'warning',
        'dates-unread',
        `${unread} different ${unread === 1 ? 'value is' : 'values are'} not a day and ${unread === 1 ? 'is' : 'are'} treated as missing.`,
        'Correct them in the source, or leave them empty.',
        first,
      ),
    )
  }
  if (numbers.some((shape) => shape.shortYear)) {
    problems.push(
      problem(
        'warning',
        'dates-short-years',
        'Years are written with two digits; 00 to 39 were read as 2000 to 2039, 40 to 99 as 1940 to 1999.',
        'Write years with four digits.',
      ),
    )
  }
  return { order, understood: sentenceOf(shapes, order), unread, problems, parse }
}

const possible = (shape: Extract<DateShape, { kind: 'numbers' }>, dayFirst: boolean): PlainDate | null =>
  dayFirst ? plainDate(shape.year, shape.second, shape.first) : plainDate(shape.year, shape.first, shape.second)

function sentenceOf(shapes: readonly [string, DateShape | null][], order: DateReading['order']): string {
  const count = (test: (shape: DateShape, value: string) => boolean): number =>
    shapes.filter(([value, shape]) => shape !== null && test(shape, value)).length
  const iso = count((shape, value) => shape.kind === 'day' && parsePlainDate(value.trim().slice(0, 10)) !== null)
  const parts: [number, string][] = [
    [iso, 'YYYY-MM-DD'],
    [count((shape) => shape.kind === 'day') - iso, 'with the month in letters or without separators'],
    [count((shape) => shape.kind === 'numbers'), order === null ? 'in numbers, in an order that is not clear' : `in numbers, ${order}`],
    [count((shape) => shape.kind === 'serial'), 'as the serial numbers of a spreadsheet'],
  ]
  const said = parts.filter(([number]) => number > 0).map(([number, how]) => `${number} ${how}`)
  return said.length === 0 ? 'There are no days in this column.' : `Different days as written: ${said.join(', ')}.`
}
