import { withoutAccents } from './misspelling.ts'
import type { StaffRow } from './staff-row.ts'

/** A file layout: what each column is headed, and what it holds of a post. */
export type Layout = readonly (readonly [header: string, cell: (row: StaffRow) => string])[]

const british = (day: string): string => (day === '' ? '' : `${day.slice(8)}/${day.slice(5, 7)}/${day.slice(0, 4)}`)

/** As the electronic staff record's reports head their columns. */
export const ESR: Layout = [
  ['Organisation Code', (row) => row.holder.organisation.code],
  ['Organisation Name', (row) => row.holder.organisation.name],
  ['Region', (row) => row.holder.organisation.region],
  ['Integrated Care Board', (row) => row.holder.organisation.icb],
  ['Employee Number', (row) => row.holder.employeeNumber],
  ['Assignment Number', (row) => row.assignmentNumber],
  ['Last Name', (row) => row.holder.surname],
  ['First Name', (row) => row.holder.forenames],
  ['Known As', (row) => row.holder.knownAs],
  ['Previous Last Name', (row) => row.holder.former],
  ['Date of Birth', (row) => british(row.holder.born)],
  ['NI Number', (row) => row.holder.nationalInsurance],
  ['Gender', (row) => (row.holder.sex === 'female' ? 'Female' : 'Male')],
  ['Staff Group', (row) => row.staffGroup],
  ['Occupation Code', (row) => row.occupation],
  ['Job Role', (row) => row.role],
  ['Area of Work', (row) => row.area],
  ['Position Title', (row) => row.title],
  ['Pay Grade', (row) => row.grade],
  ['Registration Body', (row) => row.holder.registration.body],
  ['Registration Type', (row) => row.holder.registration.type],
  ['Registration Number', (row) => row.holder.registration.number],
  ['Registration Expiry Date', (row) => british(row.holder.registration.expiry)],
  ['Registration Status', (row) => row.holder.registration.status],
  ['Assignment Status', (row) => row.status],
  ['Employment Contract Type', (row) => row.contract],
  ['Contracted FTE', (row) => row.fte],
  ['Location Town', (row) => row.town],
]

/** As the staff-in-post extracts of the data warehouse head theirs; one day format, a band without words. */
export const WAREHOUSE: Layout = [
  ['Tm Year Month', () => '2026-10'],
  ['Ocs Code', (row) => row.holder.organisation.code],
  ['Org Name', (row) => row.holder.organisation.name],
  ['Region Name', (row) => row.holder.organisation.region],
  ['ICB Name', (row) => row.holder.organisation.icb],
  ['Unique Nhs Identifier', (row) => row.holder.nationalIdentifier],
  ['Employee Number', (row) => row.holder.employeeNumber],
  ['Assignment Number', (row) => row.assignmentNumber],
  ['Surname', (row) => row.holder.surname],
  ['Forenames', (row) => row.holder.forenames],
  ['Birth Date', (row) => british(row.holder.born)],
  ['Staff Group', (row) => row.staffGroup],
  ['Occupation Code', (row) => row.occupation],
  ['Job Role', (row) => row.role],
  ['Area Of Work', (row) => row.area],
  ['Position Title', (row) => row.title],
  ['Payscale Description', (row) => row.grade],
  ['Registration Body', (row) => row.holder.registration.body],
  ['Registration Type', (row) => row.holder.registration.type],
  ['Registration Number', (row) => row.holder.registration.number],
  ['Status', (row) => row.status],
  ['Asg Type Of Contract', (row) => row.contract],
  ['Contracted Wte', (row) => row.fte],
  ['Town', (row) => row.town],
]

/** One line of a delimited file; a cell with the delimiter, a quote or a line end is quoted. */
export function csvLine(cells: readonly string[], delimiter: string): string {
  let line = ''
  for (const [i, cell] of cells.entries()) {
    if (i > 0) line += delimiter
    line += cell.includes(delimiter) || cell.includes('"') || cell.includes('\n') ? `"${cell.replaceAll('"', '""')}"` : cell
  }
  return `${line}\r\n`
}

/** The characters Windows-1252 has beyond Latin-1 that our texts use. */
const BEYOND_LATIN: Readonly<Record<string, number>> = { '–': 0x96, '’': 0x92, š: 0x9a, ž: 0x9e, Š: 0x8a, Ž: 0x8e }

/** Text as Windows-1252; a letter it does not have loses its accent, as it does in the systems that write such files. */
export function windows1252(text: string): Uint8Array {
  const bytes: number[] = []
  for (const letter of text) {
    const known = BEYOND_LATIN[letter] ?? (letter.charCodeAt(0) <= 0xff ? letter.charCodeAt(0) : null)
    if (known !== null) bytes.push(known)
    else for (const plain of withoutAccents(letter)) bytes.push(plain.charCodeAt(0) <= 0xff ? plain.charCodeAt(0) : 0x3f)
  }
  return Uint8Array.from(bytes)
}
