import { sql, type Kysely } from 'kysely'
import type { Tables } from '../../src/database/index.ts'
import { askTokens } from '../find/rows-of-find.ts'
import { idOf, NOW, thingsOf } from '../world.ts'

/** What the links of closed questions hold. */
export const CLOSED = {
  answered: 'a question that was answered',
  expired: 'a question that has expired',
  withdrawn: 'a question taken back',
}

const hash = (token: string) => sql`encode(sha256(convert_to(${token}, 'UTF8')), 'hex')`

/** Questions that are over, one of each kind, and an answer that waits to be taken over. */
export async function addAsks(owner: Kysely<Tables>): Promise<void> {
  const { ask, organisation } = thingsOf('trust one')
  const earlier = new Date(NOW.getTime() - 86_400_000)
  for (const [state, token] of Object.entries(CLOSED)) {
    const ended = {
      answered: sql`${NOW}, null, expires_at`,
      expired: sql`null, null, ${earlier}`,
      withdrawn: sql`null, ${NOW}, expires_at`,
    }
    await sql`insert into ask (id, organisation_id, kind, token_hash, recipient, recipient_name, team, run_id, created_by, created_at, due_at,
        answered_at, withdrawn_at, expires_at)
      select ${idOf(token)}, organisation_id, kind, ${hash(token)}, recipient, recipient_name, team, run_id, created_by, created_at,
        ${earlier}, ${ended[state as keyof typeof ended]} from ask where id = ${ask}`.execute(owner)
  }
  await sql`insert into ask_answer (ask_id, organisation_id, person_id, answer, note, answered_at)
    select ${idOf(CLOSED.answered)}, ${organisation}, person_id, 'is not', 'She moved to another team.', ${NOW} from ask_answer where ask_id = ${ask}`.execute(
    owner,
  )
}

/** A thousand questions in trust one, one about everybody there; the longest texts in trust two. */
export async function fillAsks(owner: Kysely<Tables>, many: number, longText: string): Promise<void> {
  const [one, two] = [thingsOf('trust one'), thingsOf('trust two')]
  const employer = 'The trust two'
  const statements = [
    sql`insert into ask (id, organisation_id, kind, token_hash, recipient, recipient_name, team, run_id, created_by, created_at, due_at, expires_at)
      select md5('ask ' || n)::uuid, organisation_id, kind, md5('ask ' || n), recipient, 'Manager ' || n, 'Employer | Team ' || n, run_id,
        created_by, created_at, due_at, expires_at from ask, generate_series(1, ${many}::int) n where id = ${one.ask}`,
    sql`update finding_post set team = 'Many' where run_id = ${one.run} and hidden`,
    sql`update finding_post set team = ${longText} where run_id = ${two.run}`,
    sql`update ask set team = ${`${employer} | ${longText}`}, recipient_name = ${longText.slice(0, 120)} where organisation_id = ${two.organisation}`,
    sql`update ask_answer set answer = 'is not', note = ${longText}, answered_at = ${NOW} where ask_id = ${two.ask}`,
  ]
  for (const statement of statements) await statement.execute(owner)
}

export const linkTo = (kind: 'team' | 'person', key: string): string =>
  `/${kind === 'team' ? 'team' : 'me'}/${encodeURIComponent(askTokens(key)[kind])}`
