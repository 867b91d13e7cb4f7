import { randomUUID } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Hono } from 'hono'
import { createViewers, isDemonstration, loadDemonstration, newToken, sealsOf, setUpHost, sweepAccess } from './access/index.ts'
import { createApi } from './api/index.ts'
import { createDo, type Do, type Installation } from './commands/index.ts'
import type { Config } from './config.ts'
import { openDatabase, problemOfDatabase, type Database } from './database/index.ts'
import { createHttp, emptyUploads, openLog, sweepUploads, type Log } from './http/index.ts'
import { jobHandlers } from './jobs/handlers/index.ts'
import { sweepJobs } from './jobs/queue/index.ts'
import { startRunner, type Runner } from './jobs/runner/index.ts'
import { failed, ok, quietError, type Clock, type OrganisationId, type Problem, type Result } from './kernel/index.ts'
import { deliverDue, fileTransport, forgetOldLetterFiles, forgetOldLetters, smtpTransport, type Transport } from './mail/index.ts'
import { createSite } from './pages/index.ts'
import { sweepRetention } from './rights/index.ts'
import { readKey } from './installation-key.ts'
import { createSealer } from './seals.ts'
import { VERSION } from './version.ts'
import { loadDemonstrationRecords, sweepCounts, sweepImports, sweepRunDirectories, sweepTrials } from './workforce/index.ts'

export interface App {
  readonly database: Database
  readonly do: Do
  readonly http: Hono
  readonly host: OrganisationId
  readonly installation: Installation
  readonly log: Log
  /** Jobs, letters and what is done by the clock; returns how to stop it. */
  start(): { stop(): Promise<void>; readonly runner: Runner }
  close(): Promise<void>
}

const MAIL_MILLISECONDS = 3_000
const SWEEP_MILLISECONDS = 60_000
const RETENTION_MILLISECONDS = 3_600_000

/** Where each part is put to the others: the only place that knows all of them. */
export async function openApp(config: Config, clock: Clock = () => new Date()): Promise<Result<App>> {
  mkdirSync(config.directory, { recursive: true, mode: 0o700 })
  const log = openLog(config.logLevel)
  const transport = transportOf(config, clock)
  if (!transport.ok) return transport
  const opened = await openDatabase(
    config.databaseUrl === null
      ? { engine: 'embedded', directory: join(config.directory, 'database') }
      : { engine: 'postgresql', url: config.databaseUrl },
  )
  if (!opened.ok) return opened
  const database = opened.value
  try {
    const key = readKey(config)
    if (!key.ok) {
      await database.close()
      return key
    }
    if (config.demonstration) {
      await loadDemonstration(database, clock())
      await loadDemonstrationRecords(database, clock())
    }
    const host = await setUpHost(database, { id: randomUUID(), name: 'Host of this installation', now: clock() })
    if (config.demonstration !== isDemonstration(host)) {
      await database.close()
      return failed(config.demonstration ? notForDemonstration : onlyForDemonstration)
    }
    return ok(composeApp(config, { database, host, clock, log, transport: transport.value, key: key.value }))
  } catch (error) {
    await database.close()
    throw error
  }
}

const notForDemonstration: Problem = {
  code: 'app.not-for-demonstration',
  kind: 'error',
  message: 'This database is not one of the demonstration: it may hold real people.',
  todo: 'Give the demonstration a directory or a database of its own.',
}

const onlyForDemonstration: Problem = {
  code: 'app.only-for-demonstration',
  kind: 'error',
  message: 'This database holds the demonstration: everybody in it has a published password.',
  todo: 'Give your own data a new directory or database, or start with --demonstration.',
}

/** Letters go to the mail server that is set, else to files that a person can open. */
function transportOf({ smtp, directory }: Config, clock: Clock): Result<Transport> {
  const from = { address: smtp?.from ?? 'triptych@localhost', name: 'Triptych' }
  return smtp ? smtpTransport(smtp.url, { from, clock }) : ok(fileTransport(join(directory, 'mail'), { from, clock }))
}

