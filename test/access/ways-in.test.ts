import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import {
  acceptInvitation,
  changePassword,
  confirmCode,
  disableAccount,
  endTwoStep,
  inviteAdministrator,
  invitePerson,
  resetPassword,
  signIn,
  systemViewer,
  visitorViewer,
} from '../../src/access/index.ts'
import { readConfig } from '../../src/config.ts'
import { host, idOf, member, openWorld, PASSWORD, thingsOf, viewerOf, type World } from '../world.ts'

const nobody = visitorViewer(null, host)
const things = thingsOf('trust one')
const administrator = member('administrator', 'trust one')
const victim = member('auditor', 'trust two')
const from = (source: string) => ({ source, browser: 'Firefox', knownBrowser: null })

/** Tries until it is told to stop; how many tries were looked at. */
async function lookedAt(
  times: number,
  attempt: (i: number) => Promise<{ ok: boolean; problems?: readonly { code: string }[] }>,
): Promise<number> {
  let count = 0
  for (let i = 0; i < times; i++) {
    const done = await attempt(i)
    if (!done.ok && done.problems?.[0]?.code === 'too-many') break
    count++
  }
  return count
}

describe('a password that somebody has already', () => {
  it('cannot be guessed by inviting its owner, however many invitations and places there are', async () => {
    const { app, database } = await openWorld()
    const tokens: string[] = []
    for (let i = 0; i < 3; i++) {
      const invited = await app.do(viewerOf(administrator), invitePerson, {
        organisation: things.organisation,
        name: 'Victim',
        email: victim.email,
        role: 'auditor',
      })
      if (invited.ok) tokens.push(invited.value.link?.split('/').at(-1) ?? '')
    }
    const count = await lookedAt(60, (i) =>
      app.do(nobody, acceptInvitation, { token: tokens[i % 3], name: 'Victim', password: `guess number ${i}`, ...from(`192.0.2.${i}`) }),
    )
    expect(count).toBeLessThanOrEqual(10)
    expect(await database.owner.selectFrom('attempt_limit').selectAll().execute()).not.toEqual([])
  })

  it('cannot be guessed at an open screen', async () => {
    const { app } = await openWorld()
    const count = await lookedAt(40, () =>
      app.do(viewerOf(administrator), changePassword, { current: 'a wrong guess', password: 'a quite new password' }),
    )
    expect(count).toBeLessThanOrEqual(10)
    expect(await app.do(viewerOf(administrator), endTwoStep, { current: PASSWORD })).toMatchObject({
      ok: false,
      problems: [{ code: 'too-many' }],
    })
  })
})

describe('a second step', () => {
  const secretFor = async (world: World): Promise<string> => {
    const { beginTwoStep, waitingTwoStep, confirmTwoStep } = await import('../../src/access/index.ts')
    const viewer = viewerOf(administrator)
    await world.app.do(viewer, beginTwoStep, { current: PASSWORD })
    const waiting = await world.app.do(viewer, waitingTwoStep, {})
    const key = waiting.ok ? (waiting.value.waiting?.key ?? '') : ''
    await world.app.do(viewer, confirmTwoStep, { code: codeOf(key, world.clock.now) })
    return key
  }
  it.each(['memory', 'postgresql'] as const)('takes a code once, also when two send it at the same moment, on %s', async (engine) => {
    const world = await openWorld(engine)
    const key = await secretFor(world)
    world.clock.now = new Date(world.clock.now.getTime() + 60_000)
    const sessions = await Promise.all(
      Array.from({ length: 4 }, async (_, i) => {
        const done = await world.app.do(nobody, signIn, { email: administrator.email, password: PASSWORD, ...from(`198.51.100.${i}`) })
        return done.ok ? done.value.secret : null
      }),
    )
    const code = codeOf(key, world.clock.now)
    const outcomes = await Promise.all(
      sessions.map((session) => world.app.do(nobody, confirmCode, { session, code, ...from('198.51.100.9') })),
    )
    expect(outcomes.filter((done) => done.ok && done.value.outcome === 'signed in')).toHaveLength(1)
  })
})

