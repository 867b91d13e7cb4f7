import { parseHTML } from 'linkedom'
import { beforeAll, describe, expect, it } from 'vitest'
import { openApiDocument, OPERATIONS } from '../../src/api/index.ts'
import { member, openWorld, thingsOf, type World } from '../world.ts'

/** Texts that break naive software: markup, scripts, SQL, formulas, directions, combining marks, surrogates, templates, paths. */
const NAUGHTY = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "'; drop table account; --",
  "Robert'); select pg_sleep(10); --",
  '=1+1',
  '+44 20 7946 0000',
  '@SUM(A1:A9)',
  '-2+3',
  '{{7*7}} ${7*7} <%= 7*7 %>',
  '../../etc/passwd',
  '%00%0d%0aSet-Cookie: x=1',
  'Zoë Ó Súilleabháin-Ńowak',
  'Ｆｕｌｌ　ｗｉｄｔｈ',
  '李小龍',
  'مرحبا بالعالم',
  'שלום',
  '👩‍🎨🎭🎵',
  'Z̮̞̠͙͔ͅa̘̫͈̭l͇̻̝g̼̲͚o̳̦',
  'a\u202Etxt.exe',
  '&lt;b&gt; &amp; &#x27;',
  '__proto__',
  'constructor',
  'null',
  'undefined',
  'NaN',
  '1e1000',
  '\\" \\\\ \\u0000',
  'a'.repeat(120),
  'ﷺ ﷽',
  'Ω≈ç√∫˜µ≤≥÷',
  '`id` $(id) | id',
  'javascript:alert(1)',
]

const administrator = member('administrator', 'trust one')

describe('what a person types comes back as they typed it, and never as anything else', () => {
  let world: World
  beforeAll(async () => {
    world = await openWorld()
  })

  it.each(NAUGHTY)('as the name of an account: %s', async (text) => {
    const sent = await world.send('/account/name', administrator, { name: text })
    expect(sent.status).toBe(303)
    const html = await (await world.ask('/account', administrator)).text()
    const { document } = parseHTML(html)
    expect(document.querySelector('input#own-name')?.getAttribute('value')).toBe(text.trim())
    expect(document.querySelectorAll('script')).toHaveLength(1)
    expect(document.querySelectorAll('img')).toHaveLength(0)
    const api = await (await world.ask('/api/access/people', administrator)).json()
    expect(
      (api as { data: { rows: { account: string; name: string }[] } }).data.rows.find(({ account }) => account === administrator.account)
        ?.name,
    ).toBe(text.trim())
  })

  it.each(NAUGHTY)('as what a form with a mistake in it shows again: %s', async (text) => {
    const sent = await world.send('/admin/people/invite', administrator, { name: text, email: text, organisation: text, role: text })
    expect(sent.status).toBe(422)
    const { document } = parseHTML(await sent.text())
    expect(document.querySelector('input#name')?.getAttribute('value')).toBe(text)
    expect(document.querySelectorAll('script')).toHaveLength(1)
    expect(document.title.startsWith('Error: ')).toBe(true)
  })

  it.each(NAUGHTY)('as the address of a list: %s', async (text) => {
    const query = new URLSearchParams({
      sort: text,
      direction: text,
      page: text,
      role: text,
      kind: text,
      state: text,
      from: text,
      organisation: text,
      done: text,
      next: text,
    })
    for (const path of ['/admin/people', '/admin/audit', '/admin/agreements', '/admin/jobs', '/sign-in']) {
      const response = await world.ask(`${path}?${query.toString()}`, administrator)
      expect(response.status, path).toBe(200)
      expect(parseHTML(await response.text()).document.querySelectorAll('script'), path).toHaveLength(1)
    }
  })

  it('has no control characters: they are refused with a sentence', async () => {
    for (const text of ['a\u0000b', 'a\u0007b', 'two\nlines', 'a\u2028b']) {
      expect((await world.send('/account/name', administrator, { name: text })).status, JSON.stringify(text)).toBe(422)
    }
  })
})

it('every field of every operation is refused in our own words, never in those of the library', () => {
  for (const { name, input } of OPERATIONS) {
    for (const sent of [
      {},
      Object.fromEntries(
        [
          'organisation',
          'account',
          'role',
          'name',
          'email',
          'version',
          'invitation',
          'agreement',
          'job',
          'letter',
          'trial',
          'giver',
          'receiver',
          'covers',
          'reference',
          'starts',
          'ends',
          'typed',
          'kind',
          'odsCode',
          'nation',
        ].map((field) => [field, { odd: true }]),
      ),
    ]) {
      const read = input.safeParse(sent)
      for (const { message, path } of read.error?.issues ?? [])
        expect(message, `${name} ${path.join('.')}`).not.toMatch(/^Invalid|expected|received|Required|Too (big|small)/)
    }
  }
})

it('the OpenAPI document names every operation once, with its input, and only what JSON Schema knows', () => {
  const document = openApiDocument(OPERATIONS, { version: '1', origin: 'https://triptych.example' })
  expect(document.openapi).toBe('3.1.0')
  expect(Object.keys(document.paths)).toHaveLength(OPERATIONS.length)
  const ids = Object.values(document.paths).map((path) => Object.values(path)[0]?.operationId)
  expect(new Set(ids).size).toBe(OPERATIONS.length)
  const invite = document.paths['/api/access/person/invite'] as {
    post: { requestBody: { content: { 'application/json': { schema: { required: string[]; properties: object } } } } }
  }
  expect(invite.post.requestBody.content['application/json'].schema.required.toSorted()).toEqual(['email', 'name', 'organisation', 'role'])
  expect(JSON.stringify(document)).not.toContain('undefined')
})

it('a program is told of both versions when somebody else was first', async () => {
  const world = await openWorld()
  const { organisation } = thingsOf('trust one')
  const change = (name: string) =>
    world.ask('/api/access/organisation/change', administrator, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
      body: JSON.stringify({ organisation, version: 1, name }),
    })
  expect((await change('First')).status).toBe(200)
  const second = await change('Second')
  expect(second.status).toBe(409)
  expect(await second.json()).toMatchObject({
    problems: [{ code: 'changed-meanwhile', details: { saved: { name: 'First' }, version: 2 } }],
  })
})
