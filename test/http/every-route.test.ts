import { beforeAll, describe, expect, it } from 'vitest'
import { createSite } from '../../src/pages/index.ts'
import { idOf, member, MEMBERS, openWorld, thingsOf, type Member, type World } from '../world.ts'
import { targetOf } from '../access/markers.ts'

const { routes, assets } = createSite({ directory: 'unused', demonstration: false })
const administrator = member('administrator', 'trust one')
const addressOf = (path: string): string => path.replaceAll(/:(\w+)/g, (_, name: string) => targetOf('trust one')[name] ?? 'none')
const isForm = (kind: string): boolean => kind === 'form' || kind === 'upload'

describe('every route', () => {
  let world: World
  beforeAll(async () => {
    world = await openWorld()
  })

  it.each(routes.map((route) => ({ route, name: `${route.kind} ${route.path}` })))(
    '$name bears the headers that keep a page to itself',
    async ({ route }) => {
      for (const as of [administrator, null]) {
        const response = isForm(route.kind) ? await world.send(addressOf(route.path), as, {}) : await world.ask(addressOf(route.path), as)
        const { headers } = response
        await response.body?.cancel()
        const policy = headers.get('content-security-policy') ?? ''
        expect(policy).toContain("default-src 'none'")
        expect(policy).toContain("base-uri 'none'")
        expect(policy).toContain("frame-ancestors 'none'")
        expect(policy).not.toMatch(/unsafe-eval|https?:|\*/)
        if (!route.path.endsWith('/report')) expect(policy).not.toContain('unsafe-inline')
        expect(headers.get('cache-control')).toBe('no-store')
        expect(headers.get('x-content-type-options')).toBe('nosniff')
        expect(headers.get('referrer-policy')).toBe('no-referrer')
        expect(headers.get('x-frame-options')).toBe('DENY')
        expect(headers.has('x-powered-by') || headers.has('server')).toBe(false)
      }
    },
  )

  it.each(routes.filter(({ kind }) => isForm(kind)).map((route) => ({ route, name: route.path })))(
    '$name does nothing on the word of another site',
    async ({ route }) => {
      for (const headers of [
        { 'sec-fetch-site': 'cross-site' },
        { 'sec-fetch-site': 'same-site' },
        { 'sec-fetch-site': 'none' },
        { origin: 'https://elsewhere.example' },
        {},
      ]) {
        const response = await world.ask(addressOf(route.path), administrator, {
          method: 'POST',
          headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers } as Record<string, string>,
          body: 'role=auditor',
        })
        expect(response.status, JSON.stringify(headers)).toBe(403)
      }
    },
  )

  it('is reached by GET only where it changes nothing', async () => {
    for (const { kind, operations, path } of routes) {
      if (!isForm(kind))
        expect(
          operations.filter((operation) => operation.kind === 'command'),
          path,
        ).toEqual([])
    }
  })

  it('is not reached under another name (a page elsewhere whose name points here)', async () => {
    for (const name of ['elsewhere.example', '127.0.0.1:3001', 'localhost.elsewhere.example:3000']) {
      expect((await world.ask('/', null, { headers: { host: name } })).status, name).toBe(421)
    }
    for (const name of ['localhost:3000', '127.0.0.1:3000', '[::1]:3000'])
      expect((await world.ask('/', null, { headers: { host: name } })).status, name).toBe(200)
  })

  it('answers odd methods, odd bodies and odd addresses without a fault', async () => {
    for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS'])
      expect((await world.ask('/admin/people', administrator, { method, headers: { 'sec-fetch-site': 'same-origin' } })).status).toBe(404)
    for (const path of [
      '/%00',
      '/admin/people/%2e%2e/x',
      '/admin/people?sort=__proto__&page=-1&role=nobody',
      `/admin/jobs/${'9'.repeat(3000)}`,
      '/admin/audit?from=2026-02-31',
      '/assets/../package.json',
      '/try/x/files/..%2f..%2fkey',
    ]) {
      const { status } = await world.ask(path, administrator)
      expect(status, path).toBeLessThan(500)
    }
    const tooLong = await world.send('/account/name', administrator, { name: 'x'.repeat(300_000) })
    expect(tooLong.status).toBe(413)
    const noForm = await world.ask('/account/name', administrator, {
      method: 'POST',
      headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'text/plain' },
      body: 'name=x',
    })
    expect(noForm.status).toBe(415)
  })
})

