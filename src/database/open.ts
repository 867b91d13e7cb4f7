import { sql } from 'kysely'
import { failed, ok, type Problem, type Result } from '../kernel/index.ts'
import { LIMITS, type Limits } from './connections.ts'
import { databaseOver, type Database } from './database.ts'
import { EmbeddedConnections, openDirectory } from './embedded/index.ts'
import { migrate, type Step } from './migrate.ts'
import { PostgresqlConnections } from './postgresql/index.ts'
import { problemOfDatabase } from './problem-of.ts'
import { ensureRoles } from './roles.ts'

export type DatabaseOptions = (
  | {
      readonly engine: 'memory'
      /** A data directory to start from, as a gzip of a tar. */
      readonly template?: Uint8Array
    }
  | { readonly engine: 'embedded'; readonly directory: string }
  | {
      readonly engine: 'postgresql'
      readonly url: string
      /** At most so many at once, 10 unless told. */
      readonly connections?: number
    }
) & { readonly limits?: Partial<Limits> }

const tooOld = (version: string): Problem => ({
  code: 'database.too-old',
  kind: 'error',
  message: `The database server is PostgreSQL ${version}, and Triptych needs 15 or newer.`,
  todo: 'Upgrade the server.',
})

const notUtf8 = (encoding: string): Problem => ({
  code: 'database.encoding',
  kind: 'error',
  message: `The database keeps text as ${encoding}, which cannot hold every name.`,
  todo: "Create it anew with: create database … encoding 'UTF8' template template0;",
})

async function start(options: DatabaseOptions, limits: Limits): Promise<Result<Database>> {
  if (options.engine === 'postgresql') {
    const connections = new PostgresqlConnections(options.url, options.connections ?? 10, limits)
    return ok(databaseOver({ engine: 'postgresql', connections, fsyncs: () => Promise.resolve(null), close: () => connections.close() }))
  }
  if (options.engine === 'memory') {
    const connections = await EmbeddedConnections.open({ directory: null, template: options.template ?? null }, limits)
    return ok(databaseOver({ engine: 'memory', connections, fsyncs: () => Promise.resolve(null), close: () => connections.close() }))
  }
  const opened = await openDirectory(options.directory)
  if (!opened.ok) return opened
  const { lock, data } = opened.value
  try {
    const connections = await EmbeddedConnections.open({ directory: data, template: null }, limits)
    const close = (): Promise<void> => connections.close().finally(() => lock.release())
    return ok(databaseOver({ engine: 'embedded', connections, fsyncs: () => connections.fsyncs(), close }))
  } catch (error) {
    lock.release()
    throw error
  }
}

async function fit({ owner }: Database): Promise<Problem | null> {
  const { rows } = await sql<{ version: string; encoding: string }>`
    select current_setting('server_version') as version, current_setting('server_encoding') as encoding`.execute(owner)
  const { version = '', encoding = '' } = rows[0] ?? {}
  if (Number.parseInt(version, 10) < 15) return tooOld(version)
  return encoding === 'UTF8' ? null : notUtf8(encoding)
}

async function prepare(database: Database, steps: readonly Step[]): Promise<Result<Database>> {
  const unfit = await fit(database)
  if (unfit) return failed(unfit)
  const roles = await ensureRoles(database.owner)
  if (!roles.ok) return roles
  const migrated = await migrate(database.owner, steps)
  return migrated.ok ? ok(database) : migrated
}

/** Opens with a schema of the caller's; the application's is `openDatabase`. */
export async function openWith(options: DatabaseOptions, steps: readonly Step[]): Promise<Result<Database>> {
  let database: Database | null = null
  try {
    const started = await start(options, { ...LIMITS, ...options.limits })
    if (!started.ok) return started
    database = started.value
    const prepared = await prepare(database, steps)
    if (!prepared.ok) await database.close()
    return prepared
  } catch (error) {
    await database?.close()
    const problem = problemOfDatabase(error)
    if (problem) return failed(problem)
    throw error
  }
}
