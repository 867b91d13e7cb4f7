import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Database } from '../../src/database/index.ts'
import { aReport } from '../../src/pages/find/runs/report/a-report.ts'
import { idOf, member, NOW, thingsOf } from '../world.ts'
import { addAsks, fillAsks } from './ask-rows.ts'
import { fillCorrections, fillScenarios } from './correction-rows.ts'
import { addImports, fillImports } from './import-rows.ts'
import { addReleases, fillReleases } from './release-rows.ts'
import { fillReview } from './review-rows.ts'
import { addRights, fillRights } from './rights-rows.ts'
import { addRunUnderWay, fillRuns } from './run-rows.ts'

const hash = (secret: string): string => createHash('sha256').update(secret).digest('hex')
const daysFrom = (days: number): Date => new Date(NOW.getTime() + days * 86_400_000)

/** What people may see at most of a name: one word without a place to break it. */
export const LONG_PERSON = `Wolfeschlegelsteinhausenbergerdorff${'e'.repeat(120 - 35)}`
export const LONG_TEXT = `Llanfairpwllgwyngyllgogerychwyrndrobwll${'l'.repeat(200 - 39)}`
const MANY = 1_000

export const INVITED_AGAIN = 'an invitation to somebody who has an account already'

/** Jobs in every state that a page of one looks different in. */
export const JOBS = { running: idOf('job running'), waiting: idOf('job waiting'), done: idOf('job done') }
export const TRIALS = {
  running: idOf('trial running'),
  done: idOf('trial done'),
  kept: idOf('trial kept'),
  asked: idOf('trial asked'),
  long: thingsOf('trust two').trial,
}
export const trialOwner = member('AHP lead', 'trust one')

const { mode, summary, outcomes, estimate } = aReport()

const question = {
  code: 'tables.which-column',
  kind: 'question',
  message: 'Two columns could be the assignment number: “Asg No” and “Assignment”.',
  todo: 'Say which it is in a mapping file, and send both again.',
  where: { file: 'staff.csv', sheet: 'Sheet1', row: 4, column: 'Asg No' },
}

/** What the world has not: work under way, finished trials, and someone with two invitations. */
export async function addWork({ owner }: Database): Promise<void> {
  const job = {
    organisation_id: idOf('trust one'),
    requested_by: trialOwner.account,
    kind: 'workforce.trial',
    input: 'null',
    created_at: NOW,
    started_at: NOW,
    attempts: 1,
  }
  const done = { ...job, state: 'done' as const, ended_at: NOW, result: JSON.stringify({ mode, summary, outcomes, estimate }) }
  await owner
    .insertInto('job')
    .values([
      { ...job, id: JOBS.running, state: 'running', stage: 'Comparing records', done: 1_200, total: 5_000, beat_at: NOW, runner: 'nobody' },
      { ...job, id: JOBS.waiting, state: 'waiting', started_at: null, attempts: 0 },
      { ...done, id: JOBS.done },
      { ...done, id: idOf('job kept') },
      { ...job, id: idOf('job asked'), state: 'failed', ended_at: NOW, problems: JSON.stringify([question]) },
    ])
    .execute()
  const trial = { owner_id: trialOwner.account, fictional: false, created_at: NOW, delete_after: daysFrom(1 / 12) }
  await owner
    .insertInto('trial')
    .values([
      { ...trial, id: TRIALS.running, job_id: JOBS.running },
      { ...trial, id: TRIALS.done, job_id: JOBS.done },
      { ...trial, id: TRIALS.kept, job_id: idOf('job kept'), fictional: true, kept_at: NOW, delete_after: daysFrom(30) },
      { ...trial, id: TRIALS.asked, job_id: idOf('job asked') },
    ])
    .execute()
  await addRunUnderWay(owner, JOBS.running)
  await addReleases(owner, { waiting: JOBS.waiting, failed: idOf('job asked') })
  await addImports(owner, JOBS.running)
  const supervisor = member('supervisor', 'trust one')
  await owner
    .insertInto('invitation')
    .values({
      id: idOf(INVITED_AGAIN),
      organisation_id: idOf('university one'),
      email: supervisor.email,
      name: supervisor.name,
      role: 'researcher',
      token_hash: hash(INVITED_AGAIN),
      created_at: NOW,
      expires_at: daysFrom(14),
    })
    .execute()
  const visitors = member('workforce analyst', 'trust one')
  await owner
    .insertInto('session')
    .values(
      Array.from({ length: 3 }, (_, index) => ({
        id: idOf(`session ${index} more`),
        secret_hash: hash(`session ${index} more`),
        account_id: visitors.account,
        state: 'signed in' as const,
        created_at: NOW,
        seen_at: NOW,
        ends_at: daysFrom(0.5),
        browser: 'Edge on Windows',
      })),
    )
    .execute()
  await owner.updateTable('account').set({ two_step_since: NOW }).where('id', '=', member('researcher', 'university one').account).execute()
  await owner
    .updateTable('organisation')
    .set({ closed_at: NOW, ods_code: 'ZZ999', nation: 'Wales' })
    .where('id', '=', idOf('national two'))
    .execute()
  await addAsks(owner)
  await addRights(owner)
}

