import { sql, type Kysely } from 'kysely'
import type { Tables } from '../../src/database/index.ts'
import { seal } from '../../src/access/index.ts'
import { idOf, INSTALLATION_KEY, member, NOW, thingsOf } from '../world.ts'

/** Requests in trust one: to be worked on, with records confirmed, paused, waiting for approval, done. */
export const REQUESTS = {
  open: idOf('request open'),
  confirmed: idOf('request confirmed'),
  paused: idOf('request paused'),
  waiting: idOf('request waiting'),
  done: idOf('request done'),
}

const subject = (name: string, confirmed: readonly string[] | null): string =>
  seal(
    INSTALLATION_KEY,
    JSON.stringify({ name, staffNumber: null, registrationNumber: 'AS012345', email: null, confirmed, proposedBy: null }),
  )

const certificate = {
  deleted: { staff_post: 13, finding: 13, decision: 1, mail: 0 },
  emptied: { finding: 2, 'decision (text)': 1 },
  accountsKept: 1,
  filesOfOpenImports: 2,
}

export async function addRights(owner: Kysely<Tables>): Promise<void> {
  const { organisation, person } = thingsOf('trust one')
  const theirs = [`person:${person}`]
  const common = {
    organisation_id: organisation,
    made_by: member('administrator', 'trust one').account,
    made_at: NOW,
    received_on: '2026-02-28',
    due_on: '2026-03-28',
  }
  await owner
    .insertInto('rights_request')
    .values([
      { ...common, id: REQUESTS.open, kind: 'access', state: 'open', subject: subject('Ada Finding', null) },
      { ...common, id: REQUESTS.confirmed, kind: 'access', state: 'open', subject: subject('Ada Finding', theirs), due_on: '2026-03-05' },
      {
        ...common,
        id: REQUESTS.paused,
        kind: 'erasure',
        state: 'paused',
        subject: subject('Nobody Here', null),
        paused_on: '2026-03-01',
        reason: 'Proof of who they are',
      },
      { ...common, id: REQUESTS.waiting, kind: 'erasure', state: 'waiting for approval', subject: subject('Ada Finding', theirs) },
      { ...common, id: REQUESTS.done, kind: 'erasure', state: 'done', subject: '', done_at: NOW, outcome: JSON.stringify(certificate) },
    ])
    .execute()
}

/** A thousand requests and disposals in trust one, the longest texts in trust two. */
export async function fillRights(owner: Kysely<Tables>, many: number, longText: string): Promise<void> {
  const [one, two] = [thingsOf('trust one'), thingsOf('trust two')]
  const statements = [
    sql`insert into rights_request (id, organisation_id, kind, state, subject, received_on, due_on, made_by, made_at)
      select gen_random_uuid(), organisation_id, kind, state, subject, received_on, due_on, made_by, made_at
      from rights_request, generate_series(1, ${many}::int) where id = ${one.request}`,
    sql`insert into disposal (id, organisation_id, what, about, row_count, reason, proposed_at)
      select gen_random_uuid(), organisation_id, what, gen_random_uuid(), row_count, reason, proposed_at
      from disposal, generate_series(1, ${many}::int) where id = ${one.disposal}`,
    sql`update rights_request set reason = ${longText}, subject = ${subject(longText.slice(0, 120), null)} where id = ${two.request}`,
    sql`update disposal set what = ${longText}, reason = ${longText} where id = ${two.disposal}`,
  ]
  for (const statement of statements) await statement.execute(owner)
}