/** RFC 6238 once more, apart from the code under test. */
function codeOf(key: string, now: Date): string {
  const bits = Array.from(key, (letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')).join('')
  const secret = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(now.getTime() / 30_000)))
  const mac = createHmac('sha1', secret).update(counter).digest()
  const at = (mac[19] ?? 0) & 15
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

describe('whoever runs the installation', () => {
  it('has no way into an organisation that has an administrator', async () => {
    const { app, database } = await openWorld()
    const operator = viewerOf(member('installation administrator', 'host'))
    const into = { organisation: idOf('trust two'), name: 'Me Myself', email: 'me@example.org' }
    expect(await app.do(operator, inviteAdministrator, into)).toMatchObject({ ok: false, problems: [{ where: { field: 'email' } }] })
    await database.owner
      .updateTable('account')
      .set({ status: 'disabled' })
      .where('id', '=', member('administrator', 'trust two').account)
      .execute()
    expect(await app.do(operator, inviteAdministrator, into)).toMatchObject({ ok: true })
  })

  it('has the command line of its machine for the day all are locked out', async () => {
    const { app } = await openWorld()
    expect(
      await app.do(systemViewer(host), inviteAdministrator, { organisation: host, name: 'Me Myself', email: 'me@example.org' }),
    ).toMatchObject({ ok: true })
  })
})

it('the last administrator who can sign in is not disabled', async () => {
  const { app, database } = await openWorld()
  const second = member('auditor', 'trust one')
  await database.owner
    .insertInto('membership')
    .values({ account_id: second.account, organisation_id: things.organisation, role: 'administrator', since: new Date() })
    .execute()
  await database.owner.updateTable('account').set({ status: 'disabled' }).where('id', '=', second.account).execute()
  const done = await app.do(viewerOf(second), disableAccount, { organisation: things.organisation, account: administrator.account })
  expect(done).toMatchObject({ ok: false })
})

it('a new password ends every other way in: links to choose one, and browsers that were known', async () => {
  const { app, database } = await openWorld()
  const now = new Date('2026-03-03T10:00:00Z')
  await database.owner
    .insertInto('password_reset')
    .values({ token_hash: 'x'.repeat(64), account_id: administrator.account, expires_at: now })
    .execute()
  await database.owner
    .insertInto('known_browser')
    .values({ account_id: administrator.account, secret_hash: 'y'.repeat(64), seen_at: now })
    .execute()
  expect(await app.do(viewerOf(administrator), changePassword, { current: PASSWORD, password: 'a quite new password' })).toMatchObject({
    ok: true,
  })
  expect(await database.owner.selectFrom('password_reset').selectAll().execute()).toEqual([])
  expect(await database.owner.selectFrom('known_browser').selectAll().execute()).toEqual([])
  expect(await app.do(nobody, resetPassword, { token: 'z'.repeat(43), password: 'a quite new password' })).toMatchObject({ ok: false })
})

it.each([
  '/.//elsewhere.example/x',
  '//elsewhere.example',
  '/\\elsewhere.example',
  'https://elsewhere.example',
  '/..//elsewhere.example',
  '//[',
])('no sign-in leads to another site: %s', async (next) => {
  const world = await openWorld()
  const response = await world.send('/sign-in', null, { email: administrator.email, password: PASSWORD, next })
  expect(response.status).toBe(303)
  expect(response.headers.get('location')).toMatch(/^\/(?![/\\])/)
})

describe('settings', () => {
  const read = (environment: Record<string, string>) => readConfig(environment)
  it('let anybody try an extract only where nobody from elsewhere gets in', () => {
    expect(read({})).toMatchObject({ value: { tryWithoutSignIn: true } })
    for (const environment of [
      { TRIPTYCH_ORIGIN: 'https://triptych.example.nhs.uk' },
      { TRIPTYCH_PROXIES: '1' },
      { TRIPTYCH_HOST: '0.0.0.0', TRIPTYCH_ORIGIN: 'http://10.0.0.1' },
    ]) {
      expect(read(environment), JSON.stringify(environment)).toMatchObject({ value: { tryWithoutSignIn: false } })
    }
  })

  it('refuse the demonstration, whose password is published, to other machines, and an address that nobody could reach', () => {
    expect(read({ TRIPTYCH_DEMONSTRATION: 'yes', TRIPTYCH_ORIGIN: 'https://triptych.example.nhs.uk' })).toMatchObject({ ok: false })
    expect(read({ TRIPTYCH_HOST: '0.0.0.0' })).toMatchObject({ ok: false })
  })
})
