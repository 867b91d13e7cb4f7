import { understandDates, type DateReading } from '../../engines/tables/index.ts'
import { parsePlainDate, parseWte, type PlainDate } from '../../kernel/index.ts'
import {
  areaOfWork,
  assignmentStatus,
  band,
  jobRole,
  occupationCode,
  parseRegistrationNumber,
  registrationType,
} from '../reference/index.ts'
import { dateFieldsOf, fieldsOf, labelOf, type RowKind } from './kinds.ts'
import type { RowValues } from './row-key.ts'

/** Values of one field that cannot be used as they are: what is wrong, in which rows, what to do. */
export interface RowProblem {
  readonly code: string
  readonly field: string
  readonly label: string
  readonly message: string
  readonly todo: string
  /** Rows concerned. */
  readonly count: number
  /** The commonest first, with the first row of each as a spreadsheet numbers it. */
  readonly values: readonly { readonly value: string; readonly count: number; readonly row: number }[]
  /** True where a value can be replaced in the page. */
  readonly mendable: boolean
}

export interface Check {
  readonly field: string
  readonly code: string
  readonly isWrong: (value: string) => boolean
  readonly message: (values: number) => string
  readonly todo: string
}

const notListed = (field: string, list: string, known: (value: string) => boolean): Check => ({
  field,
  code: `unknown-${field.replaceAll('_', '-')}`,
  isWrong: (value) => !known(value),
  message: (values) => `${values === 1 ? 'A value is' : `${values} values are`} not in ${list}.`,
  todo: 'Give the value that is meant, or leave it: it is then read as saying nothing. A value newer than the list is fine.',
})

const CHECKS: Readonly<Record<RowKind, readonly Check[]>> = {
  staff: [
    notListed('occupation_code', 'the NHS Occupation Code Manual v22.1', (value) => occupationCode(value)?.known ?? false),
    notListed('job_role', 'the job roles of the NHS Data Dictionary', (value) => jobRole(value) !== null),
    notListed('area_of_work', 'the areas of work of the NHS Data Dictionary', (value) => areaOfWork(value) !== null),
    notListed('band', 'the bands and payscales', (value) => band(value) !== null),
    notListed('registration_type', 'the registration types of the NHS Data Dictionary', (value) => registrationType(value) !== null),
    notListed('assignment_status', 'the assignment statuses of the NHS Data Dictionary', (value) => assignmentStatus(value) !== null),
    {
      field: 'fte',
      code: 'fte',
      isWrong: (value) => parseWte(value) === null,
      message: (values) => `${values === 1 ? 'A value is' : `${values} values are`} not a number from 0 to 2.`,
      todo: 'Give the whole-time equivalent, such as 0.6. Hours are not read: the post would add nothing to FTE.',
    },
    {
      field: 'registration_number',
      code: 'registration-number',
      isWrong: (value) => parseRegistrationNumber(value) === null,
      message: (values) => `${values === 1 ? 'A value has' : `${values} values have`} no shape of a registration number.`,
      todo: 'Give the number as the register prints it, such as AS012345, or leave it: nobody is then confirmed by it.',
    },
  ],
  register: [
    {
      field: 'number',
      code: 'registration-number',
      isWrong: (value) => parseRegistrationNumber(value) === null,
      message: (values) => `${values === 1 ? 'A value has' : `${values} values have`} no shape of a registration number.`,
      todo: 'Give the number as the register prints it, such as AS012345, or leave it: nobody is then confirmed by it.',
    },
  ],
  members: [],
}

/** Shown in the page; the rest stand in the error workbook. */
export const SHOWN = 50
/** Different days of a column are kept until all were seen; beyond so many it is not one of days. */
const MOST_DAYS = 100_000
/** Values known to be right: the few hundred that most rows have. */
const MOST_KNOWN = 5_000

interface Seen {
  count: number
  row: number
}

const dayCheck = (field: string, isWrong: Check['isWrong'], doubtful?: string): Check => ({
  field,
  code: doubtful === undefined ? 'date' : 'dates-contradict',
  isWrong,
  message: (values) => doubtful ?? `${values === 1 ? 'A value is' : `${values} values are`} not a day.`,
  todo: 'Give the day as YYYY-MM-DD, or leave it: it is then not known.',
})

/** The checks of rows that are stored: their days are written YYYY-MM-DD where they could be read. */
export const checksOf = (kind: RowKind): readonly Check[] => [
  ...CHECKS[kind],
  ...dateFieldsOf(kind).map((field) => dayCheck(field, (value) => parsePlainDate(value) === null)),
]

