import type { Registrant } from '../identification/candidate.ts'
import type { StatedPost } from './stated-post.ts'

/** The cells of a staff record that can be put right, by their column, as ESR calls them. */
export const CORRECTED_FIELDS = {
  occupation_code: 'Occupation code',
  job_role: 'Job role',
  area_of_work: 'Area of work',
  registration_number: 'Professional registration number',
  registration_type: 'Professional registration type',
} as const
export type CorrectedColumn = keyof typeof CORRECTED_FIELDS
export type CorrectedField = (typeof CORRECTED_FIELDS)[CorrectedColumn]

/** ESR does not let a job role be changed once saved: it needs a Service Request (ESR guide to Staff Group, Job Role and Area of Work). */
export const SERVICE_REQUEST = 'Service Request to the ESR Service Desk'
export const CORRECTION_WAYS = ['Correct on the position', 'Correct on the registration', SERVICE_REQUEST] as const
export type CorrectionWay = (typeof CORRECTION_WAYS)[number]

/** One cell of a post to put right. */
export interface PostCorrection {
  readonly column: CorrectedColumn
  readonly field: CorrectedField
  /** Null where the cell is empty. */
  readonly current: string | null
  readonly suggested: string
  readonly reason: string
  readonly how: CorrectionWay
}

/** Whom a post is known to belong to, and by what. */
export interface Holder {
  readonly number: string
  readonly modality: Registrant['modality']
  /** What confirms them, as it stands after "confirmed by". */
  readonly confirmedBy: string
  /** Where the modality comes from, in a sentence. */
  readonly modalityBy: string
  /** False for another post of theirs, which may be something else: the registration is theirs, the codes are not questioned. */
  readonly questionsCodes: boolean
}

const ROLE = { art: 'Art Therapist', drama: 'Drama Therapist', music: 'Music Therapist' } as const
const AREA = { art: 'Art Therapy', drama: 'Drama Therapy', music: 'Music Therapy' } as const

/** Somebody whom the register confirms. */
export const holderOnRegister = ({ number, modality }: Pick<Registrant, 'number' | 'modality'>, questionsCodes: boolean): Holder => ({
  number,
  modality,
  confirmedBy: `the HCPC register entry ${number}${modality === null ? '' : ` (${modality} therapist)`}`,
  modalityBy: `The modality on the register is ${modality}.`,
  questionsCodes,
})

/**
 * What to correct on one post of an arts therapist. A field that the extract has no column for is unknown, not empty, and is left
 * alone; so is a registration of another profession, which may be a second one.
 */
export function correctionsOfPost(post: StatedPost, holder: Holder): PostCorrection[] {
  return [...(holder.questionsCodes ? codes(post, holder) : []), ...registration(post, holder)]
    .filter(({ column }) => post.fields.has(column))
    .map((correction) => ({ ...correction, field: CORRECTED_FIELDS[correction.column], current: post.stated[correction.column] ?? null }))
}

type Suggestion = Omit<PostCorrection, 'field' | 'current'>

function codes({ reading }: StatedPost, { modality, confirmedBy, modalityBy }: Holder): Suggestion[] {
  const found: Suggestion[] = []
  if (reading.occupation?.artsTherapy !== 'qualified') {
    found.push({
      column: 'occupation_code',
      suggested: reading.occupation?.family === 'manager' ? 'S0H' : 'S1H',
      reason: `The holder is confirmed by ${confirmedBy}; column H of the S matrix is art, music and dramatherapy. Agree with the manager first that the post is one of arts therapy.`,
      how: 'Correct on the position',
    })
  }
  if (modality === null) return found
  if (reading.jobRole?.artsTherapy?.modality !== modality) {
    const reason = `${modalityBy} Choose the Consultant, Manager or Specialist Practitioner role of the same modality where the post is one.`
    found.push({ column: 'job_role', suggested: ROLE[modality], reason, how: SERVICE_REQUEST })
  }
  const area = reading.areaOfWork
  if (area?.artsTherapy && area.modality !== null && area.modality !== modality) {
    found.push({ column: 'area_of_work', suggested: AREA[modality], reason: modalityBy, how: 'Correct on the position' })
  }
  return found
}

function registration({ reading, signs, stated }: StatedPost, { number, confirmedBy }: Holder): Suggestion[] {
  if (reading.otherNumber !== null || signs.registrationType === 'other') return []
  const how = 'Correct on the registration'
  const found: Suggestion[] = []
  if (reading.artsNumber !== number) {
    const reason = `Confirmed by ${confirmedBy}. Check with the person before it is entered.`
    found.push({ column: 'registration_number', suggested: number, reason, how })
  } else if (stated['registration_number']?.trim() !== number) {
    found.push({ column: 'registration_number', suggested: number, reason: 'The same number, written as the register prints it.', how })
  }
  if (signs.registrationType !== 'arts') {
    const reason = `National Workforce Data Set type 19; confirmed by ${confirmedBy}.`
    found.push({ column: 'registration_type', suggested: '19 HCPC - Arts Therapist', reason, how })
  }
  return found
}
