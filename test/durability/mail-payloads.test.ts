import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Database } from '../../src/database/index.ts'
import {
  deliverDue,
  queueMail,
  smtpTransport,
  type Delivered,
  type HandedOver,
  type QueuedLetter,
  type Sender,
  type Transport,
} from '../../src/mail/index.ts'
import { openTestDatabase } from '../databases.ts'
import { parseMessage, startMailServer, type MailServer } from './mail-server.ts'

const organisation = randomUUID()
const now = new Date('2026-11-24T09:00:00Z')
const clock = (): Date => now
const sender: Sender = { address: 'triptych@fictional.example', name: 'Triptych' }
const nothing = (): void => undefined
const log = { info: nothing, warn: nothing, error: nothing }

const BREAKS = [
  '\r\n',
  '\n',
  '\r',
  '\n\r',
  '\r\n ',
  '\r\n\t',
  '\0',
  '\r\n\r\n',
  '\v',
  '\f',
  '\u001b',
  '\u001c',
  '\u001f',
  '\u007f',
  '\u0085',
  '\u2028',
  '\u2029',
  // What becomes CR and LF where the upper byte is cut off, and where somebody decodes once too often.
  '\u010d\u010a',
  '\u560d\u560a',
  '\ud83d',
  '%0d%0a',
  '%0A',
  '\\r\\n',
  '=0D=0A',
  '&#13;&#10;',
  '=?utf-8?Q?=0D=0A?=',
  '=?utf-8?B?DQo=?=',
]
const TAILS = [
  'Bcc: evil@fictional.example',
  'To: evil@fictional.example',
  'Content-Type: text/html\r\n\r\n<b>evil</b>',
  '.\r\nMAIL FROM:<evil@fictional.example>\r\nRCPT TO:<evil@fictional.example>\r\nDATA',
  ', evil@fictional.example, <evil2@fictional.example>',
  '> ORCPT=rfc822;evil@fictional.example',
]
const payloads = BREAKS.flatMap((cut) => TAILS.map((tail) => `${cut}${tail}`))
const HEAD = ['Auto-Submitted', 'Content-Transfer-Encoding', 'Content-Type', 'Date', 'From', 'MIME-Version', 'Message-ID', 'Subject', 'To']

type Field = 'address' | 'name' | 'subject' | 'text'
const FIELDS: readonly Field[] = ['address', 'name', 'subject', 'text']
const letter = (field: Field, value: string): QueuedLetter => ({
  id: randomUUID(),
  to: { address: field === 'address' ? value : 'ada@fictional.example', name: field === 'name' ? value : 'Ada Lovelace' },
  subject: field === 'subject' ? value : 'Come in',
  text: field === 'text' ? value : 'Come in.\n',
})

const rest = (id: string) => ({ state: 'waiting' as const, next_attempt_at: now, once: id, created_at: now })

let database: Database
let server: MailServer
let transport: Transport
const url = (): string => `smtp://127.0.0.1:${server.port}`

beforeAll(async () => {
  database = await openTestDatabase()
  await database.owner
    .insertInto('organisation')
    .values({ id: organisation, kind: 'trust', name: 'Fictional Trust', created_at: now })
    .execute()
  server = await startMailServer({ hideSTARTTLS: true, disabledCommands: ['STARTTLS'] })
  const made = smtpTransport(url(), { from: sender, clock })
  if (!made.ok) throw new Error('no transport')
  transport = made.value
})
afterAll(() => server.close())

/** The server lets everybody wait a tenth of a second, so many at once. */
async function deliver(): Promise<Delivered> {
  const rounds = await Promise.all(Array.from({ length: 20 }, () => deliverDue({ database, transport, clock, log })))
  const sum = (of: keyof Delivered): number => rounds.reduce((total, round) => total + round[of], 0)
  return { sent: sum('sent'), later: sum('later'), failed: sum('failed'), unknown: sum('unknown') }
}
async function sendAll(sends: readonly (() => Promise<HandedOver>)[]): Promise<void> {
  for (let at = 0; at < sends.length; at += 40) {
    const fates = await Promise.all(sends.slice(at, at + 40).map((send) => send()))
    expect(new Set(fates.map(({ kind }) => kind))).toEqual(new Set(['accepted']))
  }
}

/** Every letter that arrived since has one sender, one recipient and the head it should have. */
function expectHarmless(): number {
  const arrived = server.received.splice(0)
  for (const { from, to, raw } of arrived) {
    expect([from, to]).toEqual([sender.address, ['ada@fictional.example']])
    const message = parseMessage(raw)
    expect(message.headers.map(([name]) => name).sort((a, b) => (a < b ? -1 : 1))).toEqual(HEAD)
    expect(message.header('To')).toMatch(/<ada@fictional\.example>$/)
  }
  return arrived.length
}

