import { createWriteStream, existsSync } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type { Kysely } from 'kysely'
import { failed, ok, type Result } from '../../kernel/index.ts'
import type { Database } from '../database.ts'
import { appliedSteps } from '../migrate.ts'
import type { Tables } from '../tables/index.ts'
import { write, type Header } from './format.ts'
import { exists, problemOfBackup } from './problems.ts'
import { snapshot } from './snapshot.ts'

async function headerOf(db: Kysely<Tables>, server: string): Promise<Header> {
  return { triptych: 'backup', format: 1, madeAt: new Date().toISOString(), server, steps: [...(await appliedSteps(db))] }
}

async function sync(path: string): Promise<void> {
  const file = await open(path, 'r')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}

async function writeTo(file: string, database: Database): Promise<void> {
  const server = await database.version()
  await database.owner
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (db) => {
      const text = write(await headerOf(db, server), snapshot(db))
      await pipeline(Readable.from(text), createGzip({ level: 6 }), createWriteStream(file, { flags: 'wx', mode: 0o600 }))
    })
  await sync(file)
}

/**
 * Writes everything in the database, as of one moment, into a new file that any engine can restore. It has its name only when it is
 * whole and on disk. Meanwhile the embedded database serves nobody else, PostgreSQL everybody.
 */
export async function backup(database: Database, file: string): Promise<Result<null>> {
  if (existsSync(file)) return failed(exists(file))
  const draft = `${file}.part-${process.pid}`
  try {
    await writeTo(draft, database)
    await rename(draft, file)
    await sync(dirname(file))
    return ok(null)
  } catch (error) {
    await rm(draft, { force: true })
    const problem = problemOfBackup(error, file)
    if (problem) return failed(problem)
    throw error
  }
}