/** Everything that `body two` has, gone: its pages are empty. */
export async function removeThings({ owner }: Database): Promise<void> {
  const things = thingsOf('body two')
  await owner.deleteFrom('invitation').where('organisation_id', '=', things.organisation).execute()
  await owner
    .deleteFrom('sharing_agreement')
    .where((where) => where.or([where('giver_id', '=', things.organisation), where('receiver_id', '=', things.organisation)]))
    .execute()
  await owner.deleteFrom('trial').where('id', '=', things.trial).execute()
  for (const table of ['ask', 'correction', 'release', 'finding', 'staff_person', 'identification_run'] as const)
    await owner.deleteFrom(table).where('organisation_id', '=', things.organisation).execute()
  await owner.deleteFrom('job').where('organisation_id', '=', things.organisation).execute()
}

/** A thousand of everything that is listed in `trust one`, and the longest texts in `trust two`. */
export async function fill({ owner }: Database): Promise<void> {
  const [one, two] = [idOf('trust one'), idOf('trust two')]
  const statements = [
    sql`insert into account (id, email, name, status, created_at) select gen_random_uuid(), 'many.' || n || '@example.org', 'Many person ' || n, case when n % 7 = 0 then 'disabled' else 'active' end, ${NOW} from generate_series(1, ${MANY}::int) n`,
    sql`insert into membership (account_id, organisation_id, role, since) select id, ${one}, 'supervisor', ${NOW} from account where name like 'Many person %'`,
    sql`insert into invitation (id, organisation_id, email, name, role, token_hash, created_at, expires_at) select gen_random_uuid(), ${one}, 'asked.' || n || '@example.org', 'Asked person ' || n, 'supervisor', md5(n::text), ${NOW}, ${daysFrom(14)} from generate_series(1, ${MANY}::int) n`,
    sql`insert into organisation (id, kind, name, created_at) select gen_random_uuid(), 'trust', 'Many trust ' || n, ${NOW} from generate_series(1, ${MANY}::int) n`,
    sql`insert into sharing_agreement (id, giver_id, receiver_id, covers, reference, starts, ends, created_at) select gen_random_uuid(), ${one}, id, 'exact counts', 'Paper ' || name, '2026-01-01', '2026-12-31', ${NOW} from organisation where name like 'Many trust %'`,
    sql`insert into job (id, organisation_id, requested_by, kind, input, state, stage, attempts, created_at) select gen_random_uuid(), ${one}, ${trialOwner.account}, 'workforce.trial', 'null', 'done', 'Writing the results', 1, ${NOW} from generate_series(1, ${MANY}::int) n`,
    sql`insert into mail (id, organisation_id, purpose, recipient, recipient_name, subject, body, state, next_attempt_at, problem, once, created_at) select gen_random_uuid(), ${one}, 'invitation', 'x@example.org', 'x', 'x', 'x', 'failed', ${NOW}, 'The mail server refused it.', 'many ' || n, ${NOW} from generate_series(1, ${MANY}::int) n`,
    sql`select append_audit(${one}, ${NOW}, 'account', ${member('administrator', 'trust one').account}, 'change', 'access.person.give-role', n::text, '{"role":"supervisor"}') from generate_series(1, ${MANY}::int) n`,
    sql`select append_audit(${two}, ${NOW}, 'account', ${member('administrator', 'trust two').account}, 'change', 'access.person.give-role', ${LONG_TEXT}, ${JSON.stringify({ said: LONG_TEXT })})`,
    sql`update organisation set name = ${LONG_TEXT} where id = ${two}`,
    sql`update account set name = ${LONG_PERSON}, email = ${`${'e'.repeat(64)}@${'long.'.repeat(30)}example.org`} where id = ${member('supervisor', 'trust two').account}`,
    sql`update account set name = ${LONG_PERSON} where id = ${member('administrator', 'trust two').account}`,
    sql`update account set name = ${LONG_PERSON} where id = ${member('workforce analyst', 'trust two').account}`,
    sql`update invitation set name = ${LONG_PERSON} where organisation_id = ${two}`,
    sql`update sharing_agreement set reference = ${LONG_TEXT} where giver_id = ${two}`,
    sql`update job set kind = ${LONG_TEXT.slice(0, 100)}, stage = ${LONG_TEXT}, problems = ${JSON.stringify([{ ...question, message: LONG_TEXT, where: { file: LONG_TEXT } }])} where organisation_id = ${two}`,
    sql`update mail set problem = ${LONG_TEXT} where organisation_id = ${two}`,
    sql`update session set browser = ${LONG_TEXT.slice(0, 80)} where account_id = ${member('administrator', 'trust two').account}`,
  ]
  for (const statement of statements) await statement.execute(owner)
  await fillReview(owner, MANY, LONG_TEXT)
  await fillAsks(owner, MANY, LONG_TEXT)
  await fillRights(owner, MANY, LONG_TEXT)
  await fillRuns(owner, MANY)
  await fillImports(owner, MANY)
  await fillCorrections(owner, MANY, LONG_TEXT)
  await fillScenarios(owner, LONG_TEXT)
  await fillReleases(owner, MANY, LONG_TEXT)
}
