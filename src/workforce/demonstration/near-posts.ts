import type { SeededRandom } from '../../kernel/index.ts'
import { GENERIC, withGaps, writtenTitle, type PostWords } from './arts-posts.ts'
import { Draw } from './draw.ts'
import type { Kind } from './kinds.ts'
import { gradeName } from './staff-row.ts'
import titles from './titles.json' with { type: 'json' }

/** How posts of the people near the arts therapies are called and coded. All shares are assumptions. [A] */
interface NearPost {
  readonly titles: Draw<string>
  readonly occupations: Draw<string>
  readonly roles: Draw<string>
  readonly areas: Draw<string>
  readonly bands: Draw<string>
  readonly staffGroup: string
}

const draw = (weights: Readonly<Record<string, number>>): Draw<string> => new Draw(Object.entries(weights))
const MENTAL = draw({
  'Mental Health Adult': 4,
  'Community Mental Health': 3,
  'Mental Health Child and Adolescent': 4,
  'Learning Disability Other': 2,
})

const NEAR: Readonly<Record<Exclude<Kind, 'arts-therapist' | 'text-trap' | 'name-twin' | 'lapsed'>, NearPost>> = {
  'registered-not-practising': {
    titles: draw({
      'Director of Therapies': 2,
      'Chief Executive': 1,
      'Deputy Director of Operations': 2,
      'Community Psychiatric Nurse': 2,
      'Clinical Psychologist': 3,
      Lecturer: 2,
      'General Manager': 3,
      'Head of Patient Experience': 2,
      'Research Associate': 2,
      'Programme Manager': 2,
      'Practice Education Facilitator': 2,
    }),
    occupations: draw({ G0A: 4, G1A: 5, G1D: 3, N6D: 2, S1L: 3, G2A: 2, S6X: 1 }),
    roles: draw({
      'Senior Manager': 4,
      Manager: 5,
      'Other Executive Director': 1,
      'Community Nurse': 2,
      'Applied Psychologist - Clinical': 3,
      Researcher: 2,
      Tutor: 2,
    }),
    areas: draw({ Corporate: 3, Administration: 3, 'Research and Development': 2, 'Mental Health Adult': 3, Education: 2 }),
    bands: draw({ '6': 1, '7': 4, '8a': 4, '8b': 3, '8c': 1, '9': 1 }),
    staffGroup: 'Administrative and Clerical',
  },
  'dance-movement': {
    titles: draw(titles.danceMovement),
    occupations: draw({ S1M: 45, S1H: 32, S1X: 15, S1K: 4, S1C: 4 }),
    roles: draw({
      Psychotherapist: 45,
      'Specialist Practitioner': 15,
      'Multi Therapist': 12,
      'Art Therapist': 12,
      'Drama Therapist': 4,
      Practitioner: 12,
    }),
    areas: draw({
      'Art/Music/Drama Therapy': 45,
      'Mental Health Adult': 30,
      'Learning Disability Other': 15,
      'Mental Health Child and Adolescent': 10,
    }),
    bands: draw({ '6': 40, '7': 50, '8a': 10 }),
    staffGroup: 'Additional Professional, Scientific and Technical',
  },
  'play-therapist': {
    titles: draw(titles.play),
    occupations: draw({ S1M: 50, S1X: 18, S1H: 8, H1B: 10, H2B: 6, S5M: 8 }),
    roles: draw({ 'Play Therapist': 60, 'Play Specialist': 20, Counsellor: 8, Psychotherapist: 8, 'Art Therapist': 4 }),
    areas: draw({
      'Child and Adolescent Psychiatry': 30,
      'Mental Health Child and Adolescent': 30,
      Paediatrics: 35,
      'Art/Music/Drama Therapy': 5,
    }),
    bands: draw({ '4': 20, '5': 15, '6': 40, '7': 25 }),
    staffGroup: 'Additional Professional, Scientific and Technical',
  },
  student: {
    titles: draw(titles.student),
    occupations: draw({ S8H: 82, S1H: 10, S8M: 8 }),
    roles: draw({ 'Art, Music and Drama Student': 60, 'Art Therapist': 12, 'Trainee Practitioner': 20, 'Student Psychotherapist': 8 }),
    areas: draw({ 'Art/Music/Drama Therapy': 70, 'Mental Health Adult': 20, 'Art Therapy': 10 }),
    bands: draw({ '4': 20, '5': 45, '6': 35 }),
    staffGroup: 'Students',
  },
  assistant: {
    titles: draw(titles.assistant),
    occupations: draw({ S9H: 46, S5H: 32, S1H: 6, H1N: 8, H1D: 8 }),
    roles: draw({
      Assistant: 45,
      'Assistant/Associate Practitioner': 30,
      'Technical Instructor': 15,
      'Art Therapist': 6,
      'Music Therapist': 4,
    }),
    areas: draw({ 'Art/Music/Drama Therapy': 60, 'Mental Health Adult': 25, 'Occupational Therapy': 10, 'Art Therapy': 5 }),
    bands: draw({ '3': 35, '4': 60, '5': 5 }),
    staffGroup: 'Additional Clinical Services',
  },
  miscoded: {
    titles: draw({
      'Occupational Therapist': 50,
      'Senior Occupational Therapist': 14,
      'Mental Health Practitioner': 10,
      'Speech and Language Therapist': 5,
      'Technical Instructor': 5,
      'Occupational Therapy Assistant': 4,
      'CAMHS Practitioner': 6,
      Physiotherapist: 6,
    }),
    occupations: draw({ S1H: 100 }),
    roles: draw({
      'Occupational Therapist': 68,
      'Multi Therapist': 12,
      'Art Therapist': 8,
      'Technical Instructor': 6,
      'Specialist Practitioner': 6,
    }),
    areas: draw({ 'Occupational Therapy': 45, 'Mental Health Adult': 30, 'Community Mental Health': 15, 'Art/Music/Drama Therapy': 10 }),
    bands: draw({ '5': 35, '6': 45, '7': 20 }),
    staffGroup: 'Allied Health Professionals',
  },
  'unregistered-title': {
    titles: draw({ 'Art Therapist': 4, 'Art Psychotherapist': 3, Dramatherapist: 2, 'Music Therapist': 2, 'Arts Therapist': 2 }),
    occupations: draw({ S1H: 70, S1M: 20, S1X: 10 }),
    roles: draw({ 'Art Therapist': 6, 'Drama Therapist': 2, 'Music Therapist': 2, Psychotherapist: 2 }),
    areas: draw({ 'Art/Music/Drama Therapy': 7, 'Mental Health Adult': 3 }),
    bands: draw({ '5': 2, '6': 8, '7': 2 }),
    staffGroup: 'Allied Health Professionals',
  },
}

