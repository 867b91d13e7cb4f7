import { seededRandom, type PlainDate, type SeededRandom } from '../../kernel/index.ts'
import { Cast } from './cast.ts'
import type { Registrant } from './registration.ts'
import { staffOf } from './staff-of.ts'
import { openStage } from './stage.ts'
import { isActive, type StaffRow } from './staff-row.ts'
import { makeWorld, type Organisation } from './world.ts'

/** Staff records of several month ends, with a register, as they stand once they are imported: field by field. */
export interface MonthlyRecords {
  readonly register: readonly Record[]
  readonly staff: ReadonlyMap<string, readonly { readonly asAt: PlainDate; readonly rows: readonly Record[] }[]>
}
export type Record = Readonly<{ [field: string]: string | null }>

export interface MonthlyOptions {
  readonly seed: number
  readonly organisations: readonly Organisation[]
  /** Ends of months, earliest first. */
  readonly months: readonly PlainDate[]
  /** Practising arts therapists in all organisations together. */
  readonly therapists: number
  readonly registrants: { readonly arts: number; readonly others: number }
  /** Share of the posts that somebody begins, and that somebody leaves, in a month; of the arts therapists’ posts, that is coded anew. */
  readonly change: { readonly joined: number; readonly left: number; readonly recoded: number; readonly onLeave: number }
}

/** What has become of a post by the months: indexes of months, or never. */
interface Course {
  readonly row: StaffRow
  readonly from: number
  readonly until: number
  readonly leaveFrom: number
  readonly recodedFrom: number
  readonly start: string
}

/** Fictional records of some organisations over some months; the same options give the same records. */
export function monthlyRecords(options: MonthlyOptions): MonthlyRecords {
  const { seed, organisations, months, therapists, registrants } = options
  const towns = [...new Set(organisations.flatMap((organisation) => organisation.towns))]
  const stage = openStage(seed, { organisations, towns, elsewhere: makeWorld(seed, 1).elsewhere }, registrants)
  const cast = new Cast(stage)
  cast.fill(0, therapists)
  const staff = new Map(
    organisations.map((organisation) => {
      const random = seededRandom(seed, `months of ${organisation.code}`)
      const known = cast.posts.filter(({ row }) => row.holder.organisation === organisation)
      const arts = new Set(known.flatMap(({ row, truth }) => (truth.kind === 'arts-therapist' ? [row] : [])))
      const hidden = known.find(
        ({ row, truth }) => truth.artsTherapist && row.holder.registration.numberRight && row.contract === 'Permanent',
      )
      const rows = [...new Set(staffOf(stage, organisation, known, cast))]
      const courses = rows.map((row) =>
        row === hidden?.row
          ? courseOf(projectWorker(row, hidden.truth.number), false, { ...options, change: NO_CHANGE }, random)
          : courseOf(row, arts.has(row), options, random),
      )
      return [organisation.code, months.map((asAt, month) => ({ asAt, rows: inMonth(courses, asAt, month) }))] as const
    }),
  )
  cast.register.fillUpOthers()
  return { register: [...cast.register.arts, ...cast.register.others].map(entryOf), staff }
}

const NO_CHANGE = { joined: 0, left: 0, recoded: 0, onLeave: 0 }

/** Each employer has somebody under a title and a code that say nothing, whom the number alone gives away. */
const projectWorker = (row: StaffRow, number: string): StaffRow => ({
  ...row,
  holder: {
    ...row.holder,
    registration: { ...row.holder.registration, body: 'HCPC', type: '', number, numberRight: true },
  },
  title: 'Project Worker',
  occupation: 'S1M',
  role: 'Practitioner',
  area: 'Community Mental Health',
  grade: 'Review Body Band 6',
  status: 'Active Assignment',
  fte: '0.80',
})

function courseOf(row: StaffRow, isArts: boolean, { change, months }: MonthlyOptions, random: SeededRandom): Course {
  const first = (rate: number): number => {
    for (let month = 1; month < months.length; month++) if (random.chance(rate)) return month
    return Infinity
  }
  const joined = first(change.joined)
  const from = joined === Infinity ? 0 : joined
  return {
    row,
    from,
    until: Math.max(first(change.left), from + 1),
    leaveFrom: isActive(row.status) ? first(change.onLeave) : Infinity,
    recodedFrom: isArts ? first(change.recoded) : Infinity,
    start: from === 0 ? `${random.between(2009, 2024)}-0${random.between(1, 9)}-01` : `${months[from]?.slice(0, 8)}01`,
  }
}

const inMonth = (courses: readonly Course[], asAt: PlainDate, month: number): Record[] =>
  courses
    .filter(({ from, until }) => from <= month && month < until)
    .map(({ row, leaveFrom, recodedFrom, start }) => {
      const coded = month >= recodedFrom ? { ...row, occupation: 'S1H', area: 'Art/Music/Drama Therapy' } : row
      return recordOf(month >= leaveFrom ? { ...coded, status: 'Maternity & Adoption' } : coded, start, asAt)
    })

const TEAMS: Readonly<{ [area: string]: string }> = {
  'Art/Music/Drama Therapy': 'Arts Psychotherapies',
  'Art Therapy': 'Arts Psychotherapies',
  'Drama Therapy': 'Arts Psychotherapies',
  'Music Therapy': 'Arts Psychotherapies',
  'Mental Health Child and Adolescent': 'Young People’s Service',
  'Child and Adolescent Psychiatry': 'Young People’s Service',
  'Mental Health Older People': 'Older People’s Service',
  'Learning Disability Other': 'Learning Disability Service',
  'Mental Health Forensic': 'Forensic Service',
}

const filled = (fields: Readonly<{ [field: string]: string }>): Record =>
  Object.fromEntries(Object.entries(fields).map(([field, value]) => [field, value === '' ? null : value]))

const recordOf = ({ holder, ...row }: StaffRow, start: string, asAt: PlainDate): Record =>
  filled({
    organisation_name: holder.organisation.name,
    organisation_code: holder.organisation.code,
    region: holder.organisation.region,
    icb: holder.organisation.icb,
    person_identifier: holder.nationalIdentifier,
    employee_number: holder.employeeNumber,
    assignment_number: row.assignmentNumber,
    surname: holder.surname,
    forenames: holder.forenames,
    known_as: holder.knownAs,
    previous_surname: holder.former,
    date_of_birth: holder.born,
    ni_number: holder.nationalInsurance,
    staff_group: row.staffGroup,
    occupation_code: row.occupation,
    job_role: row.role,
    area_of_work: row.area,
    position_title: row.title,
    band: row.grade,
    registration_body: holder.registration.body,
    registration_type: holder.registration.type,
    registration_number: holder.registration.number,
    registration_expiry: holder.registration.expiry,
    registration_status: holder.registration.status,
    assignment_status: row.status,
    contract_type: row.contract,
    fte: row.fte,
    start_date: start,
    town: row.town,
    team: `${row.town} ${TEAMS[row.area] ?? 'Community Team'}`,
    snapshot_month: asAt.slice(0, 7),
  })

const entryOf = ({ number, surname, forenames, profession, modality, status, locality, from, to }: Registrant): Record =>
  filled({ number, surname, forenames, profession, modality, status, locality, from, to })
