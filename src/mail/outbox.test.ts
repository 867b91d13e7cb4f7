import { randomUUID } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openTestDatabase } from '../../test/databases.ts'
import type { Database, Db } from '../database/index.ts'
import { ok } from '../kernel/index.ts'
import { deliverDue, fileTransport, queueMail, sendAgain, type Delivered, type HandedOver, type NewMail, type Transport } from './index.ts'

const organisation = randomUUID()
const start = Date.parse('2026-11-24T09:00:00Z')
const minutes = (count: number): Date => new Date(start + count * 60_000)
const from = { address: 'triptych@fictional.example', name: 'Triptych' }

let database: Database
const logged: unknown[] = []
const keep = (...line: unknown[]): void => void logged.push(line)
const log = { info: keep, warn: keep, error: keep }

beforeAll(async () => {
  database = await openTestDatabase()
  await database.owner
    .insertInto('organisation')
    .values({ id: organisation, kind: 'trust', name: 'Fictional Trust', created_at: minutes(0) })
    .execute()
})
beforeEach(() => database.owner.deleteFrom('mail').execute())

const asSystem = <T>(run: (db: Db) => Promise<T>): Promise<T> => database.transaction({ kind: 'system' }, run)
const mail = (more: Partial<NewMail> = {}): NewMail => ({
  id: randomUUID(),
  organisation,
  purpose: 'invitation',
  to: { address: 'ada.lovelace@fictional.example', name: 'Ada Lovelace' },
  subject: 'Come in',
  text: 'Hello Ada Lovelace,\n\nCome in.\n',
  once: randomUUID(),
  now: minutes(0),
  ...more,
})
async function queue(more: Partial<NewMail> = {}): Promise<string> {
  const queued = mail(more)
  expect(await asSystem((db) => queueMail(db, queued))).toEqual(ok(undefined))
  return queued.id
}
const row = (id: string) => database.owner.selectFrom('mail').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
function transportThat(answer: () => HandedOver | Promise<HandedOver>): Transport & { sent: string[] } {
  const sent: string[] = []
  return { sent, send: async ({ id }) => (sent.push(id), answer()) }
}
const deliver = (transport: Transport, now: Date): Promise<Delivered> => deliverDue({ database, transport, clock: () => now, log })
const accepts = (): HandedOver => ({ kind: 'accepted' })
const later = (): HandedOver => ({ kind: 'later', because: 'Busy.', everybody: false })

describe('queueing', () => {
  it('the same letter twice is one letter', async () => {
    const id = await queue({ once: 'invitation 1' })
    await queue({ once: 'invitation 1' })
    const transport = transportThat(accepts)
    expect(await deliver(transport, minutes(1))).toEqual({ sent: 1, later: 0, failed: 0, unknown: 0 })
    await queue({ once: 'invitation 1' })
    expect(await deliver(transport, minutes(2))).toMatchObject({ sent: 0 })
    expect(transport.sent).toEqual([id])
  })

  it('is part of the transaction it is queued in', async () => {
    const undone = asSystem(async (db) => {
      await queueMail(db, mail())
      throw new Error('undo')
    })
    await expect(undone).rejects.toThrow('undo')
    expect(await deliver(transportThat(accepts), minutes(1))).toMatchObject({ sent: 0 })
  })

  it('is allowed to a viewer, who cannot read letters back, twice over', async () => {
    const scope = { kind: 'viewer', viewer: randomUUID(), organisations: [organisation], installation: false } as const
    const letter = mail()
    for (let twice = 0; twice < 2; twice++) expect(await database.transaction(scope, (db) => queueMail(db, letter))).toEqual(ok(undefined))
    const reading = database.transaction(scope, (db) => db.selectFrom('mail').select('recipient').execute())
    await expect(reading).rejects.toThrow('permission denied')
    expect(await database.owner.selectFrom('mail').selectAll().execute()).toHaveLength(1)
  })

  it('refuses what is no letter, and repeats nothing of it', async () => {
    const refused = await asSystem((db) =>
      queueMail(
        db,
        mail({ to: { address: 'Ada <ada@fictional.example>', name: 'Ada\r\nBcc: x@fictional.example' }, subject: ' ', text: 'a\0b' }),
      ),
    )
    expect(refused).toMatchObject({
      ok: false,
      problems: ['mail.address', 'mail.header', 'mail.header', 'mail.text'].map((code) => ({ code })),
    })
    expect(JSON.stringify(refused)).not.toMatch(/Ada|Bcc/)
    expect(await database.owner.selectFrom('mail').selectAll().execute()).toEqual([])
  })
})