/** Looks at every row once, then says what is wrong and how days are read. Keeps distinct values, not rows. */
export function watchRows(kind: RowKind) {
  const checks = CHECKS[kind]
  const dateFields = dateFieldsOf(kind)
  const seen = new Map<string, Map<string, Seen>>([...checks.map(({ field }) => field), ...dateFields].map((field) => [field, new Map()]))
  const watched = [...seen].map(([field, values]) => ({
    at: fieldsOf(kind).indexOf(field),
    values,
    known: new Set<string>(),
    // Of days, what is wrong is known only when all were seen.
    isWrong: checks.find((check) => check.field === field)?.isWrong ?? null,
  }))
  const keys = new Map<string, number>()
  const repeated: { value: string; count: number; row: number }[] = []
  let repeats = 0
  return {
    add(row: RowValues, rowNumber: number, key: string): void {
      for (const { at, values, known, isWrong } of watched) {
        const value = row[at]
        if (value == null || known.has(value)) continue
        const before = values.get(value)
        if (before) before.count++
        else if (isWrong === null ? values.size < MOST_DAYS : isWrong(value)) values.set(value, { count: 1, row: rowNumber })
        else if (known.size < MOST_KNOWN) known.add(value)
      }
      const first = keys.get(key)
      if (first === undefined) keys.set(key, rowNumber)
      else {
        repeats++
        if (repeated.length < SHOWN) repeated.push({ value: `also in row ${first}`, count: 1, row: rowNumber })
      }
    },
    /** `days`: for each field of days, how the values that are not written `YYYY-MM-DD` read. */
    finish(): { problems: RowProblem[]; days: Days } {
      const readings = new Map<string, DateReading>(
        dateFields.map((field) => [field, understandDates((seen.get(field) ?? new Map()).keys())]),
      )
      const problems = checks.flatMap((check) => grouped(kind, check, seen.get(check.field) ?? new Map()))
      for (const [field, reading] of readings) {
        const doubtful = reading.problems.find((problem) => problem.kind === 'question')
        problems.push(
          ...grouped(
            kind,
            dayCheck(field, (value) => reading.parse(value) === null, doubtful?.message),
            seen.get(field) ?? new Map(),
          ),
        )
      }
      if (repeats > 0) problems.push(repeatsOf(kind, repeats, repeated))
      return {
        problems,
        days: Object.fromEntries([...readings].map(([field, reading]) => [field, rewritten(seen.get(field) ?? new Map(), reading)])),
      }
    },
  }
}

/** Field → value → day. */
export type Days = Readonly<Record<string, Readonly<Record<string, PlainDate>>>>

const rewritten = (values: ReadonlyMap<string, Seen>, reading: DateReading): Record<string, PlainDate> =>
  Object.fromEntries(
    [...values.keys()].flatMap((value) => {
      const day = reading.parse(value)
      return day === null || day === value ? [] : [[value, day]]
    }),
  )

function grouped(kind: RowKind, { field, code, isWrong, message, todo }: Check, values: ReadonlyMap<string, Seen>): RowProblem[] {
  const wrong = [...values].filter(([value]) => isWrong(value)).map(([value, { count, row }]) => ({ value, count, row }))
  if (wrong.length === 0) return []
  wrong.sort((a, b) => b.count - a.count || a.row - b.row)
  const count = wrong.reduce((sum, each) => sum + each.count, 0)
  const label = labelOf(kind, field)
  return [{ code, field, label, message: message(wrong.length), todo, count, values: wrong.slice(0, SHOWN), mendable: true }]
}

const REPEATED: Readonly<Record<RowKind, { field: string; message: string; todo: string }>> = {
  staff: {
    field: 'assignment_number',
    message: 'An assignment stands in more than one row.',
    todo: 'The run counts each assignment of a person once. If the rows are different people, check the assignment numbers.',
  },
  register: { field: 'number', message: 'A registration number stands in more than one row.', todo: 'Check which row is right.' },
  members: {
    field: 'membership_number',
    message: 'A member stands in more than one row.',
    todo: 'Nothing, unless they are different people.',
  },
}

const repeatsOf = (kind: RowKind, count: number, values: RowProblem['values']): RowProblem => {
  const { field, message, todo } = REPEATED[kind]
  return { code: 'repeated', field, label: labelOf(kind, field), message, todo, count, values, mendable: false }
}
