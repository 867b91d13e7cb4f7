import { seededRandom } from '../../kernel/index.ts'

export const STAFF = [
  'assignment_number',
  'organisation_code',
  'surname',
  'forenames',
  'date_of_birth',
  'position_title',
  'occupation_code',
  'job_role',
  'area_of_work',
  'band',
  'registration_type',
  'registration_number',
  'assignment_status',
  'town',
] as const
export type Row = Partial<Record<(typeof STAFF)[number], string>>
export const REGISTER = ['number', 'surname', 'forenames', 'profession', 'modality', 'status', 'locality', 'from', 'to'] as const
export type Entry = Partial<Record<(typeof REGISTER)[number], string>>

const FORENAMES = [
  'Aoife',
  'Bethan',
  'Chidi',
  'Dilys',
  'Ewa',
  'Farah',
  'Gwen',
  'Hamza',
  'Ines',
  'Jaya',
  'Kirsty',
  'Lowri',
  'Marek',
  'Nia',
  'Oona',
  'Petra',
]
const SURNAMES = [
  'Abara',
  'Bexley',
  'Carrow',
  'Dunmore',
  'Ellwood',
  'Farrant',
  'Gantry',
  'Holloway',
  'Ivers',
  'Jessop',
  'Kerrin',
  'Lattimer',
  'Marlow',
  'Norrice',
  'Ockham',
  'Pryce',
]

/** A small world around the people a test names: 400 other posts, 300 other registered arts therapists, 60 of them employed and numbered. */
export function world(): { staff: Row[]; register: Entry[] } {
  const random = seededRandom(2, 'world')
  const name = () => ({ surname: `${random.pick(SURNAMES)}${random.pick(['', 'son', 'ley', 'ton'])}`, forenames: random.pick(FORENAMES) })
  const register = Array.from({ length: 300 }, (_, i): Entry => ({
    ...name(),
    number: `AS0${20000 + i * 7}`,
    profession: 'Arts therapist',
    modality: 'Art',
    status: 'Registered',
    locality: random.pick(['Leeds', 'York', 'Hull']),
    to: '2028-05-31',
  }))
  const employed = register.slice(0, 60).map((entry, i): Row => ({
    assignment_number: `3${String(i).padStart(7, '0')}`,
    surname: entry.surname ?? '',
    forenames: entry.forenames ?? '',
    registration_number: entry.number ?? '',
    town: entry.locality ?? '',
    position_title: i % 3 === 0 ? 'CAMHS Practitioner' : 'Art Therapist',
    occupation_code: i % 3 === 0 ? 'S1M' : 'S1H',
    band: 'Band 7',
  }))
  const others = Array.from({ length: 400 }, (_, i): Row => ({
    ...name(),
    assignment_number: `4${String(i).padStart(7, '0')}`,
    position_title: random.pick(['Staff Nurse', 'Porter', 'Project Worker', 'Care Co-ordinator']),
    occupation_code: random.pick(['N6D', 'G3B', 'H2D']),
    town: random.pick(['Leeds', 'York', 'Hull']),
    band: 'Band 5',
  }))
  return { staff: [...employed, ...others].map((row) => ({ organisation_code: 'XA1', area_of_work: 'Mental Health', ...row })), register }
}

export const csv = (columns: readonly string[], rows: readonly Record<string, string | undefined>[]): string =>
  [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))]
    .map((cells) => cells.map((cell) => `"${cell}"`).join(','))
    .join('\n')