describe('a session', () => {
  it('ends at once for everybody when the account is disabled, the role is taken or the session is ended', async () => {
    const world = await openWorld()
    const supervisor = member('supervisor', 'trust one')
    const auditor = member('auditor', 'trust one')
    expect((await world.ask('/account', supervisor)).status).toBe(200)
    const person = `/admin/people/${supervisor.organisation}/${supervisor.account}`
    expect((await world.send(`${person}/disable`, administrator, {})).status).toBe(303)
    expect((await world.ask('/account', supervisor)).headers.get('location')).toContain('/sign-in')
    expect((await world.ask('/admin/audit', auditor)).status).toBe(200)
    await world.send(`/admin/people/${auditor.organisation}/${auditor.account}/take-role`, administrator, { role: 'auditor' })
    expect((await world.ask('/admin/audit', auditor)).status).toBe(403)
  })

  it('ends after half an hour without use and after twelve hours in any case', async () => {
    const world = await openWorld()
    const start = world.clock.now.getTime()
    const later = (minutes: number): void => void (world.clock.now = new Date(start + minutes * 60_000))
    for (let minutes = 0; minutes < 12 * 60; minutes += 25) {
      later(minutes)
      expect((await world.ask('/account', administrator)).status, `${minutes} minutes`).toBe(200)
    }
    later(12 * 60 + 1)
    expect((await world.ask('/account', administrator)).status).toBe(303)
    later(10)
    const other = member('auditor', 'trust one')
    expect((await world.ask('/account', other)).status).toBe(200)
    later(41)
    expect((await world.ask('/account', other)).status).toBe(303)
  })

  it('is new after a sign-in, and its cookie is for this site, for no script and not for other sites', async () => {
    const world = await openWorld('memory', { TRIPTYCH_ORIGIN: 'https://triptych.example' })
    const response = await world.ask('/sign-in', null, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
      body: new URLSearchParams({
        email: administrator.email,
        password: 'correct horse battery staple',
        next: '//elsewhere.example',
      }).toString(),
    })
    expect(response.status).toBe(303)
    expect(response.headers.get('location')).toBe('/')
    expect(response.headers.get('strict-transport-security')).toMatch(/max-age=31536000/)
    const [session = '', browser = ''] = response.headers.getSetCookie()
    expect(session).toMatch(/^__Host-session=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/)
    expect(browser).toMatch(/^__Host-browser=[\w-]{43}; Max-Age=15552000; Path=\/; HttpOnly; Secure; SameSite=Lax$/)
  })

  it('is asked for a second step where the installation says so, and until then opens nothing but the own account', async () => {
    const world = await openWorld('memory', { TRIPTYCH_TWO_STEP: 'required' })
    expect((await world.ask('/account', administrator)).status).toBe(200)
    expect((await world.ask('/account/two-step', administrator)).status).toBe(200)
    for (const path of ['/admin/people', '/admin/audit', '/admin/organisations', '/try', '/api/access/people']) {
      expect((await world.ask(path, administrator)).status, path).toBe(403)
    }
  })
})

it('programs are answered in JSON with the status, the field and the words', async () => {
  const world = await openWorld()
  const post = (path: string, body: unknown) =>
    world.ask(path, administrator, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
      body: JSON.stringify(body),
    })
  const wrong = await post('/api/access/person/invite', { organisation: administrator.organisation, email: 'x' })
  expect(wrong.status).toBe(422)
  expect(await wrong.json()).toMatchObject({
    problems: expect.arrayContaining([
      { code: 'input.field', field: 'email', message: expect.stringContaining('correct format'), todo: '' },
    ]),
  })
  expect((await world.ask('/api/access/people', null)).status).toBe(401)
  expect((await world.ask('/api/access/person?organisation=x&account=y', administrator)).status).toBe(422)
  expect((await world.ask(`/api/access/organisation?organisation=${idOf('trust two')}`, administrator)).status).toBe(404)
  expect((await post('/api/access/sign-in', {})).status).toBe(404)
  const list = await world.ask('/api/access/people', administrator)
  expect(await list.json()).toMatchObject({ data: { total: 7, rows: expect.any(Array) } })
})

it('what every page loads is kept by the browser for ever, since its address is its content', async () => {
  const world = await openWorld()
  for (const path of assets.keys()) {
    const plain = await world.ask(path, null)
    const zipped = await world.ask(path, null, { headers: { 'accept-encoding': 'gzip' } })
    expect(plain.headers.get('cache-control')).toContain('immutable')
    expect(zipped.headers.get('content-encoding')).toBe('gzip')
    expect((await zipped.arrayBuffer()).byteLength).toBeLessThan((await plain.arrayBuffer()).byteLength)
  }
})

it('in the demonstration everything is said to be fictional but what a person brought themselves', async () => {
  const world = await openWorld('memory', { TRIPTYCH_DEMONSTRATION: 'yes' })
  const owner = MEMBERS.find(({ organisationKey }) => organisationKey === 'trust one') as Member
  const trial = `/try/${thingsOf('trust one').trial}`
  const isSaid = async (path: string): Promise<boolean> => (await (await world.ask(path, owner)).text()).includes('Fictional data.')
  expect(await isSaid(trial)).toBe(false)
  await world.database.owner.updateTable('trial').set({ fictional: true }).execute()
  expect([await isSaid(trial), await isSaid('/try'), await isSaid('/account')]).toEqual([true, true, true])
})
