import type { ProtectedTable } from '../../engines/disclosure/index.ts'
import { measureOf } from '../../engines/disclosure/index.ts'
import type { OutCell } from '../../files/index.ts'
import type { JudgedPerson } from '../identification/index.ts'
import { reasonCode } from '../reference/index.ts'

/** The columns of therapists.csv and of the Data sheet of therapists.xlsx, with what each means. */
export const THERAPIST_COLUMNS = [
  {
    column: 'assignment_number',
    meaning: 'The assignment (post) as the extract numbers it; unique within an organisation.',
    type: 'text',
    source: 'Staff extract',
  },
  {
    column: 'person',
    meaning: 'Posts of one person bear the same identifier. It holds within this run only.',
    type: 'text',
    source: 'Worked out',
  },
  {
    column: 'outcome',
    meaning: 'What was decided for this post.',
    type: 'text',
    codes: 'accepted, review (for a person to decide), excluded (set aside)',
    source: 'Worked out',
  },
  { column: 'reason_code', meaning: 'Why. The Notes sheet gives each code in words.', type: 'text', source: 'Worked out' },
  {
    column: 'modality',
    meaning: 'From the register, else from title, job role or area of work.',
    type: 'text',
    codes: 'art, drama, music, not known',
    source: 'Worked out',
  },
  {
    column: 'match_weight',
    meaning: 'How strongly the record and the registrant agree, in bits: each bit doubles the odds. Empty where nothing was linked.',
    type: 'number',
    source: 'Worked out',
  },
  {
    column: 'probability',
    meaning:
      'The probability that goes with the match weight, looking at this registrant alone. The margin says how far behind the next possibility is.',
    type: 'number',
    codes: '0 to 1',
    source: 'Worked out',
  },
  {
    column: 'margin',
    meaning:
      'Bits between this registrant and the next possibility: another registrant of any profession, or another person in the extract. Below 0 where that one fits better; empty where there was none.',
    type: 'number',
    source: 'Worked out',
  },
  {
    column: 'registration_number',
    meaning: 'The best registrant’s number, or the number stated on the record where nothing was linked.',
    type: 'text',
    source: 'HCPC register, or staff extract',
  },
  {
    column: 'organisation',
    meaning: 'Code of the employer, or its name or file where no code is given.',
    type: 'text',
    source: 'Staff extract',
  },
] as const

/** Bits with three decimals: exactly the whole thousandths they are. */
const bits = (milliBits: number | null | undefined): number | null =>
  milliBits === null || milliBits === undefined ? null : milliBits / 1000

/** To six digits, and never 1: a probability is not a certainty. */
const probability = (value: number | undefined): number | null =>
  value === undefined ? null : Math.min(0.999999, Number(value.toFixed(6)))

/** The best registrant’s number, else the number that the record states. */
export const numberOf = (person: JudgedPerson): string | null =>
  person.decision.candidate?.registrant.number ??
  person.posts.map(({ post }) => post.reading.artsNumber).find((number) => number !== null) ??
  null

/** One row per post that was found, doubtful or set aside; no names. */
export function therapistRows(judged: readonly JudgedPerson[]): OutCell[][] {
  return judged.flatMap((person) =>
    person.posts.map(({ post, outcome, reasonCode: code }) => [
      post.assignmentNumber,
      person.id,
      outcome,
      code,
      person.modality,
      bits(person.decision.candidate?.milliBits),
      probability(person.decision.candidate?.probability),
      bits(person.decision.marginMilliBits),
      numberOf(person),
      post.organisation,
    ]),
  )
}

export const REVIEW_COLUMNS = [
  'rank',
  'person',
  'organisation',
  'assignment_number',
  'surname',
  'forenames',
  'position_title',
  'occupation_code',
  'job_role',
  'area_of_work',
  'band',
  'stated_registration_number',
  'reason_code',
  'why',
  'what_to_do',
  'likely_registration_number',
  'likely_modality',
  'what_agrees',
  'match_weight',
  'probability',
  'margin',
  'next_registration_number',
  'next_profession',
  'decision',
  'decided_by',
  'decided_on',
] as const

const EVIDENCE_ORDER = ['several', 'title', 'code', 'leaning']

/** Unverified registrations stand on the list too: they are accepted as stated, and somebody has to look them up. */
const toLookAt = ({ decision }: JudgedPerson): boolean =>
  decision.outcome === 'review' || decision.reasonCode === 'REGISTRATION_STATED_NOT_VERIFIED'

/**
 * The work list of the people who decide: one row per post in review or to verify, likeliest first, a person's posts together,
 * with room for the decision. It bears names, because whoever decides has to look the person up; it is for them alone.
 */
export function reviewRows(judged: readonly JudgedPerson[]): OutCell[][] {
  return reviewQueue(judged).flatMap((person, i) =>
    person.posts.filter(({ outcome }) => outcome !== 'excluded').map((post) => reviewRow(i + 1, person, post)),
  )
}

/** Those whom somebody has to look at, likeliest first. */
export function reviewQueue(judged: readonly JudgedPerson[]): JudgedPerson[] {
  const weight = ({ decision }: JudgedPerson): number => decision.candidate?.milliBits ?? -1e9
  const evidence = ({ posts }: JudgedPerson): number =>
    Math.min(...posts.map(({ post }) => EVIDENCE_ORDER.indexOf(post.evidence)).map((at) => (at < 0 ? EVIDENCE_ORDER.length : at)))
  const first = ({ decision }: JudgedPerson): number => (decision.reasonCode === 'REGISTRATION_STATED_NOT_VERIFIED' ? 0 : 1)
  return judged
    .filter(toLookAt)
    .sort((a, b) => first(a) - first(b) || weight(b) - weight(a) || evidence(a) - evidence(b) || (a.id < b.id ? -1 : 1))
}

function reviewRow(rank: number, person: JudgedPerson, { post, reasonCode: code }: JudgedPerson['posts'][number]): OutCell[] {
  const { candidate, marginMilliBits, next } = person.decision
  const agreed = candidate?.steps
    .filter((step) => step.comparison !== 'prior' && step.milliBits > 0 && !step.level.endsWith('than most'))
    .map((step) => step.level)
  const said = (field: string): string | null => post.stated[field] ?? null
  return [
    rank,
    person.id,
    post.organisation,
    post.assignmentNumber,
    said('surname') ?? said('full_name'),
    said('forenames'),
    said('position_title'),
    said('occupation_code'),
    said('job_role'),
    said('area_of_work'),
    said('band'),
    said('registration_number'),
    code,
    reasonCode(code).sentence,
    reasonCode(code).todo,
    candidate?.registrant.number ?? null,
    person.modality,
    agreed?.join('; ') ?? null,
    bits(candidate?.milliBits),
    probability(candidate?.probability),
    bits(marginMilliBits),
    next?.registrant.number ?? null,
    next?.registrant.profession ?? null,
    null,
    null,
    null,
  ]
}

export const COUNT_COLUMNS = ['table', 'population', 'measure', 'dimension', 'category', 'column', 'figure', 'why'] as const

/** The protected tables as tidy rows: one figure a row, shown as it may be published. */
export function countRows(tables: readonly ProtectedTable[]): OutCell[][] {
  return tables.flatMap((table) =>
    table.rows.flatMap((row) =>
      row.cells.map((cell, c) => [
        table.title,
        table.population,
        measureOf(table, c),
        table.rowLabels.join(' / '),
        row.labels.join(' / '),
        table.columns[c] ?? '',
        cell.value ?? cell.shown,
        cell.why === 'small' || cell.why === 'complementary' ? 'kept back' : cell.why,
      ]),
    ),
  )
}