it(`${payloads.length} payloads in each of ${FIELDS.length} fields: refused with a Problem, or one harmless letter`, async () => {
  let refused = 0
  for (const field of FIELDS)
    for (const payload of payloads)
      for (const value of [payload, field === 'address' ? `ada@fictional.example${payload}` : `Ada${payload}`]) {
        const to = letter(field, value)
        const queued = await database.transaction({ kind: 'system' }, (db) =>
          queueMail(db, { ...to, organisation, purpose: 'test', once: to.id, now }),
        )
        if (queued.ok) continue
        refused += 1
        expect(queued.problems[0]?.code).toMatch(/^mail\./)
        expect(JSON.stringify(queued)).not.toMatch(/evil/i)
      }
  const queued = FIELDS.length * payloads.length * 2 - refused
  const delivered = await deliver()
  expect(delivered).toEqual({ sent: queued, later: 0, failed: 0, unknown: 0 })
  expect(expectHarmless()).toBe(queued)
  expect(refused).toBeGreaterThan(payloads.length * 2)
  expect(queued).toBeGreaterThan(100)
})

it('the same put straight into the table, past the first check, are refused by the second', async () => {
  await database.owner.deleteFrom('mail').execute()
  let inserted = 0
  for (const field of ['address', 'name', 'subject'] as const)
    for (const payload of payloads.filter((text) => !text.includes('\0') && !/\p{Cs}/u.test(text))) {
      const { id, to, subject, text } = letter(field, field === 'address' ? `ada@fictional.example${payload}` : payload)
      await database.owner
        .insertInto('mail')
        .values({
          id,
          organisation_id: organisation,
          purpose: 'test',
          recipient: to.address,
          recipient_name: to.name,
          subject,
          body: text,
          ...rest(id),
        })
        .execute()
      inserted += 1
    }
  const delivered = await deliver()
  expect(delivered.sent + delivered.failed).toBe(inserted)
  expect(delivered.failed).toBeGreaterThan(200)
  expect(expectHarmless()).toBe(delivered.sent)
})

it('the same handed straight to the transport, past both, add no header and reach nobody else', async () => {
  const fields = ['name', 'subject', 'text'] as const
  await sendAll(fields.flatMap((field) => payloads.map((payload) => () => transport.send(letter(field, `Ada${payload}`)))))
  expect(expectHarmless()).toBe(payloads.length * 3)
})

it('in the name of the sender they are refused with a Problem, or harmless', async () => {
  const made = payloads.map((payload) => smtpTransport(url(), { from: { ...sender, name: `Triptych${payload}` }, clock }))
  for (const one of made) if (!one.ok) expect(one.problems[0]?.code).toBe('mail.sender')
  const usable = made.flatMap((one) => (one.ok ? [one.value] : []))
  await sendAll(usable.map((through) => () => through.send(letter('text', 'Come in.\n'))))
  expect(expectHarmless()).toBe(usable.length)
  expect(usable.length).toBeLessThan(payloads.length / 2)
  for (const payload of payloads.filter((text) => text.trim() !== ''))
    expect(smtpTransport(url(), { from: { ...sender, address: `${sender.address}${payload}` }, clock }).ok).toBe(false)
})

const WORDS = `Siân Ní Mháille|Łukasz Żółć|王秀英|Нина Петровна|محمد العربي|שרה|ไทย|👩🏽‍⚕️ 🇬🇧|Z̸̡̛a͏l̕g͢o|ﷺ|Ω≈ç√∫˜µ≤≥÷|田中さん(仮)|O"Brien|O'Brien
a\\b|Dr. A. B., MBE|a;b:c|a@b|<script>alert(1)</script>|=?utf-8?Q?x?=|{{7*7}} \${7*7}|'; drop table mail; --|two  spaces| one before|one after |undefined|null|-1e309
\u200bzero\u200bwidth|(comment)|"|\\|ı|ﬁ|½|${'x'.repeat(200)}|${'é'.repeat(200)}|${'😀'.repeat(100)}|${'two words '.repeat(20).trim()}`.split(
  /[|\n]/,
)

it('names, subjects and texts in every writing arrive as they were', async () => {
  const textOf = (word: string): string => `${word}\n.\n..two dots\nFrom the start\n${'long '.repeat(400)}\n`
  const letters = WORDS.map((word) => ({
    ...letter('subject', word),
    to: { address: 'ada@fictional.example', name: word },
    text: textOf(word),
  }))
  await sendAll(letters.map((sent) => () => transport.send(sent)))
  const arrived = new Map(server.received.map(({ raw }) => [parseMessage(raw).header('Subject'), raw]))
  for (const word of WORDS) {
    const raw = arrived.get(word) ?? ''
    const message = parseMessage(raw)
    expect(message.text).toBe(textOf(word))
    const shown = message.header('To').replace(/ <ada@fictional\.example>$/, '')
    const plain = shown.startsWith('"') && shown.length > 1 ? shown.slice(1, -1).replace(/\\(.)/g, '$1') : shown
    expect([plain, shown]).toContain(word)
    for (const line of raw.split('\r\n')) expect(line.length, line).toBeLessThanOrEqual(78)
  }
  expect(expectHarmless()).toBe(WORDS.length)
})
