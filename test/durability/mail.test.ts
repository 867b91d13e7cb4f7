import { randomUUID } from 'node:crypto'
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Database } from '../../src/database/index.ts'
import { deliverDue, queueMail, smtpTransport, type Delivered, type SmtpOptions, type Transport } from '../../src/mail/index.ts'
import { openTestDatabase, temporaryDirectory } from '../databases.ts'
import { parseMessage, selfSigned, startMailServer, type Behaviour, type MailServer } from './mail-server.ts'

const organisation = randomUUID()
const start = Date.parse('2026-11-24T09:00:00Z')
const minutes = (count: number): Date => new Date(start + count * 60_000)
const from = { address: 'triptych@fictional.example', name: 'Triptych of Fictional Trust' }
const to = { address: 'ada@fictional.example', name: 'Ada Lovelace' }

let database: Database
let own: { key: string; cert: string }
const logged: unknown[] = []
const keep = (...line: unknown[]): void => void logged.push(line)
const log = { info: keep, warn: keep, error: keep }
const undo: (() => Promise<void>)[] = []

beforeAll(async () => {
  own = selfSigned(temporaryDirectory())
  database = await openTestDatabase()
  await database.owner
    .insertInto('organisation')
    .values({ id: organisation, kind: 'trust', name: 'Fictional Trust', created_at: minutes(0) })
    .execute()
})
beforeEach(() => database.owner.deleteFrom('mail').execute())
afterEach(async () => {
  for (const step of undo.splice(0)) await step()
})
// The servers repeat a name in every refusal: none of it may come through.
afterAll(() => expect(JSON.stringify(logged)).not.toMatch(/Ada|Lovelace|fictional\.example/))

async function serve(behaviour: Behaviour = {}): Promise<MailServer> {
  const server = await startMailServer({ ...own, ...behaviour })
  undo.push(() => server.close())
  return server
}
function smtp(url: string, more: Partial<SmtpOptions> = {}, now = minutes(0)): Transport {
  const made = smtpTransport(url, { from, clock: () => now, ca: own.cert, timeoutMilliseconds: 2_000, ...more })
  if (!made.ok) throw new Error('no transport')
  return made.value
}
async function queue(address = to.address): Promise<string> {
  const id = randomUUID()
  const letter = { id, organisation, purpose: 'invitation', to: { ...to, address }, subject: 'Come in', text: 'Hello,\n\nCome in.\n' }
  await database.transaction({ kind: 'system' }, (db) => queueMail(db, { ...letter, once: id, now: minutes(0) }))
  return id
}
const row = (id: string) => database.owner.selectFrom('mail').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const deliver = (transport: Transport, now = minutes(0)): Promise<Delivered> => deliverDue({ database, transport, clock: () => now, log })

describe('a letter', () => {
  it('arrives over STARTTLS as it was written, with the head it should have and no more', async () => {
    const server = await serve()
    const id = await queue()
    expect(await deliver(smtp(`smtp://127.0.0.1:${server.port}`))).toEqual({ sent: 1, later: 0, failed: 0, unknown: 0 })
    const [letter] = server.received
    expect(letter).toMatchObject({ from: from.address, to: [to.address], overTls: true })
    const message = parseMessage(letter?.raw ?? '')
    expect(Object.fromEntries(message.headers)).toEqual({
      'Auto-Submitted': 'auto-generated',
      From: 'Triptych of Fictional Trust <triptych@fictional.example>',
      To: 'Ada Lovelace <ada@fictional.example>',
      Subject: 'Come in',
      'Message-ID': `<${id}@fictional.example>`,
      'Content-Transfer-Encoding': 'quoted-printable',
      Date: 'Tue, 24 Nov 2026 09:00:00 +0000',
      'MIME-Version': '1.0',
      'Content-Type': 'text/plain; charset=utf-8',
    })
    expect(message.text).toBe('Hello,\n\nCome in.\n')
  })

  it('arrives over TLS from the first byte, with a name and a password', async () => {
    const known = { user: 'us@fictional.example', pass: 'p:w/ä' }
    const server = await serve({
      secure: true,
      authOptional: false,
      onAuth: ({ username, password }, _, answer) =>
        username === known.user && password === known.pass ? answer(null, { user: 'us' }) : answer(new Error('no')),
    })
    await queue()
    const login = (pass: string): string => `${encodeURIComponent(known.user)}:${encodeURIComponent(pass)}`
    expect(await deliver(smtp(`smtps://${login('wrong')}@127.0.0.1:${server.port}`))).toMatchObject({ later: 1 })
    expect(await deliver(smtp(`smtps://${login(known.pass)}@127.0.0.1:${server.port}`), minutes(1))).toMatchObject({ sent: 1 })
    expect(server.received).toMatchObject([{ overTls: true }])
  })

  it('does not go to a server that cannot prove who it is', async () => {
    const server = await serve()
    const id = await queue()
    const others = selfSigned(temporaryDirectory())
    expect(await deliver(smtp(`smtp://127.0.0.1:${server.port}`, { ca: others.cert }))).toMatchObject({ later: 1 })
    expect((await row(id)).problem).toBe('The mail server could not be reached (DEPTH_ZERO_SELF_SIGNED_CERT).')
    expect(server.received).toEqual([])
  })

  it('goes without TLS to this machine alone', async () => {
    const server = await serve({ hideSTARTTLS: true, disabledCommands: ['STARTTLS'] })
    await queue()
    // The resolver reads it as 127.0.0.1; by its name it is another machine.
    expect(await deliver(smtp(`smtp://127.1:${server.port}`))).toMatchObject({ later: 1 })
    expect(server.received).toEqual([])
    expect(await deliver(smtp(`smtp://127.0.0.1:${server.port}`), minutes(1))).toMatchObject({ sent: 1 })
    expect(server.received).toMatchObject([{ overTls: false }])
  })
})

