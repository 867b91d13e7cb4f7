import { createWriteStream } from 'node:fs'
import { once } from 'node:events'
import { seededRandom } from '../../src/kernel/index.ts'

/** The 22 columns of a national staff-in-post extract. */
export const COLUMNS = [
  'Organisation Code',
  'Organisation Name',
  'Unique NHS Identifier',
  'Employee Number',
  'Assignment Number',
  'Last Name',
  'First Name',
  'Date of Birth',
  'Staff Group',
  'Occupation Code',
  'Job Role',
  'Area of Work',
  'Position Title',
  'Pay Band',
  'Registration Body',
  'Registration Number',
  'Assignment Status',
  'Contracted FTE',
  'Start Date',
  'Town',
  'Department',
  'Month',
] as const

const pick = (random: { between(from: number, to: number): number }, from: readonly string[]): string =>
  from[random.between(0, from.length - 1)] ?? ''

const SYLLABLES = ['ka', 'lo', 'mer', 'tin', 'ash', 'vel', 'dor', 'ric', 'sun', 'bra', 'nel', 'woth']
const TITLES = [
  'Staff Nurse',
  'Project Worker',
  'Art Therapist',
  'Healthcare Assistant',
  'Ward Clerk',
  'Psychological Therapist',
  'Physiotherapist',
]
const ROLES = [
  'Staff Nurse',
  'Specialist Practitioner',
  'Art Therapist',
  'Health Care Support Worker',
  'Clerical Worker',
  'Psychotherapist',
  'Physiotherapist',
]
const CODES = ['N6A', 'S1M', 'S1H', 'H1A', 'G2A', 'S1M', 'S1E']
const AREAS = [
  'General Medicine',
  'Mental Health',
  'Art Therapy',
  'Elderly Care Medicine',
  'Information Technology',
  'Psychotherapy',
  'Physiotherapy',
]
const TOWNS = ['Thornelmere', 'Marlenwick', 'Quillstead', 'Bramberhaven']

/** Writes an invented extract: the same rows on every machine. */
export async function writeStaffFile(path: string, rows: number): Promise<void> {
  const random = seededRandom(1, 'bench import')
  const name = (): string => Array.from({ length: random.between(2, 3) }, () => pick(random, SYLLABLES)).join('')
  const out = createWriteStream(path)
  out.write(`${COLUMNS.join(',')}\n`)
  let lines: string[] = []
  for (let i = 0; i < rows; i++) {
    const kind = random.between(0, TITLES.length - 1)
    const trust = random.between(0, 199)
    const day = String(random.between(1, 28)).padStart(2, '0')
    const month = String(random.between(1, 12)).padStart(2, '0')
    lines.push(
      [
        `Z${String(trust).padStart(4, '0')}`,
        `Invented NHS Trust number ${trust}`,
        String(100_000_000 + i),
        String(20_000_000 + i),
        `${20_000_000 + i}-${random.between(1, 3)}`,
        name(),
        name(),
        `19${random.between(55, 99)}-${month}-${day}`,
        'Additional Clinical Services',
        CODES[kind] ?? '',
        ROLES[kind] ?? '',
        AREAS[kind] ?? '',
        TITLES[kind] ?? '',
        `Band ${random.between(3, 8)}`,
        'HCPC',
        kind === 2 ? `AS${String(random.between(1, 99_999)).padStart(6, '0')}` : '',
        'Active Assignment',
        pick(random, ['1.00', '0.80', '0.60', '0.53']),
        `20${random.between(10, 25)}-${month}-${day}`,
        pick(random, TOWNS),
        `Team ${random.between(1, 60)}`,
        '2026-09',
      ].join(','),
    )
    if (lines.length === 5_000) {
      if (!out.write(`${lines.join('\n')}\n`)) await once(out, 'drain')
      lines = []
    }
  }
  out.end(lines.length > 0 ? `${lines.join('\n')}\n` : '')
  await once(out, 'finish')
}