interface Parts {
  readonly database: Database
  readonly host: OrganisationId
  readonly clock: Clock
  readonly log: Log
  readonly transport: Transport
  readonly key: Uint8Array
}

/** The app around a database that is open; tests give their own. */
export function composeApp(config: Config, given: Parts): App {
  const { database, host, clock, log } = given
  const installation: Installation = {
    key: given.key,
    origin: config.origin,
    demonstration: config.demonstration,
    requiresTwoStep: config.requiresTwoStep,
    tryWithoutSignIn: config.tryWithoutSignIn,
    directory: config.directory,
    sendsMail: config.smtp !== null,
  }
  const viewers = createViewers(database, { host, requiresTwoStep: config.requiresTwoStep })
  const act = createDo({ database, installation, clock, newId: randomUUID, newToken, afterCommand: () => viewers.forget() })
  const http = createHttp({
    viewers,
    do: act,
    installation,
    host,
    clock,
    newId: randomUUID,
    site: createSite({ directory: config.directory, demonstration: config.demonstration }),
    api: createApi({ do: act, version: VERSION, origin: config.origin }),
    log,
    proxies: config.proxies,
    uploads: join(config.directory, 'uploads'),
    readiness: () => readinessOf(database),
  })
  return {
    database,
    do: act,
    http,
    host,
    installation,
    log,
    start: () => startWork(config, given),
    close: () => database.close(),
  }
}

function startWork(config: Config, { database, clock, log, transport }: Parts) {
  emptyUploads(join(config.directory, 'uploads'))
  const runner = startRunner({
    database,
    clock,
    log,
    handlers: config.runsJobs ? jobHandlers({ database, directory: config.directory, demonstration: config.demonstration, clock }) : {},
  })
  const sealer = createSealer(config.directory)
  const seal = async (): Promise<void> => sealer.seal(await sealsOf(database, clock()))
  const timers = [
    every(MAIL_MILLISECONDS, log, () => deliverDue({ database, transport, clock, log })),
    // Each for itself: what fails in one must not keep the others from their work.
    ...[
      () => sweepTrials(database, config.directory, clock()),
      () => sweepImports(database, config.directory, clock()),
      () => sweepRunDirectories(database, config.directory),
      () => sweepCounts(database, config.directory),
      () => sweepAccess(database, clock()),
      () => forgetOldLetters(database, clock()),
      () => forgetOldLetterFiles(join(config.directory, 'mail'), clock()),
      () => sweepJobs(database, clock()),
      () => sweepUploads(join(config.directory, 'uploads'), clock()),
    ].map((sweep) => every(SWEEP_MILLISECONDS, log, sweep)),
    // Proposes alone: nothing of the records is deleted before a person approves.
    every(RETENTION_MILLISECONDS, log, () => sweepRetention(database, clock(), randomUUID)),
    // Apart from the others: what fails there must not keep the trails from being sealed.
    every(SWEEP_MILLISECONDS, log, seal),
  ]
  return {
    runner,
    async stop() {
      await Promise.all(timers.map((timer) => timer.stop()))
      await runner.stop()
      await seal().catch((error: unknown) => log.error({ error: quietError(error) }, 'the audit trails were not sealed'))
    },
  }
}

/** Does a thing again and again, one after the other; what fails is logged and tried again. */
function every(milliseconds: number, log: Log, work: () => Promise<unknown>): { stop(): Promise<void> } {
  let current: Promise<unknown> = Promise.resolve()
  let isBusy = false
  const timer = setInterval(() => {
    if (isBusy) return
    isBusy = true
    current = work()
      .catch((error: unknown) => log.error({ error: quietError(error) }, 'work by the clock failed'))
      .finally(() => {
        isBusy = false
      })
  }, milliseconds)
  return {
    async stop() {
      clearInterval(timer)
      await current
    },
  }
}

async function readinessOf(database: Database): Promise<readonly Problem[]> {
  try {
    await database.transaction({ kind: 'system' }, (db) => db.selectFrom('organisation').select('id').limit(1).execute())
    return []
  } catch (error) {
    const problem = problemOfDatabase(error)
    if (problem) return [problem]
    throw error
  }
}
