import { isMissing } from '../../engines/tables/index.ts'
import { parseWte } from '../../kernel/index.ts'
import { areaOfWork, assignmentStatus, jobRole, occupationCode, parseRegistrationNumber } from '../reference/index.ts'

/** What a post states, as it stands in the extract. */
export interface StatedPost {
  readonly occupationCode: string | null
  readonly jobRole: string | null
  readonly areaOfWork: string | null
  readonly fte: string | null
  readonly status: string | null
  readonly registrationNumber: string | null
  /** Null where the post is not one by which an arts therapist counts; else whether neither title nor codes call it one. */
  readonly hidden: boolean | null
}

const stated = (text: string | null): string | null => (text === null || isMissing(text) ? null : text)
const reading = <T>(text: string | null, read: (text: string) => T | null): T | null => {
  const value = stated(text)
  return value === null ? null : read(value)
}

const occupationIsValid = (text: string | null): boolean => reading(text, occupationCode)?.valid ?? false
const roleIsKnown = (text: string | null): boolean => reading(text, jobRole) !== null
const areaIsKnown = (text: string | null): boolean => reading(text, areaOfWork) !== null
const fteIsReadable = (text: string | null): boolean => reading(text, parseWte) !== null
const statusIsKnown = (text: string | null): boolean => reading(text, assignmentStatus) !== null

/** Codes of professions in which nobody may work without a registration. */
const REGISTERED = new Set(['ahp-arts', 'ahp-other', 'nursing', 'medical'])

const mustBeRegistered = (post: StatedPost): boolean => {
  const occupation = reading(post.occupationCode, occupationCode)
  return (occupation !== null && REGISTERED.has(occupation.family)) || reading(post.jobRole, jobRole)?.artsTherapy != null
}

/** Two cells of one post that cannot both be right. */
function contradicts(post: StatedPost): boolean {
  const occupation = reading(post.occupationCode, occupationCode)
  const role = reading(post.jobRole, jobRole)
  const number = reading(post.registrationNumber, parseRegistrationNumber)
  const isArtsNumber = number?.prefix === 'AS'
  const isAnothers = number !== null && number.prefix !== null && !isArtsNumber
  if (occupation?.artsTherapy === 'qualified' && isAnothers) return true
  if (occupation?.artsTherapy === 'support' && isArtsNumber) return true
  return Boolean(occupation?.known && role && role.plan !== 'neither' && occupation.plan !== 'neither' && role.plan !== occupation.plan)
}

interface Component {
  readonly name: string
  readonly definition: string
  /** Of 100. */
  readonly weight: number
  /** The cell of which alone the component tells, so that every post of an extract can be looked at; null where it needs more. */
  readonly cell: 'occupation_code' | 'job_role' | 'area_of_work' | 'fte' | 'assignment_status' | null
  readonly isGood: (post: StatedPost) => boolean
  readonly applies: (post: StatedPost) => boolean
}

const always = (): boolean => true

/** What the score is made of. A weight says how much a plan depends on it. */
export const COMPONENTS = [
  {
    name: 'Occupation code valid',
    definition: 'The code stands in the NHS Occupation Code Manual and is not retired. It decides in which plan the post is counted.',
    weight: 20,
    cell: 'occupation_code',
    isGood: (post) => occupationIsValid(post.occupationCode),
    applies: always,
  },
  {
    name: 'Job role known',
    definition: 'The job role stands on the list of the National Workforce Data Set. Roles made since 2020 do not.',
    weight: 15,
    cell: 'job_role',
    isGood: (post) => roleIsKnown(post.jobRole),
    applies: always,
  },
  {
    name: 'Area of work known',
    definition: 'The area of work stands on the national list. It tells the setting, and for arts therapies the modality.',
    weight: 10,
    cell: 'area_of_work',
    isGood: (post) => areaIsKnown(post.areaOfWork),
    applies: always,
  },
  {
    name: 'FTE readable',
    definition: 'The contracted FTE is a number from 0 to 2.',
    weight: 15,
    cell: 'fte',
    isGood: (post) => fteIsReadable(post.fte),
    applies: always,
  },
  {
    name: 'Assignment status known',
    definition: 'The status says whether the post is active: active, acting up, seconded, on leave and so on.',
    weight: 10,
    cell: 'assignment_status',
    isGood: (post) => statusIsKnown(post.status),
    applies: always,
  },
  {
    name: 'Registration number there',
    definition: 'Where code or role are of a registered profession, a registration number of a known shape is on the record.',
    weight: 15,
    cell: null,
    isGood: (post) => reading(post.registrationNumber, parseRegistrationNumber) !== null,
    applies: mustBeRegistered,
  },
  {
    name: 'No contradiction',
    definition:
      'No arts therapist’s code with another profession’s number, no support code with an arts therapist’s number, no code and role of different plans.',
    weight: 10,
    cell: null,
    isGood: (post) => !contradicts(post),
    applies: always,
  },
  {
    name: 'Not hidden',
    definition: 'Of the posts by which arts therapists count: the title or the codes call it an arts therapist’s.',
    weight: 5,
    cell: null,
    isGood: ({ hidden }) => hidden === false,
    applies: ({ hidden }) => hidden !== null,
  },
] as const satisfies readonly Component[]

/** How many posts a component was asked of, and how many are as they should be. */
export interface Tally {
  readonly good: number
  readonly of: number
}

export const shareOf = ({ good, of }: Tally): number | null => (of === 0 ? null : good / of)

/** One tally for each component, over posts that weigh as many as they stand for. */
export const tally = (posts: readonly { readonly post: StatedPost; readonly count: number }[], at: number): Tally => {
  const { isGood, applies } = COMPONENTS[at] as Component
  const asked = posts.filter(({ post }) => applies(post))
  const sum = (these: typeof asked): number => these.reduce((total, { count }) => total + count, 0)
  return { good: sum(asked.filter(({ post }) => isGood(post))), of: sum(asked) }
}

/** The mean of the shares by their weights, from 0 to 100; over the components that could be asked. Null where none could. */
export function score(tallies: readonly (Tally | null)[]): number | null {
  let [sum, weights] = [0, 0]
  for (const [at, each] of tallies.entries()) {
    const share = each && shareOf(each)
    const weight = COMPONENTS[at]?.weight ?? 0
    if (share === null || share === undefined) continue
    sum += share * weight
    weights += weight
  }
  return weights === 0 ? null : (100 * sum) / weights
}
