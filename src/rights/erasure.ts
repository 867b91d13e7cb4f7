import { join } from 'node:path'
import { sql } from 'kysely'
import { z } from 'zod'
import { hasAdministrator } from '../access/index.ts'
import { command, notFound, refuse, wrongField } from '../commands/index.ts'
import type { Db } from '../database/index.ts'
import type { Problem } from '../kernel/index.ts'
import { forgetLettersTo } from '../mail/index.ts'
import { forgetImport, READ_IMPORT_JOB, RUN_JOB } from '../workforce/index.ts'
import { erase } from './erase.ts'
import type { Holdings } from './holdings.ts'
import { mustBe, requestField, requestOf } from './requests.ts'
import { resolve } from './resolve.ts'
import { findCandidates } from './search.ts'
import { sealSubject } from './subject.ts'

const erasedAlready: Problem = {
  code: 'rights.subject-gone',
  kind: 'error',
  status: 409,
  message: 'What finds the person cannot be read any more.',
  todo: 'Record a new request.',
}

/** Says which of the records that were found are the person's: only those are copied or erased. */
export const confirmRecords = command({
  name: 'rights.request.confirm-records',
  did: 'said which records are of the person',
  input: z.object({ request: requestField, records: z.array(z.string().max(120)).max(1_000).default([]) }),
  permits: { act: 'handle data rights', where: 'own' },
  // The search reads letters and accounts, which no person's own wall shows.
  asSystem: true,
  async run(context, { request, records }) {
    const row = await requestOf(context, request, 'handle data rights')
    mustBe(row.state, 'open')
    const about = row.about ?? refuse(erasedAlready)
    const found = new Set((await findCandidates(context.db, row.organisation, about)).map(({ ref }) => ref))
    const confirmed = [...new Set(records)].filter((ref) => found.has(ref)).sort()
    if (confirmed.length === 0 && found.size > 0)
      refuse(wrongField('records', 'Choose the records that are of this person, or refuse the request'))
    await context.db
      .updateTable('rights_request')
      .set({ subject: sealSubject(context.installation.key, { ...about, confirmed }) })
      .where('id', '=', request)
      .execute()
    return { organisation: row.organisation, records: confirmed.length }
  },
  audit: ({ input, output }) => ({ organisation: output.organisation, about: input.request, records: output.records }),
})

/** Ends a request for a copy once the person has it. */
export const completeAccess = command({
  name: 'rights.request.complete',
  did: 'completed a request for a copy',
  input: z.object({ request: requestField }),
  permits: { act: 'handle data rights', where: 'own' },
  async run(context, { request }) {
    const row = await requestOf(context, request, 'handle data rights')
    mustBe(row.state, 'open')
    if (row.kind !== 'access') refuse(notFound('request for a copy'))
    await context.db
      .updateTable('rights_request')
      .set({ state: 'done', done_at: context.now, outcome: JSON.stringify({ records: row.about?.confirmed?.length ?? 0 }) })
      .where('id', '=', request)
      .execute()
    return row
  },
  audit: ({ input, output }) => ({ organisation: output.organisation, about: input.request }),
})

/** Asks a colleague to approve an erasure. */
export const proposeErasure = command({
  name: 'rights.erasure.propose',
  did: 'asked for an erasure to be approved',
  input: z.object({ request: requestField }),
  permits: { act: 'handle data rights', where: 'own' },
  async run(context, { request }) {
    const row = await requestOf(context, request, 'handle data rights')
    mustBe(row.state, 'open')
    if (row.kind !== 'erasure') refuse(notFound('request for erasure'))
    const about = row.about ?? refuse(erasedAlready)
    if (about.confirmed === null) refuse(wrongField('records', 'Say first which records are of this person'))
    const subject = sealSubject(context.installation.key, { ...about, proposedBy: context.viewer.id })
    await context.db.updateTable('rights_request').set({ state: 'waiting for approval', subject }).where('id', '=', request).execute()
    return { organisation: row.organisation, records: about.confirmed?.length ?? 0 }
  },
  audit: ({ input, output }) => ({ organisation: output.organisation, about: input.request, records: output.records }),
})

const byTheSame: Problem = {
  code: 'rights.approved-by-the-same',
  kind: 'error',
  status: 403,
  message: 'Whoever recorded or proposed an erasure cannot approve it.',
  todo: 'Ask a colleague who may approve disposals.',
}

const themself: Problem = {
  code: 'rights.approved-by-themself',
  kind: 'error',
  status: 409,
  message: 'Your own account would be erased.',
  todo: 'Ask a colleague who may approve disposals.',
}

const lastAdministrator: Problem = {
  code: 'rights.last-administrator',
  kind: 'error',
  status: 409,
  message: 'The account is of the last administrator of the organisation, so nothing was erased.',
  todo: 'Give somebody else the role first.',
}