describe('a server', () => {
  it('that is down is asked again later', async () => {
    const server = await serve()
    const { port } = server
    await server.close()
    const id = await queue()
    expect(await deliver(smtp(`smtp://127.0.0.1:${port}`))).toMatchObject({ later: 1 })
    expect(await row(id)).toMatchObject({ state: 'waiting', attempts: 1, next_attempt_at: minutes(1) })
    const back = await serve()
    expect(await deliver(smtp(`smtp://127.0.0.1:${back.port}`))).toMatchObject({ sent: 0 })
    expect(await deliver(smtp(`smtp://127.0.0.1:${back.port}`), minutes(1))).toMatchObject({ sent: 1 })
  })

  it('that refuses some addresses for now and some for good gets the others', async () => {
    const codes: Record<string, number> = { 'busy@fictional.example': 451, 'gone@fictional.example': 550 }
    const server = await serve({ refuses: (address) => codes[address] ?? null })
    const ids = [await queue('busy@fictional.example'), await queue('gone@fictional.example'), await queue()]
    expect(await deliver(smtp(`smtp://127.0.0.1:${server.port}`))).toEqual({ sent: 1, later: 1, failed: 1, unknown: 0 })
    const rows = await Promise.all(ids.map(row))
    expect(rows.map(({ state, problem }) => [state, problem])).toEqual([
      ['waiting', 'The mail server refused the letter (SMTP 451).'],
      ['failed', 'The mail server refused the letter (SMTP 550).'],
      ['sent', null],
    ])
    expect(server.received.flatMap((letter) => letter.to)).toEqual([to.address])
  })

  it.each([
    [452, 'later', 'waiting'],
    [554, 'failed', 'failed'],
  ] as const)('that answers a whole letter with %d: %s', async (code, count, state) => {
    const server = await serve({ refusesLetter: () => code })
    const id = await queue()
    expect(await deliver(smtp(`smtp://127.0.0.1:${server.port}`))).toMatchObject({ [count]: 1 })
    expect((await row(id)).state).toBe(state)
  })
})

/** A server that speaks by a script: a line of the client to an answer, or to the end of the connection. */
async function scripted(greeting: string | null, answer: (line: string, inData: boolean) => string | null): Promise<number> {
  const sockets = new Set<Socket>()
  const server: Server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    if (greeting !== null) socket.write(`${greeting}\r\n`)
    let inData = false
    socket.on('data', (chunk) => {
      for (const line of chunk.toString('latin1').split('\r\n').slice(0, -1)) {
        const said = answer(line, inData)
        if (said === 'hang up') return void socket.destroy()
        if (said !== null) socket.write(`${said}\r\n`)
        if (said?.startsWith('354')) inData = true
      }
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  undo.push(async () => {
    for (const socket of sockets) socket.destroy()
    await new Promise((resolve) => server.close(resolve))
  })
  return (server.address() as AddressInfo).port
}
const friendly = (line: string, inData: boolean, atEnd: string | null): string | null => {
  if (inData) return line === '.' ? atEnd : null
  return line === 'DATA' ? '354 go on' : '250 fine'
}

describe('a server that falls silent', () => {
  it('before its greeting is given up in time, and asked again later', async () => {
    const port = await scripted(null, () => null)
    const id = await queue()
    const began = performance.now()
    expect(await deliver(smtp(`smtp://127.0.0.1:${port}`, { timeoutMilliseconds: 300 }))).toMatchObject({ later: 1 })
    expect(performance.now() - began).toBeLessThan(2_000)
    expect((await row(id)).problem).toBe('The mail server could not be reached (ETIMEDOUT).')
  })

  it.each([
    ['silent', null],
    ['gone', 'hang up'],
  ])('once it has the whole letter (%s) may have sent it: nobody sends it again unasked', async (_, atEnd) => {
    const port = await scripted('220 hello', (line, inData) => friendly(line, inData, atEnd))
    const id = await queue()
    expect(await deliver(smtp(`smtp://127.0.0.1:${port}`, { timeoutMilliseconds: 300 }))).toMatchObject({ unknown: 1 })
    expect(await row(id)).toMatchObject({ state: 'unknown', problem: expect.stringContaining('never said so') })
    const good = await serve()
    expect(await deliver(smtp(`smtp://127.0.0.1:${good.port}`), minutes(10_000))).toMatchObject({ sent: 0 })
    expect(good.received).toEqual([])
  })

  it.each(['EHLO', 'MAIL', 'RCPT', 'DATA'])('at %s has not sent it', async (command) => {
    const port = await scripted('220 hello', (line, inData) => (line.startsWith(command) ? 'hang up' : friendly(line, inData, '250 fine')))
    await queue()
    expect(await deliver(smtp(`smtp://127.0.0.1:${port}`, { timeoutMilliseconds: 300 }))).toMatchObject({ later: 1 })
  })
})