describe('delivering', () => {
  it('keeps nothing of the person once a letter is sent', async () => {
    const id = await queue()
    await deliver(transportThat(accepts), minutes(3))
    expect(await row(id)).toMatchObject({ state: 'sent', sent_at: minutes(3), recipient: '', recipient_name: '', subject: '', body: '' })
    expect(JSON.stringify(logged)).not.toMatch(/Ada|ada@|Come/)
  })

  it('is marked, and the mark committed, before the letter is handed over', async () => {
    const id = await queue()
    let seen = ''
    await deliver(
      transportThat(async () => ((seen = (await row(id)).state), accepts())),
      minutes(1),
    )
    expect(seen).toBe('sending')
  })

  it('tries again eight times, later each time, then gives up until somebody sends it again', async () => {
    const id = await queue()
    const transport = transportThat(later)
    const tries: number[] = []
    for (let minute = 0; minute < 3 * 24 * 60; minute++) {
      const before = transport.sent.length
      await deliver(transport, minutes(minute))
      if (transport.sent.length > before) tries.push(minute)
      if ((await row(id)).state === 'failed') break
      const next = (await row(id)).next_attempt_at.getTime()
      minute = Math.max(minute, (next - start) / 60_000 - 2)
    }
    expect(tries).toEqual([0, 1, 6, 21, 81, 261, 621, 1341])
    expect(await row(id)).toMatchObject({ state: 'failed', attempts: 8, problem: 'Busy.' })
    const installation = { kind: 'viewer', viewer: randomUUID(), organisations: [], installation: true } as const
    expect(await database.transaction(installation, (db) => sendAgain(db, id))).toEqual(ok(undefined))
    expect(await deliver(transport, minutes(5_000))).toMatchObject({ later: 1 })
    expect(await deliver(transportThat(accepts), minutes(5_001))).toMatchObject({ sent: 1 })
    expect(await asSystem((db) => sendAgain(db, id))).toMatchObject({ ok: false, problems: [{ code: 'mail.not-to-send-again' }] })
  })

  it('stops the round when the server is away, so that only one letter counts it', async () => {
    const ids = [await queue(), await queue(), await queue()]
    const transport = transportThat(() => ({ kind: 'later', because: 'Away.', everybody: true }))
    expect(await deliver(transport, minutes(1))).toEqual({ sent: 0, later: 1, failed: 0, unknown: 0 })
    expect((await Promise.all(ids.map(row))).map(({ attempts }) => attempts).sort((a, b) => a - b)).toEqual([0, 0, 1])
  })

  it('does not send a second time what a dead process was sending, but asks a person', async () => {
    const id = await queue()
    const dead = deliver(
      transportThat(() => Promise.reject(new Error('killed'))),
      minutes(1),
    )
    await expect(dead).rejects.toThrow('killed')
    const transport = transportThat(accepts)
    expect(await deliver(transport, minutes(10))).toEqual({ sent: 0, later: 0, failed: 0, unknown: 0 })
    expect(await deliver(transport, minutes(11))).toMatchObject({ unknown: 1 })
    expect(await deliver(transport, minutes(5_000))).toMatchObject({ sent: 0 })
    expect(await row(id)).toMatchObject({ state: 'unknown', recipient: 'ada.lovelace@fictional.example' })
    await asSystem((db) => sendAgain(db, id))
    expect(await deliver(transport, minutes(5_001))).toMatchObject({ sent: 1 })
    expect(transport.sent).toEqual([id])
  })

  it('learns of a letter that was given up what the slow one says of it', async () => {
    const id = await queue()
    let answer: (fate: HandedOver) => void = () => undefined
    const slow = deliver(
      transportThat(() => new Promise((resolve) => (answer = resolve))),
      minutes(1),
    )
    while ((await row(id)).state !== 'sending') await new Promise((resolve) => setTimeout(resolve, 5))
    await deliver(transportThat(accepts), minutes(30))
    expect((await row(id)).state).toBe('unknown')
    answer(accepts())
    expect(await slow).toMatchObject({ sent: 1 })
    expect((await row(id)).state).toBe('sent')
  })

  it('checks a letter once more before it is handed over', async () => {
    const id = await queue()
    await database.owner.updateTable('mail').set({ recipient: 'a@b.example,c@d.example' }).where('id', '=', id).execute()
    const transport = transportThat(accepts)
    expect(await deliver(transport, minutes(1))).toMatchObject({ failed: 1 })
    expect(transport.sent).toEqual([])
  })

  it('may run twice at once: each letter goes out once', async () => {
    for (let letter = 0; letter < 20; letter++) await queue()
    const transport = transportThat(accepts)
    await Promise.all([deliver(transport, minutes(1)), deliver(transport, minutes(1))])
    expect(transport.sent).toHaveLength(20)
    expect(new Set(transport.sent).size).toBe(20)
  })
})

describe('letters as files', () => {
  it('are one file each, for their owner only, named after nobody, whole', async () => {
    const place = await mkdtemp(join(tmpdir(), 'triptych-mail-'))
    const directory = join(place, 'letters')
    const transport = fileTransport(directory, { from, clock: () => minutes(1) })
    const id = await queue()
    expect(await deliver(transport, minutes(1))).toMatchObject({ sent: 1 })
    expect(await readdir(directory)).toEqual([`${id}.eml`])
    expect((await stat(join(directory, `${id}.eml`))).mode & 0o777).toBe(0o600)
    expect((await stat(directory)).mode & 0o777).toBe(0o700)
    const written = await readFile(join(directory, `${id}.eml`), 'utf8')
    expect(written).toContain(`Message-ID: <${id}@fictional.example>\r\n`)
    expect(written).toContain('Date: Tue, 24 Nov 2026 09:01:00 +0000\r\n')
    await rm(place, { recursive: true })
  })

  it('wait when they cannot be written', async () => {
    const transport = fileTransport('/dev/null/letters', { from, clock: () => minutes(1) })
    const id = await queue()
    expect(await deliver(transport, minutes(1))).toMatchObject({ later: 1 })
    expect((await row(id)).problem).toBe('The letter could not be written to a file (ENOTDIR).')
  })
})
