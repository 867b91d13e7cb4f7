import { sql } from 'kysely'
import type { Db } from '../../database/index.ts'
import type { PlainDate } from '../../kernel/index.ts'
import type { CountedPerson, CountedPost } from '../counting/index.ts'
import type { Modality, Outcome } from '../identification/index.ts'
import { integratedCareBoard, region } from '../reference/index.ts'
import { standingDecision, standingOutcome, type DecisionMade } from './standing.ts'

/** One post of a person as a run read it. */
export interface FoundPost extends CountedPost {
  readonly postKey: string
  /** Row of the staff extract the run read. */
  readonly rowNumber: number
  readonly outcome: Outcome
  readonly reasonCode: string
  /** Active at the day of the extract. */
  readonly counts: boolean
  /** Code of the employer. */
  readonly employer: string
  readonly site: string | null
  readonly team: string | null
  readonly setting: string | null
  readonly ageBand: string | null
  readonly occupationCode: string | null
  readonly jobRole: string | null
}

/** One person as a run found them and as people decided since. */
export interface FoundPerson {
  /** The person's, the same in every run. */
  readonly id: string
  readonly finding: string
  readonly found: Outcome
  readonly reasonCode: string
  readonly decision: (DecisionMade & { readonly id: string }) | null
  /** What counts now. */
  readonly outcome: Outcome
  readonly modality: Modality
  readonly registrationNumber: string | null
  readonly registeredTo: PlainDate | null
  readonly described: boolean
  readonly linked: boolean
  readonly posts: readonly FoundPost[]
}

const named = (code: string, name: string | null): string => (name === null ? code : `${name} (${code})`)
const regionName = (code: string | null): string | null => (code === null ? null : (region(code)?.name ?? code))
const boardName = (code: string | null): string | null => (code === null ? null : (integratedCareBoard(code)?.name ?? code))

/**
 * Everybody a run found, or those of some people, in the order of the run's references. The run must be one that the transaction may
 * see. The accounts of why stay where they are: they are most of what is kept, and no figure needs them.
 */
export async function loadFindings(db: Db, run: string, persons: readonly string[] | null = null): Promise<FoundPerson[]> {
  const wanted = persons === null ? sql<boolean>`true` : sql<boolean>`person_id = any (${`{${persons.join(',')}}`}::uuid[])`
  const findings = await db
    .selectFrom('finding')
    .select(['id', 'person_id', 'outcome', 'reason_code', 'modality', 'registration_number', 'registered_to', 'described', 'linked'])
    .where('run_id', '=', run)
    .where(wanted)
    .orderBy('reference')
    .execute()
  const posts = await db
    .selectFrom('finding_post as p')
    .leftJoin('provider as o', (on) => on.onRef('o.organisation_id', '=', 'p.organisation_id').onRef('o.code', '=', 'p.employer'))
    .selectAll('p')
    .select(['o.name as providerName', 'o.region as providerRegion', 'o.icb as providerBoard'])
    .where('p.run_id', '=', run)
    .where(sql<boolean>`p.finding_id in (select id from finding where run_id = ${run} and ${wanted})`)
    .orderBy('p.row_number')
    .execute()
  const decisions = await db
    .selectFrom('decision')
    .select(['id', 'person_id', 'round', 'answer', 'modality', 'decided_at', 'withdrawn_at'])
    .where(sql<boolean>`person_id in (select person_id from finding where run_id = ${run} and ${wanted})`)
    .orderBy('decided_at')
    .orderBy('id')
    .execute()
  const postsOf = grouped(posts, (post) => post.finding_id)
  const decisionsOf = grouped(decisions, (decision) => decision.person_id)
  return findings.map((row): FoundPerson => {
    const decision = standingDecision(
      (decisionsOf.get(row.person_id) ?? []).map((made) => ({
        id: made.id,
        round: made.round,
        answer: made.answer,
        modality: made.modality,
        decidedAt: made.decided_at,
        withdrawnAt: made.withdrawn_at,
      })),
    )
    return {
      id: row.person_id,
      finding: row.id,
      found: row.outcome,
      reasonCode: row.reason_code,
      decision,
      outcome: standingOutcome(row.outcome, decision),
      modality: decision?.answer === 'is one' && decision.modality !== null ? decision.modality : row.modality,
      registrationNumber: row.registration_number,
      registeredTo: row.registered_to as PlainDate | null,
      described: row.described,
      linked: row.linked,
      posts: (postsOf.get(row.id) ?? []).map((post) => ({
        postKey: post.post_key,
        rowNumber: post.row_number,
        outcome: post.outcome as Outcome,
        reasonCode: post.reason_code,
        counts: post.counts,
        line: post.line,
        wte: post.wte,
        organisation: named(post.employer, post.employer_name ?? post.providerName),
        employer: post.employer,
        region: post.region ?? regionName(post.providerRegion) ?? 'Not stated',
        icb: post.icb ?? boardName(post.providerBoard) ?? 'Not stated',
        site: post.site,
        team: post.team,
        setting: post.setting,
        band: post.band,
        ageBand: post.age_band,
        titleGroup: post.title_group,
        occupation: post.occupation,
        occupationCode: post.occupation_code,
        jobRole: post.job_role,
        area: post.area,
        hidden: post.hidden,
      })),
    }
  })
}

function grouped<Row>(rows: readonly Row[], key: (row: Row) => string): Map<string, Row[]> {
  const found = new Map<string, Row[]>()
  for (const row of rows) found.set(key(row), [...(found.get(key(row)) ?? []), row])
  return found
}

/** The posts by which somebody counts: those the run accepted; where people decided, every active one that was not set aside for itself. */
export function countedPosts({ outcome, found, decision, posts }: FoundPerson): readonly FoundPost[] {
  if (outcome !== 'accepted') return []
  if (decision?.answer !== 'is one' || found === 'accepted') return posts.filter((post) => post.outcome === 'accepted')
  return posts.filter((post) => post.counts && (found === 'excluded' || post.outcome !== 'excluded'))
}

/** Everybody who counts, each with the posts by which they do. */
export const countedOf = (people: readonly FoundPerson[]): (CountedPerson & { readonly posts: readonly FoundPost[] })[] =>
  people.flatMap((person) => {
    const posts = countedPosts(person)
    return posts.length === 0 ? [] : [{ id: person.id, modality: person.modality, posts }]
  })
