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
    meaning: 'The probability that this is the registrant, from the match weight.',
    type: 'number',
    codes: '0 to 1',
    source: 'Worked out',
  },
  {
    column: 'margin',
    meaning: 'Bits between the best registrant and the next possibility. Empty where there was no other.',
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

const probability = (value: number | undefined): number | null => (value === undefined ? null : Number(value.toFixed(6)))

const numberOf = (person: JudgedPerson): string | null =>
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
] as const

/**
 * The work list of the people who decide: one row per post in review, likeliest first, a person's posts together.
 * It bears names, because whoever decides has to look the person up; it is for them alone.
 */
export function reviewRows(judged: readonly JudgedPerson[]): OutCell[][] {
  const rank = ({ decision }: JudgedPerson): number => decision.candidate?.milliBits ?? -Infinity
  const evidence = ({ posts }: JudgedPerson): number =>
    posts.filter(({ post }) => ['several', 'title', 'code'].includes(post.evidence)).length
  const cases = judged.filter((person) => person.decision.outcome === 'review')
  const ordered = [...cases].sort(
    (a, b) => Number(rank(b) > rank(a)) - Number(rank(a) > rank(b)) || evidence(b) - evidence(a) || (a.id < b.id ? -1 : 1),
  )
  return ordered.flatMap((person) =>
    person.posts.map(({ post, reasonCode: code }) => {
      const { candidate } = person.decision
      const agreed = candidate?.steps
        .filter((step) => step.comparison !== 'prior' && step.milliBits > 0 && !step.level.startsWith('a '))
        .map((step) => step.level)
      const said = (field: string): string | null => post.stated[field] ?? null
      return [
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
        bits(person.decision.marginMilliBits),
      ]
    }),
  )
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
