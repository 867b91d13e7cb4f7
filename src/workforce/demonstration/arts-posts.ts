import type { SeededRandom } from '../../kernel/index.ts'
import { Draw } from './draw.ts'
import { misspell } from './misspelling.ts'
import { RECORD, VISIBILITY, WHEN } from './rates.ts'
import { gradeName, type StaffRow } from './staff-row.ts'
import titles from './titles.json' with { type: 'json' }

export type Modality = 'art' | 'drama' | 'music'
export type Visibility = keyof typeof VISIBILITY

/** What one post is called, coded and graded. */
export type PostWords = Pick<StaffRow, 'staffGroup' | 'occupation' | 'role' | 'area' | 'title' | 'grade'> & {
  readonly bandContradicts: boolean
}

const drawOf = (weights: Readonly<Record<string, number>>): Draw<string> => new Draw(Object.entries(weights))

export const GENERIC = {
  clinician: drawOf(titles.generic.clinician),
  therapist: drawOf(titles.generic.therapist),
  support: drawOf(titles.generic.support),
  lead: drawOf(titles.generic.lead),
} as const

const EXPLICIT: Readonly<Record<Modality | 'any', Draw<string>>> = {
  any: drawOf(titles.explicit.any),
  art: drawOf(titles.explicit.art),
  drama: drawOf(titles.explicit.drama),
  music: drawOf(titles.explicit.music),
}

/** Which generic title an arts therapist is given: adverts show them among clinicians and psychological therapists first. [A] */
const GENERIC_FOR_ARTS = new Draw<keyof typeof GENERIC>([
  ['clinician', 44],
  ['therapist', 38],
  ['support', 11],
  ['lead', 7],
])

/** Bands of qualified arts therapists: 6 to 8d (BAAT). */
const BANDS = new Draw([
  ['6', 42],
  ['7', 44],
  ['8a', 10],
  ['8b', 3],
  ['8c', 1],
])

const RIGHT_OCCUPATION = new Draw([
  ['S1H', 92],
  ['S0H', 3],
  ['SAH', 2],
  ['S6H', 3],
])
/** Where the wrong codes go: psychological therapy first, then other therapy, support, nursing and administration. [A] */
const OTHER_OCCUPATION = new Draw([
  ['S1M', 34],
  ['S1L', 9],
  ['S1X', 11],
  ['S0X', 3],
  ['S1K', 7],
  ['S1C', 6],
  ['S1U', 3],
  ['H1D', 5],
  ['H2D', 6],
  ['H1N', 4],
  ['G1D', 3],
  ['G2D', 2],
  ['N6E', 3],
  ['N6D', 2],
  ['S9H', 2],
  ['S5H', 1],
  ['S5M', 2],
])

const RIGHT_ROLE: Readonly<Record<Modality, Draw<string>>> = {
  art: new Draw([
    ['Art Therapist', 80],
    ['Art Therapist Specialist Practitioner', 14],
    ['Art Therapist Consultant', 2],
    ['Art Therapist Manager', 4],
  ]),
  drama: new Draw([
    ['Drama Therapist', 70],
    ['Dramatherapist', 12],
    ['Drama Therapist Specialist Practitioner', 14],
    ['Drama Therapist Manager', 4],
  ]),
  music: new Draw([
    ['Music Therapist', 82],
    ['Music Therapist Specialist Practitioner', 14],
    ['Music Therapist Manager', 4],
  ]),
}
const OTHER_ROLE = new Draw([
  ['Psychotherapist', 26],
  ['Specialist Practitioner', 12],
  ['Practitioner', 14],
  ['Counsellor', 6],
  ['Multi Therapist', 7],
  ['Advanced Practitioner', 3],
  ['Occupational Therapist', 5],
  ['Support, Time, Recovery Worker', 5],
  ['Health Care Support Worker', 3],
  ['Manager', 5],
  ['Family Therapist', 3],
  ['Child and Adolescent Psychological Therapist or Psychotherapist', 4],
  ['Art Therapist', 3],
  ['Officer', 1],
  ['Community Practitioner', 3],
])

