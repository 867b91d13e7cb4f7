import { ESR, type Layout } from './layouts.ts'
import { SNAPSHOT, type StaffRow } from './staff-row.ts'
import type { Organisation } from './world.ts'

/** A cell of a sheet: a day is a real date. */
export type SheetCell = string | number | { readonly date: string } | null

const GROUPS: Readonly<Record<string, string>> = {
  'Organisation Code': 'Organisation',
  'Employee Number': 'Person',
  'Staff Group': 'Post',
  'Registration Body': 'Registration',
  'Assignment Status': 'Assignment',
}

const DAYS: Readonly<Record<string, (row: StaffRow) => string>> = {
  'Date of Birth': (row) => row.holder.born,
  'Registration Expiry Date': (row) => row.holder.registration.expiry,
}

/** One trust's extract as somebody made it in Excel: lines above the table, two header rows, real dates, a total at the foot. */
export function sheetRows(organisation: Organisation, rows: readonly StaffRow[], layout: Layout = ESR): SheetCell[][] {
  const total = rows.reduce((sum, row) => sum + Number(row.fte), 0)
  const last = layout.findIndex(([header]) => header === 'Contracted FTE')
  return [
    ['Staff in post with registrations: fictional data, no real person or organisation'],
    [organisation.name],
    ['Snapshot', { date: SNAPSHOT }],
    [],
    layout.map(([header]) => GROUPS[header] ?? null),
    layout.map(([header]) => header),
    ...rows.map((row) => layout.map(([header, cell]) => typed(header, cell(row), row))),
    layout.map((_, i) => (i === 0 ? 'Total' : i === last ? Math.round(total * 100) / 100 : i === 5 ? rows.length : null)),
  ]
}

function typed(header: string, text: string, row: StaffRow): SheetCell {
  const day = DAYS[header]?.(row)
  if (day !== undefined) return day === '' ? null : { date: day }
  if (header === 'Contracted FTE') return Number(text)
  return text === '' ? null : text
}
