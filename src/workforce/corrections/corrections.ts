import type { Candidate, Registrant } from '../identification/candidate.ts'
import type { JudgedPerson } from '../identification/judge.ts'

/** One cell of the staff record to put right, for the ESR team. */
export interface Correction {
  readonly organisation: string
  readonly assignmentNumber: string
  readonly positionTitle: string
  readonly field: string
  readonly current: string
  readonly suggested: string
  readonly reason: string
  /** ESR does not let a job role be changed once saved: it needs a Service Request (ESR guide to Staff Group, Job Role and Area of Work). */
  readonly how: 'Correct on the position' | 'Correct on the registration' | 'Service Request to the ESR Service Desk'
}

const ROLE = { art: 'Art Therapist', drama: 'Drama Therapist', music: 'Music Therapist' } as const
const AREA = { art: 'Art Therapy', drama: 'Drama Therapy', music: 'Music Therapy' } as const

type Judged = JudgedPerson['posts'][number]

/**
 * What to correct on the records of accepted persons whose registration a register confirms. A field that the extract has no
 * column for is unknown, not empty, and is left alone; so is a registration of another profession, which may be a second one.
 */
export function correctionsFor(judged: readonly JudgedPerson[]): Correction[] {
  return judged.flatMap((person) => {
    const { candidate } = person.decision
    if (person.decision.outcome !== 'accepted' || !candidate) return []
    return person.posts.filter((post) => post.outcome === 'accepted').flatMap((post) => forPost(post, candidate))
  })
}

function forPost({ post, reasonCode }: Judged, { registrant }: Candidate): Correction[] {
  const { number, modality } = registrant
  const confirmed = `the HCPC register entry ${number}${modality === null ? '' : ` (${modality} therapist)`}`
  const found: Correction[] = []
  const correct = (column: string, field: string, suggested: string, reason: string, how: Correction['how']): void => {
    if (!post.fields.has(column)) return
    found.push({
      organisation: post.organisation,
      assignmentNumber: post.assignmentNumber,
      positionTitle: post.stated['position_title'] ?? '(none)',
      field,
      current: post.stated[column] ?? '(empty)',
      suggested,
      reason,
      how,
    })
  }
  // Another post of an accepted person may be something else: its registration is theirs, its codes are not questioned.
  if (reasonCode !== 'POST_OF_ACCEPTED_PERSON') codes(post, modality, confirmed, correct)
  registration(post, number, confirmed, correct)
  return found
}

type Correct = (column: string, field: string, suggested: string, reason: string, how: Correction['how']) => void

function codes({ reading }: Judged['post'], modality: Registrant['modality'], confirmed: string, correct: Correct): void {
  if (reading.occupation?.artsTherapy !== 'qualified') {
    const level = reading.occupation?.family === 'manager' ? 'S0H' : 'S1H'
    const reason = `The holder is confirmed by ${confirmed}; column H of the S matrix is art, music and dramatherapy. Agree with the manager first that the post is one of arts therapy.`
    correct('occupation_code', 'Occupation code', level, reason, 'Correct on the position')
  }
  if (modality === null) return
  if (reading.jobRole?.artsTherapy?.modality !== modality) {
    const reason = `The modality on the register is ${modality}. Choose the Consultant, Manager or Specialist Practitioner role of the same modality where the post is one.`
    correct('job_role', 'Job role', ROLE[modality], reason, 'Service Request to the ESR Service Desk')
  }
  const area = reading.areaOfWork
  if (area?.artsTherapy && area.modality !== null && area.modality !== modality) {
    correct('area_of_work', 'Area of work', AREA[modality], `The modality on the register is ${modality}.`, 'Correct on the position')
  }
}

function registration({ reading, signs, stated }: Judged['post'], number: string, confirmed: string, correct: Correct): void {
  if (reading.otherNumber !== null || signs.registrationType === 'other') return
  const written = stated['registration_number']?.trim()
  if (reading.artsNumber !== number) {
    correct(
      'registration_number',
      'Professional registration number',
      number,
      `Confirmed by ${confirmed}. Check with the person before it is entered.`,
      'Correct on the registration',
    )
  } else if (written !== number) {
    correct(
      'registration_number',
      'Professional registration number',
      number,
      'The same number, written as the register prints it.',
      'Correct on the registration',
    )
  }
  if (signs.registrationType !== 'arts') {
    correct(
      'registration_type',
      'Professional registration type',
      '19 HCPC - Arts Therapist',
      `National Workforce Data Set type 19; confirmed by ${confirmed}.`,
      'Correct on the registration',
    )
  }
}