const OWN_AREA: Readonly<Record<Modality, string>> = { art: 'Art Therapy', drama: 'Drama Therapy', music: 'Music Therapy' }
const OTHER_AREA = new Draw([
  ['Mental Health Adult', 22],
  ['Community Mental Health', 16],
  ['Mental Health Child and Adolescent', 20],
  ['Child and Adolescent Psychiatry', 8],
  ['Mental Health Older People', 8],
  ['Mental Health', 8],
  ['Learning Disability Other', 6],
  ['Mental Health Forensic', 5],
  ['General Psychiatry', 4],
  ['Counselling', 2],
  ['Mental Health Primary Care - IAPT', 3],
  ['Paediatrics', 2],
  ['Occupational Therapy', 3],
  ['Palliative Medicine', 1],
])

const visibilities = new Draw(Object.entries(VISIBILITY) as [Visibility, number][])
export const drawVisibility = (random: SeededRandom): Visibility => visibilities.next(random)

/** A post of a practising arts therapist, as visible as it is. */
export function artsPost(modality: Modality, visibility: Visibility, random: SeededRandom): PostWords {
  const rates = WHEN[visibility]
  const band = BANDS.next(random)
  const bandWrong = random.chance(RECORD.bandWrong)
  const occupation = random.chance(rates.rightOccupation) ? RIGHT_OCCUPATION.next(random) : OTHER_OCCUPATION.next(random)
  const role = random.chance(rates.rightRole) ? RIGHT_ROLE[modality].next(random) : OTHER_ROLE.next(random)
  const area = random.chance(rates.rightArea)
    ? random.chance(0.55)
      ? 'Art/Music/Drama Therapy'
      : OWN_AREA[modality]
    : OTHER_AREA.next(random)
  const title = random.chance(rates.explicitTitle)
    ? EXPLICIT[random.chance(0.14) ? 'any' : modality].next(random)
    : GENERIC[GENERIC_FOR_ARTS.next(random)].next(random)
  return {
    ...withGaps({ staffGroup: staffGroupOf(role), occupation, role, area, title: writtenTitle(title, band, random) }, random),
    grade: gradeName(bandWrong ? random.pick(['4', '5']) : band),
    bandContradicts: bandWrong,
  }
}

const staffGroupOf = (role: string): string => {
  if (/^(Art|Drama|Music|Multi|Dramatherapist|Occupational)/.test(role)) return 'Allied Health Professionals'
  return /Support|Officer|Manager/.test(role) ? 'Additional Clinical Services' : 'Additional Professional, Scientific and Technical'
}

/** A title as it was typed into the position: with its band, misspelt, in capitals. */
export function writtenTitle(title: string, band: string, random: SeededRandom): string {
  let written = title
  if (random.chance(RECORD.misspeltTitle)) written = misspellWord(written, random)
  if (random.chance(RECORD.bandInTitle)) written = random.chance(0.5) ? `${written} Band ${band}` : `${written} - B${band}`
  return random.chance(0.04) ? written.toUpperCase() : written
}

function misspellWord(title: string, random: SeededRandom): string {
  const words = title.split(' ')
  const at = random.between(0, words.length - 1)
  words[at] = misspell(words[at] ?? '', random)
  return words.join(' ')
}

/** Records have gaps: each of these cells is empty now and then. */
export function withGaps<T extends { title: string; occupation: string; role: string; area: string }>(words: T, random: SeededRandom): T {
  return {
    ...words,
    title: random.chance(RECORD.noTitle) ? '' : words.title,
    occupation: random.chance(RECORD.noOccupation) ? '' : words.occupation,
    role: random.chance(RECORD.noRole) ? '' : words.role,
    area: random.chance(RECORD.noArea) ? '' : words.area,
  }
}
