import { createHash, randomBytes } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Client } from 'pg'
import { afterAll, inject } from 'vitest'
import type { Database, DatabaseOptions } from '../src/database/index.ts'
import { migrations } from '../src/database/migrations/index.ts'
import type { Step } from '../src/database/migrate.ts'
import { openWith } from '../src/database/open.ts'
import { memoryTemplate } from '../src/database/template.ts'
import { clusterIn, makeCluster } from './postgresql-cluster.ts'

export type Engine = Database['engine']
export const ENGINES: readonly Engine[] = ['memory', 'embedded', 'postgresql']

const undo: (() => Promise<void> | void)[] = []
afterAll(async () => {
  for (const step of undo.splice(0).toReversed()) await step()
})

const unique = (): string => randomBytes(6).toString('hex')

/** Does a thing once for all test processes: the first does it, the others wait until it is there. */
async function once(marker: string, work: () => Promise<void>): Promise<void> {
  const [done, begun, broken] = [`${marker}.done`, `${marker}.begun`, `${marker}.broken`]
  try {
    mkdirSync(begun)
  } catch {
    for (let waited = 0; !existsSync(done); waited += 50) {
      if (existsSync(broken)) throw new Error(readFileSync(broken, 'utf8'))
      if (waited > 120_000) throw new Error(`waited two minutes for ${done}`)
      await wait(50)
    }
    return
  }
  try {
    await work()
    writeFileSync(done, '')
  } catch (error) {
    writeFileSync(broken, String(error))
    throw error
  }
}

/** A directory that is removed after the tests of the file. */
export function temporaryDirectory(): string {
  const directory = join(inject('runDirectory'), unique())
  undo.push(() => rmSync(directory, { recursive: true, force: true }))
  return directory
}

async function asOwner(...statements: readonly string[]): Promise<void> {
  const client = new Client({ connectionString: clusterIn(inject('clusterDirectory')).url('postgres') })
  await client.connect()
  try {
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.end()
  }
}

const MIGRATED = 'triptych_migrated'

async function startPostgresql(): Promise<void> {
  await once(join(inject('runDirectory'), 'postgresql'), async () => {
    const cluster = makeCluster(inject('clusterDirectory'), { durable: false })
    await asOwner(`create database ${MIGRATED}`)
    const migrated = await opened({ engine: 'postgresql', url: cluster.url(MIGRATED) }, migrations)
    await migrated.close()
  })
}

/** The address of a new empty database (or of a migrated one) on this run's PostgreSQL, dropped after the tests of the file. */
export async function postgresqlUrl({ migrated }: { readonly migrated: boolean } = { migrated: true }): Promise<string> {
  await startPostgresql()
  const name = `t_${unique()}`
  await asOwner(`create database ${name}${migrated ? ` template ${MIGRATED}` : ''}`)
  undo.push(() => asOwner(`drop database if exists ${name} with (force)`))
  return clusterIn(inject('clusterDirectory')).url(name)
}

/** Kept between runs, under the digest of the schema and the engine it has. */
async function template(steps: readonly Step[]): Promise<Uint8Array> {
  const pglite = readFileSync('node_modules/@electric-sql/pglite/package.json', 'utf8')
  const digest = createHash('sha256')
    .update(JSON.stringify([steps, pglite]))
    .digest('hex')
    .slice(0, 16)
  const file = join(tmpdir(), `triptych-memory-${digest}.tgz`)
  if (!existsSync(file)) {
    await once(join(inject('runDirectory'), digest), async () => {
      writeFileSync(`${file}.${process.pid}`, await memoryTemplate(steps))
      renameSync(`${file}.${process.pid}`, file)
    })
  }
  return readFileSync(file)
}

async function opened(options: DatabaseOptions, steps: readonly Step[]): Promise<Database> {
  const result = await openWith(options, steps)
  if (!result.ok) throw new Error(result.problems.map(({ message, todo }) => `${message} ${todo}`).join(' '))
  return result.value
}

/** Making one takes seconds, copying one does not. */
async function copyOfEmbedded(steps: readonly Step[]): Promise<string> {
  const original = join(inject('runDirectory'), `embedded-${steps.length}`)
  await once(original, async () => {
    const made = await opened({ engine: 'embedded', directory: original }, steps)
    await made.close()
  })
  const directory = temporaryDirectory()
  cpSync(original, directory, { recursive: true })
  return directory
}

/** Where a fresh database of this engine would be opened: with the schema of the application, or with none. */
export async function freshOptions(
  engine: Engine,
  { migrated }: { readonly migrated: boolean } = { migrated: true },
): Promise<DatabaseOptions> {
  const steps = migrated ? migrations : []
  switch (engine) {
    case 'memory':
      return { engine, template: await template(steps) }
    case 'embedded':
      return { engine, directory: await copyOfEmbedded(steps) }
    case 'postgresql':
      return { engine, url: await postgresqlUrl({ migrated }) }
  }
}

/** A fresh database with the schema of the application, or with `steps`; closed and removed after the tests of the file. */
export async function openTestDatabase(engine: Engine = 'memory', steps: readonly Step[] = migrations): Promise<Database> {
  const options = await freshOptions(engine, { migrated: steps === migrations })
  const database = await opened(options, steps)
  undo.push(() => database.close())
  return database
}
