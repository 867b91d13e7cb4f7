import { sql, type KyselyPlugin } from 'kysely'
import { describe, expect, it } from 'vitest'
import { acceptInvitation, giveRole, invitePerson, visitorViewer } from '../../src/access/index.ts'
import { createDo, type Command, type Viewer } from '../../src/commands/index.ts'
import type { Database } from '../../src/database/index.ts'
import { startTrial } from '../../src/workforce/index.ts'
import { host, member, NOW, openWorld, thingsOf, viewerOf, type World } from '../world.ts'

class CallFailed extends Error {}

type Moment = 'before the call' | 'after the call' | 'at the commit'

/** The same database, whose k-th call fails: before it reaches the database, after it has done its work there, or at the commit. */
function failing(database: Database, k: number, moment: Moment): Database {
  let calls = 0
  const fail = (wanted: Exclude<Moment, 'at the commit'>): void => {
    if (moment === wanted && calls === k) throw new CallFailed(`call ${k} failed ${moment}`)
  }
  const plugin: KyselyPlugin = {
    transformQuery({ node }) {
      calls++
      fail('before the call')
      return node
    },
    async transformResult({ result }) {
      fail('after the call')
      return result
    },
  }
  return {
    engine: database.engine,
    owner: database.owner,
    read: (...question) => database.read(...question),
    version: () => database.version(),
    fsyncs: () => database.fsyncs(),
    listen: (channel, heard) => database.listen(channel, heard),
    close: () => Promise.resolve(),
    transaction: (scope, run) =>
      database.transaction(scope, async (db) => {
        const done = await run(db.withPlugin(plugin))
        if (moment === 'at the commit' && k === 1) throw new CallFailed('the commit failed')
        return done
      }),
  }
}

/** All but the counts of tries, which stay whatever becomes of what was tried. */
async function everything({ database }: World): Promise<string> {
  const { rows } = await sql<{ digest: string }>`
    select md5(string_agg(row, ' ' order by row)) as digest from (
      select to_jsonb(t)::text as row from invitation t union all select to_jsonb(t)::text from mail t
      union all select to_jsonb(t)::text from account t union all select to_jsonb(t)::text from credential t
      union all select to_jsonb(t)::text from membership t union all select to_jsonb(t)::text from session t
      union all select to_jsonb(t)::text from known_browser t
      union all select to_jsonb(t)::text from job t union all select to_jsonb(t)::text from trial t
      union all select to_jsonb(t)::text from audit_entry t union all select to_jsonb(t)::text from audit_chain t) everything`.execute(
    database.owner,
  )
  return rows[0]?.digest ?? ''
}

const trust = thingsOf('trust one').organisation
const administrator = viewerOf(member('administrator', 'trust one'))

const CASES: readonly { readonly command: Command; readonly viewer: Viewer; readonly input: unknown }[] = [
  {
    command: invitePerson,
    viewer: administrator,
    input: { organisation: trust, name: 'Wren Tully', email: 'wren.tully@example.org', role: 'supervisor' },
  },
  {
    command: acceptInvitation,
    viewer: visitorViewer(null, host),
    input: {
      token: 'invitation to trust one',
      name: 'Wren Tully',
      password: 'a quite new password',
      source: '192.0.2.1',
      browser: 'Firefox',
    },
  },
  {
    command: giveRole,
    viewer: administrator,
    input: { organisation: trust, account: member('auditor', 'trust one').account, role: 'supervisor' },
  },
  {
    command: startTrial,
    viewer: administrator,
    input: { trial: '00000000-0000-4000-8000-000000000001', fictional: true, inputs: [] },
  },
]

describe.each(CASES)('$command.name, when its k-th call to the database fails', ({ command, viewer, input }) => {
  it.each<Moment>(['before the call', 'after the call', 'at the commit'])('%s, does everything or nothing', async (moment) => {
    const world = await openWorld()
    const before = await everything(world)
    let failures = 0
    for (let k = 1; ; k++) {
      const act = createDo({
        database: failing(world.database, k, moment),
        installation: world.app.installation,
        clock: () => NOW,
        newId: () => crypto.randomUUID(),
        newToken: () => crypto.randomUUID().repeat(2),
      })
      const outcome = await act(viewer, command, input).catch((error: unknown) => error)
      if (outcome instanceof CallFailed) {
        failures++
        await sql`delete from attempt_limit`.execute(world.database.owner)
        expect(await everything(world), `call ${k}`).toBe(before)
        continue
      }
      expect(outcome).toMatchObject({ ok: true })
      expect(await everything(world)).not.toBe(before)
      break
    }
    expect(failures).toBeGreaterThan(moment === 'at the commit' ? 0 : 3)
  })
})
