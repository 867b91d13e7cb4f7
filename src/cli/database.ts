import { join } from 'node:path'
import { resolve } from 'node:path'
import { askServer } from '../control.ts'
import type { Config } from '../config.ts'
import { backup, check, move, openDatabase, restore, type Database, type DatabaseOptions, type Findings } from '../database/index.ts'
import { failed, ok, type Result } from '../kernel/index.ts'
import { verifyAudit, type Verification } from '../access/index.ts'
import { readSeals } from '../seals.ts'

const optionsOf = ({ databaseUrl, directory }: Config): DatabaseOptions =>
  databaseUrl === null ? { engine: 'embedded', directory: join(directory, 'database') } : { engine: 'postgresql', url: databaseUrl }

/** Opens the database for one piece of work and closes it again. */
async function withDatabase<T>(options: DatabaseOptions, work: (database: Database) => Promise<Result<T>>): Promise<Result<T>> {
  const opened = await openDatabase(options)
  if (!opened.ok) return opened
  try {
    return await work(opened.value)
  } finally {
    await opened.value.close()
  }
}

/** Asks the server if one holds the database; does it here if none does. */
async function askOrDo<T>(
  config: Config,
  path: string,
  body: unknown,
  work: (database: Database) => Promise<Result<T>>,
): Promise<Result<T>> {
  return (await askServer<T>(config.directory, path, body)) ?? withDatabase(optionsOf(config), work)
}

export const runBackup = (config: Config, file: string): Promise<Result<null>> =>
  askOrDo(config, '/backup', { file: resolve(file) }, (database) => backup(database, resolve(file)))

export const runCheck = (config: Config): Promise<Result<Findings>> =>
  askOrDo(config, '/check', {}, async (database) => ok(await check(database)))

export const runVerify = (config: Config): Promise<Result<readonly Verification[]>> =>
  askOrDo(config, '/audit/verify', {}, async (database) => ok(await verifyAudit(database, await readSeals(config.directory))))

/** Restores into the database of the settings, which must be empty and which no server may hold. */
export const runRestore = (config: Config, file: string): Promise<Result<null>> =>
  withDatabase(optionsOf(config), (database) => restore(resolve(file), database))

/** Carries everything over to a PostgreSQL database and compares it there. The old one stays as it is. */
export const runMove = (config: Config, url: string): Promise<Result<null>> => {
  if (!/^postgres(ql)?:\/\//.test(url)) {
    return Promise.resolve(
      failed({
        code: 'cli.move-to',
        kind: 'error',
        message: 'The database to move to is not understood.',
        todo: 'Write an address that begins with postgres://.',
      }),
    )
  }
  return withDatabase(optionsOf(config), (from) => withDatabase({ engine: 'postgresql', url }, (to) => move(from, to)))
}
