import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { signIn, visitorViewer } from '../../src/access/index.ts'
import { isGuessedFirst } from '../../src/access/password/password-field.ts'
import { host, member, MEMBERS, openWorld, PASSWORD, type World } from '../world.ts'

const nobody = visitorViewer(null, host)
const minutes = (count: number): number => count * 60_000

const guess = (world: World, email: string, password: string, source: string, knownBrowser: string | null = null) =>
  world.app.do(nobody, signIn, { email, password, source, browser: 'Firefox', knownBrowser })

const outcomeOf = (done: Awaited<ReturnType<typeof guess>>): string => (done.ok ? done.value.outcome : (done.problems[0]?.code ?? ''))

describe('guessing passwords', () => {
  it('is let through hardly ever: of 10,000 guesses at 100 accounts from 20 sources less than one in a hundred is looked at, and none after a limit', async () => {
    const world = await openWorld()
    const emails = Array.from({ length: 100 }, (_, i) => MEMBERS[i % MEMBERS.length]?.email ?? '').map((email, i) =>
      i < MEMBERS.length ? email : `nobody.${i}@example.org`,
    )
    let lookedAt = 0
    let refused = 0
    for (let round = 0; round < 100; round++) {
      const outcomes = await Promise.all(emails.map((email, i) => guess(world, email, `guess ${round}`, `192.0.2.${(round + i) % 20}`)))
      for (const outcome of outcomes.map(outcomeOf)) {
        if (outcome === 'wrong') lookedAt++
        else if (outcome === 'too-many') refused++
      }
    }
    expect(lookedAt + refused).toBe(10_000)
    // 20 sources with 40 attempts each: nothing beyond the limit was processed.
    expect(lookedAt).toBeLessThanOrEqual(20 * 40)
  }, 180_000)

  it('from elsewhere does not keep the owner out of the browser they always use', async () => {
    const world = await openWorld()
    const { email } = member('administrator', 'trust one')
    const first = await guess(world, email, PASSWORD, '198.51.100.7')
    const known = first.ok ? first.value.knownBrowser : null
    expect(known).not.toBeNull()
    for (let i = 0; i < 80; i++) await guess(world, email, 'wrong', `203.0.113.${i}`)
    expect(outcomeOf(await guess(world, email, PASSWORD, '192.0.2.99'))).toBe('too-many')
    expect(outcomeOf(await guess(world, email, PASSWORD, '198.51.100.7', known))).toBe('signed in')
  })

  it('is stopped for fifteen minutes, and a right password clears the count', async () => {
    const world = await openWorld()
    const { email } = member('administrator', 'trust one')
    for (let i = 0; i < 4; i++) expect(outcomeOf(await guess(world, email, 'wrong', 'a'))).toBe('wrong')
    expect(outcomeOf(await guess(world, email, PASSWORD, 'a'))).toBe('signed in')
    for (let i = 0; i < 1; i++) expect(outcomeOf(await guess(world, email, 'wrong', 'a'))).toBe('wrong')
    expect(outcomeOf(await guess(world, email, 'wrong', 'a'))).toBe('too-many')
    world.clock.now = new Date(world.clock.now.getTime() + minutes(16))
    expect(outcomeOf(await guess(world, email, PASSWORD, 'a'))).toBe('signed in')
  })

  it('tells nobody whether there is such an account: same words, and much the same time', async () => {
    const world = await openWorld()
    const { email } = member('administrator', 'trust one')
    const times: Record<'there' | 'not there', number[]> = { there: [], 'not there': [] }
    const page = async (address: string, i: number): Promise<string> => {
      const response = await world.ask('/sign-in', null, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin', 'x-forwarded-for': `10.0.0.${i}` },
        body: new URLSearchParams({ email: address, password: 'wrong' }).toString(),
      })
      return (await response.text()).replaceAll(/nonce="[^"]*"/g, '').replaceAll(address, 'ADDRESS')
    }
    expect(await page(email, 1)).toBe(await page('nobody@example.org', 2))
    for (let i = 0; i < 16; i++) {
      await sql`delete from attempt_limit`.execute(world.database.owner)
      for (const [kind, address] of [
        ['there', email],
        ['not there', 'nobody@example.org'],
      ] as const) {
        const started = performance.now()
        await guess(world, address, 'wrong', `s${i}`)
        times[kind].push(performance.now() - started)
      }
    }
    const median = (values: number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
    // Both run the same argon2id; without it the answer for an unknown address would come an order of magnitude sooner.
    expect(median(times['not there'])).toBeGreaterThan(median(times.there) / 2)
  })
})

describe('a password', () => {
  it.each([
    'password1234',
    'aaaaaaaaaaaa',
    'abcabcabcabc',
    'qwertyuiop12',
    '123456789012',
    'letmein2026!!',
    'Triptych2026!',
    'nhs-password1',
    'zxcvbnmasdfg',
    '210987654321',
  ])('that guessers try first is refused: %s', (password) => expect(isGuessedFirst(password)).toBe(true))
  it.each(['three painted panels', 'correct horse battery staple', 'Wren sings at dusk', 'klarinette im regen', 'a quite new password'])(
    'of a few words is taken: %s',
    (password) => expect(isGuessedFirst(password)).toBe(false),
  )
})
