import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { expect, it } from 'vitest'
import { openDatabase } from '../../src/database/index.ts'
import { deliverDue, queueMail, smtpTransport } from '../../src/mail/index.ts'
import { seededRandom } from '../../src/kernel/index.ts'
import { postgresqlUrl, temporaryDirectory } from '../databases.ts'
import { parseMessage, startMailServer } from './mail-server.ts'

const LETTERS = 20
const KILLS = 5
const organisation = randomUUID()
const from = { address: 'triptych@fictional.example', name: 'Triptych' }
const began = Date.now()
/** Each life of the process is eleven minutes after the one before it. */
const clockOf = (life: number) => (): Date => new Date(began + life * 11 * 60_000)
const nothing = (): void => undefined

/** Writes the program that delivers what is due, twice at once, in one of its lives, and then waits. */
function writeProgram(database: string, server: string): string {
  const place = temporaryDirectory()
  mkdirSync(place, { recursive: true })
  const file = join(place, 'delivers.mjs')
  const source = (path: string): string => JSON.stringify(pathToFileURL(resolve('src', path)).href)
  writeFileSync(
    file,
    `import { register } from ${JSON.stringify(import.meta.resolve('tsx/esm/api'))}
register()
const { openDatabase } = await import(${source('database/index.ts')})
const { deliverDue, smtpTransport } = await import(${source('mail/index.ts')})
const clock = () => new Date(${began} + Number(process.argv[2]) * 11 * 60_000)
const { value: database } = await openDatabase({ engine: 'postgresql', url: ${JSON.stringify(database)} })
const { value: transport } = smtpTransport(${JSON.stringify(server)}, { from: ${JSON.stringify(from)}, clock })
const log = { info() {}, warn() {}, error() {} }
await Promise.all([1, 2].map(() => deliverDue({ database, transport, clock, log })))
setInterval(() => {}, 1000)`,
  )
  return file
}

/** Batches with other moments: five kills each. */
const SEEDS = Array.from({ length: Number(process.env['TRIPTYCH_SOAK'] ?? 1) }, (_, seed) => seed)

it.each(SEEDS)(`kill -9 × ${KILLS} in a batch of ${LETTERS} (seed %d): no letter twice, none lost in silence`, async (seed) => {
  const random = seededRandom(seed, 'mail kills')
  const server = await startMailServer({ hideSTARTTLS: true, disabledCommands: ['STARTTLS'], slowness: 60 })
  const smtp = `smtp://127.0.0.1:${server.port}`
  const url = await postgresqlUrl()
  const opened = await openDatabase({ engine: 'postgresql', url })
  if (!opened.ok) throw new Error('no database')
  const database = opened.value
  const ids = Array.from({ length: LETTERS }, () => randomUUID())
  await database.owner
    .insertInto('organisation')
    .values({ id: organisation, kind: 'trust', name: 'Fictional Trust', created_at: clockOf(0)() })
    .execute()
  await database.transaction({ kind: 'system' }, async (db) => {
    for (const id of ids) {
      const to = { address: `${id}@fictional.example`, name: 'Ada Lovelace' }
      await queueMail(db, { id, organisation, purpose: 'test', to, subject: 'Come in', text: 'Come in.\n', once: id, now: clockOf(0)() })
    }
  })
  const program = writeProgram(url, smtp)
  const arrivals = (): string[] => server.received.map(({ raw }) => parseMessage(raw).header('Message-ID').slice(1, 37))
  const states = async (): Promise<Map<string, string>> =>
    new Map((await database.owner.selectFrom('mail').select(['id', 'state']).execute()).map(({ id, state }) => [id, state]))

  let killedWhileSending = 0
  for (let life = 0; life < KILLS; life++) {
    const before = server.received.length
    const running = spawn(process.execPath, [program, String(life)], { stdio: ['ignore', 'ignore', 'inherit'] })
    while (server.received.length === before) await sleep(2)
    await sleep(random.between(0, 140))
    running.kill('SIGKILL')
    await once(running, 'exit')
    // What was under way may still arrive: the server has it, its sender is dead.
    await sleep(150)
    const now = await states()
    killedWhileSending += [...now.values()].filter((state) => state === 'sending').length
    for (const [id, state] of now) {
      const times = arrivals().filter((arrival) => arrival === id).length
      expect(times, state).toBeLessThanOrEqual(1)
      if (state === 'sent') expect(times).toBe(1)
      if (state === 'waiting') expect(times).toBe(0)
    }
  }

  const transport = smtpTransport(smtp, { from, clock: clockOf(KILLS) })
  if (!transport.ok) throw new Error('no transport')
  await deliverDue({ database, transport: transport.value, clock: clockOf(KILLS), log: { info: nothing, warn: nothing, error: nothing } })
  const end = await states()
  expect(new Set(arrivals()).size).toBe(arrivals().length)
  expect(killedWhileSending).toBeGreaterThan(0)
  expect(end.size).toBe(LETTERS)
  for (const [id, state] of end) {
    expect(['sent', 'unknown']).toContain(state)
    if (state === 'sent') expect(arrivals()).toContain(id)
  }
  const unknown = [...end.values()].filter((state) => state === 'unknown').length
  expect(unknown).toBeLessThanOrEqual(KILLS * 2)
  process.stdout.write(`seed ${seed}: ${KILLS} kills, ${LETTERS - unknown} sent, ${unknown} unknown, ${arrivals().length} arrived\n`)
  await database.close()
  await server.close()
})