const filesStay: Problem = {
  code: 'rights.files-stay',
  kind: 'error',
  status: 409,
  message: 'Files that hold the person could not be deleted, so nothing was erased.',
  todo: 'Try again. If it happens again, tell whoever looks after the installation.',
}

const workUnderWay: Problem = {
  code: 'rights.work-under-way',
  kind: 'error',
  status: 409,
  message: 'A file of this organisation is being read, or an identification waits or runs, so nothing was erased.',
  todo: 'Wait until it is done, then approve.',
}

/** A run or a reading that began before an erasure would write down afterwards whom it found. */
async function refuseDuringWork(db: Db, organisation: string): Promise<void> {
  // What a run found is kept under the same lock.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`persons of ${organisation}`}, 0))`.execute(db)
  const underWay = await db
    .selectFrom('job')
    .select('id')
    .where('organisation_id', '=', organisation)
    .where('kind', 'in', [RUN_JOB, READ_IMPORT_JOB])
    .where('state', 'in', ['waiting', 'running'])
    .executeTakeFirst()
  if (underWay) refuse(workUnderWay)
}

/**
 * Approves an erasure and does it, all of it in one transaction or nothing: by another person than whoever recorded or proposed it. What
 * remains of the request is its certificate: which tables, how many rows, and nobody.
 */
export const approveErasure = command({
  name: 'rights.erasure.approve',
  did: 'approved an erasure, which was done',
  input: z.object({ request: requestField }),
  permits: { act: 'approve disposals', where: 'own' },
  // Rows of findings and letters are nobody's to delete but the installation's.
  asSystem: true,
  async run(context, { request }) {
    const { db, viewer, now, installation } = context
    const row = await requestOf(context, request, 'approve disposals')
    mustBe(row.state, 'waiting for approval')
    const about = row.about ?? refuse(erasedAlready)
    if (viewer.id === row.made_by || viewer.id === about.proposedBy) refuse(byTheSame)
    await refuseDuringWork(db, row.organisation)
    const held = await resolve(db, { organisation: row.organisation, request }, about)
    if (viewer.id !== null && held.accounts.includes(viewer.id)) refuse(themself)
    const open = await openImports(db, held)
    const done = await erase(db, held, about)
    if (held.accounts.length > 0 && !(await hasAdministrator(context, row.organisation))) refuse(lastAdministrator)
    const outcome = { ...done, filesOfOpenImports: open.length }
    await db
      .updateTable('rights_request')
      .set({
        state: 'done',
        subject: '',
        reason: null,
        outcome: JSON.stringify(outcome),
        approved_by: viewer.id,
        approved_at: now,
        done_at: now,
      })
      .where('id', '=', request)
      .execute()
    const words = [...held.addresses, ...(about.email === null ? [] : [about.email])]
    await forgetFiles(installation.directory, open, words).catch(() => refuse(filesStay))
    return { organisation: row.organisation, rows: Object.values(done.deleted).reduce((sum, rows) => sum + rows, 0) }
  },
  audit: ({ input, output }) => ({ organisation: output.organisation, about: input.request, rows: output.rows }),
})

/** Gives a proposal back to whoever handles the request. */
export const declineErasure = command({
  name: 'rights.erasure.decline',
  did: 'declined an erasure',
  input: z.object({ request: requestField }),
  permits: { act: 'approve disposals', where: 'own' },
  async run(context, { request }) {
    const row = await requestOf(context, request, 'approve disposals')
    mustBe(row.state, 'waiting for approval')
    await context.db.updateTable('rights_request').set({ state: 'open' }).where('id', '=', request).execute()
    return row
  },
  audit: ({ input, output }) => ({ organisation: output.organisation, about: input.request }),
})

/**
 * Imports that are not confirmed: their files hold rows of everybody and go, whether they were read or not. What waits to be confirmed
 * keeps its other rows; the rest is given up, as rows of it could still come.
 */
async function openImports(db: Db, { organisation }: Holdings): Promise<string[]> {
  const { rows } = await sql<{ id: string; state: string }>`
    update import set state = case when state = 'staged' then state else 'abandoned' end, understood = case when state = 'staged' then understood end,
      problems = case when state = 'staged' then problems end, mends = case when state = 'staged' then mends else '[]' end
    where organisation_id = ${organisation}::uuid and state in ('reading', 'asking', 'staged', 'failed') returning id, state`.execute(db)
  for (const { id } of rows.filter(({ state }) => state === 'abandoned')) {
    for (const table of ['staff_post', 'register_entry', 'member_entry'] as const)
      await db.deleteFrom(table).where('import_id', '=', id).execute()
  }
  return rows.map(({ id }) => id)
}

/** Deletes the files that hold the person: uploads, and letters that were written to files. */
async function forgetFiles(directory: string, imports: readonly string[], addresses: readonly string[]): Promise<void> {
  for (const id of imports) await forgetImport(directory, id)
  await forgetLettersTo(join(directory, 'mail'), addresses)
}