export function nearPost(kind: keyof typeof NEAR, random: SeededRandom): PostWords {
  const near = NEAR[kind]
  const band = near.bands.next(random)
  return {
    ...withGaps(
      {
        staffGroup: near.staffGroup,
        occupation: near.occupations.next(random),
        role: near.roles.next(random),
        area: near.areas.next(random),
        title: writtenTitle(near.titles.next(random), band, random),
      },
      random,
    ),
    grade: gradeName(band),
    bandContradicts: false,
  }
}

/** A nurse, social worker or other clinician under a title an arts therapist might have. */
export function twinPost(random: SeededRandom): PostWords {
  const band = random.pick(['5', '6', '6', '7'])
  return {
    ...withGaps(
      {
        staffGroup: 'Nursing and Midwifery Registered',
        occupation: random.pick(['N6E', 'N6D', 'S1U', 'S1M', 'S1C', 'N6A', 'H2D']),
        role: random.pick([
          'Staff Nurse',
          'Community Nurse',
          'Social Worker',
          'Specialist Practitioner',
          'Psychotherapist',
          'Support, Time, Recovery Worker',
        ]),
        area: MENTAL.next(random),
        title: writtenTitle(GENERIC[random.pick(['clinician', 'clinician', 'therapist', 'support'] as const)].next(random), band, random),
      },
      random,
    ),
    grade: gradeName(band),
    bandContradicts: false,
  }
}

/** One of the titles whose words look like an arts therapy. Managers and clerks in arts-therapy services have its area of work too. */
export function trapPost(trap: readonly string[], random: SeededRandom): PostWords {
  const [title = '', band = '', occupation = '', role = '', area = ''] = trap
  return {
    staffGroup: occupation.startsWith('G') ? 'Administrative and Clerical' : 'Additional Clinical Services',
    occupation,
    role,
    area: random.chance(0.9) ? area : '',
    title,
    grade: gradeName(band),
    bandContradicts: false,
  }
}

export const TRAPS: readonly (readonly string[])[] = titles.traps
