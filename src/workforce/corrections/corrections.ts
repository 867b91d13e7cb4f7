import type { JudgedPerson } from '../identification/judge.ts'

/** One cell of the staff record to put right, for the ESR team. */
export interface Correction {
  readonly organisation: string
  readonly assignmentNumber: string
  readonly field: string
  readonly current: string
  readonly suggested: string
  readonly reason: string
  /** ESR does not let a job role be changed once saved: it needs a Service Request (ESR guide to Staff Group, Job Role and Area of Work). */
  readonly how: 'Correct on the record' | 'Service Request to the ESR Service Desk'
}

const ROLE = { art: 'Art Therapist', drama: 'Drama Therapist', music: 'Music Therapist' } as const
const AREA = { art: 'Art Therapy', drama: 'Drama Therapy', music: 'Music Therapy' } as const
const NOTHING = '(nothing)'

type Judged = JudgedPerson['posts'][number]

/** What to correct on the records of accepted persons whose registration a register confirms; nobody else's record is questioned here. */
export function correctionsFor(judged: readonly JudgedPerson[]): Correction[] {
  return judged.flatMap((person) => {
    const { candidate } = person.decision
    if (person.decision.outcome !== 'accepted' || !candidate) return []
    return person.posts.filter((post) => post.outcome === 'accepted').flatMap((post) => forPost(post, person, candidate.registrant.number))
  })
}

function forPost({ post }: Judged, person: JudgedPerson, number: string): Correction[] {
  const { reading, stated } = post
  const confirmed = `the HCPC register entry ${number}${person.modality === 'not known' ? '' : ` (${person.modality} therapist)`}`
  const found: Correction[] = []
  const correct = (
    field: string,
    current: string | null | undefined,
    suggested: string,
    reason: string,
    how: Correction['how'] = 'Correct on the record',
  ): void => {
    found.push({
      organisation: post.organisation,
      assignmentNumber: post.assignmentNumber,
      field,
      current: current ?? NOTHING,
      suggested,
      reason,
      how,
    })
  }
  if (reading.occupation?.artsTherapy !== 'qualified') {
    const level = reading.occupation?.family === 'manager' ? 'S0H' : 'S1H'
    correct(
      'Occupation code',
      stated['occupation_code'],
      level,
      `Column H of the S matrix is art, music and dramatherapy; the holder is confirmed by ${confirmed}. Agree with the manager that the post is one of arts therapy first.`,
    )
  }
  const { modality } = person
  if (modality !== 'not known') {
    const role = reading.jobRole?.artsTherapy
    if (!role || role.modality !== modality) {
      correct(
        'Job role',
        stated['job_role'],
        ROLE[modality],
        `The modality on the register is ${modality}. Or the Consultant, Manager or Specialist Practitioner role of the same modality.`,
        'Service Request to the ESR Service Desk',
      )
    }
    if (stated['area_of_work'] !== null && !reading.areaOfWork?.artsTherapy) {
      correct(
        'Area of work',
        stated['area_of_work'],
        AREA[modality],
        'The tertiary area of work can carry the modality; keep the present one if the trust plans by setting.',
      )
    }
  }
  if (reading.artsNumber !== number) {
    correct(
      'Professional registration number',
      stated['registration_number'],
      number,
      `Name${person.decision.candidate?.sameNumber ? ' and number' : ', place and post'} agree with ${confirmed}. Check with the person before it is entered.`,
    )
  }
  if (post.signs.registrationType !== 'arts') {
    correct(
      'Professional registration type',
      stated['registration_type'],
      '19 HCPC - Arts Therapist',
      `National Workforce Data Set type 19; confirmed by ${confirmed}.`,
    )
  }
  return found
}
