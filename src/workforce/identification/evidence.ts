import { TITLE_CLASSES, type TitleClass } from '../titles/index.ts'

/**
 * What a post says of its holder: title, occupation code, job role, area of work, band and stated registration type,
 * each read to a class. Facts and traps: NHS Occupation Code Manual v22.1, National Workforce Data Set, HCPC protected titles.
 */
export interface PostSigns {
  readonly title: TitleClass | null
  readonly occupation: 'arts' | 'arts-support' | 'psychology' | 'other-registered' | 'generic' | 'elsewhere' | null
  readonly role: 'arts' | 'arts-student' | 'psychological' | 'generic' | 'other-registered' | 'other' | null
  readonly area: 'arts' | 'mental-health' | 'corporate' | 'other' | null
  /** NHS band number, without letters. */
  readonly band: number | null
  readonly registrationType: 'arts' | 'other' | null
}

/** The levels of the one post comparison, strongest first; `leads` are worth a search beyond an exact name. */
export const EVIDENCE_LEVELS = [
  { name: 'several', label: 'title, occupation code or job role agree that this is an arts therapist', expected: 0.4, leads: true },
  { name: 'title', label: 'the title alone says arts therapist', expected: 0.1, leads: true },
  { name: 'code', label: 'the occupation code or job role alone says arts therapist', expected: 0.15, leads: true },
  { name: 'leaning', label: 'an arts area of work, or a title that leans that way', expected: 0.06, leads: true },
  { name: 'therapy', label: 'a therapy title or code that arts therapists are employed under', expected: 0.13, leads: false },
  { name: 'setting', label: 'a generic title or code in a mental-health setting', expected: 0.08, leads: false },
  { name: 'neutral', label: 'nothing either way', expected: 0.05, leads: false },
  { name: 'mixed', label: 'a generic or therapy title, but one sign of another occupation', expected: 0.05, leads: false },
  { name: 'elsewhere', label: 'title, code or role point to another occupation', expected: 0.03, leads: false },
] as const satisfies readonly { name: string; label: string; expected: number; leads: boolean }[]

export type EvidenceLevel = (typeof EVIDENCE_LEVELS)[number]['name']

/** Levels at which title or codes call the post an arts therapist's outright. */
export const DESCRIBED: ReadonlySet<EvidenceLevel> = new Set(['several', 'title', 'code'])

/** Levels at which the post itself is one of therapy. */
export const THERAPEUTIC: ReadonlySet<EvidenceLevel> = new Set([...DESCRIBED, 'leaning', 'therapy'])

/** The lowest Agenda for Change band at which arts therapists are employed is 6 (BAAT); a lower one contradicts. */
export const LOWEST_THERAPIST_BAND = 6

const ELSEWHERE_TITLES = new Set(['other-profession', 'administrative', 'trap', 'play', 'dance-movement'])

/** How many of the independent signs say arts therapist outright. */
function strongSigns(signs: PostSigns): { title: boolean; codes: number } {
  const codes = [signs.occupation === 'arts', signs.role === 'arts'].filter(Boolean).length
  return { title: signs.title === 'explicit', codes }
}

export function evidenceLevel(signs: PostSigns): EvidenceLevel {
  const { title, codes } = strongSigns(signs)
  const support =
    signs.occupation === 'arts-support' || signs.role === 'arts-student' || signs.title === 'student' || signs.title === 'assistant'
  if (support && !title && codes === 0) return 'elsewhere'
  if (Number(title) + codes >= 2) return 'several'
  if (title) return 'title'
  if (codes === 1) return 'code'
  if (ELSEWHERE_TITLES.has(signs.title ?? '')) return 'elsewhere'
  if (signs.area === 'arts' || signs.title === 'creative' || signs.title === 'arts-lead') return 'leaning'
  const contradicting = contradictions(signs)
  if (contradicting >= 2 || (contradicting === 1 && (signs.title === null || signs.title === 'unknown'))) return 'elsewhere'
  if (contradicting === 1) return 'mixed'
  if (signs.title === 'therapy-generic' || signs.occupation === 'psychology' || signs.role === 'psychological') return 'therapy'
  if (signs.area === 'mental-health' && (signs.band === null || signs.band >= 5)) return 'setting'
  return 'neutral'
}

/** How many of occupation code, job role, area of work, registration type and band speak of another occupation. */
const contradictions = (signs: PostSigns): number =>
  [
    signs.occupation === 'other-registered' || signs.occupation === 'elsewhere',
    signs.role === 'other-registered' || signs.role === 'other',
    signs.area === 'corporate',
    signs.registrationType === 'other',
    signs.band !== null && signs.band < 4,
  ].filter(Boolean).length

/** Signs as one whole number and back, so that a million posts are judged by their few hundred distinct combinations. */
const OCCUPATIONS = ['arts', 'arts-support', 'psychology', 'other-registered', 'generic', 'elsewhere'] as const
const ROLES = ['arts', 'arts-student', 'psychological', 'generic', 'other-registered', 'other'] as const
const AREAS = ['arts', 'mental-health', 'corporate', 'other'] as const
const TYPES = ['arts', 'other'] as const

const place = (list: readonly string[], value: string | null): number => (value === null ? 0 : list.indexOf(value) + 1)

/** The sign columns as they stand in the working tables: each a small whole number, 0 for nothing stated. */
export const SIGN_COLUMNS = ['sign_title', 'sign_occupation', 'sign_role', 'sign_area', 'sign_band', 'sign_type'] as const

export const signNumber = {
  title: (value: PostSigns['title']) => place(TITLE_CLASSES, value),
  occupation: (value: PostSigns['occupation']) => place(OCCUPATIONS, value),
  role: (value: PostSigns['role']) => place(ROLES, value),
  area: (value: PostSigns['area']) => place(AREAS, value),
  band: (value: number | null) => (value === null ? 0 : value + 1),
  registrationType: (value: PostSigns['registrationType']) => place(TYPES, value),
}

export function signsFrom(numbers: readonly number[]): PostSigns {
  const [title = 0, occupation = 0, role = 0, area = 0, band = 0, type = 0] = numbers
  return {
    title: TITLE_CLASSES[title - 1] ?? null,
    occupation: OCCUPATIONS[occupation - 1] ?? null,
    role: ROLES[role - 1] ?? null,
    area: AREAS[area - 1] ?? null,
    band: band === 0 ? null : band - 1,
    registrationType: TYPES[type - 1] ?? null,
  }
}
