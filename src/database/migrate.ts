import { createHash } from 'node:crypto'
import { Migrator, sql, type Kysely, type Migration } from 'kysely'
import { failed, ok, type Problem, type Result } from '../kernel/index.ts'
import type { Tables } from './tables/index.ts'

/** One step of the schema: its text may hold several statements. */
export interface Step {
  readonly name: string
  readonly up: string
}

const TABLE = 'triptych_migration'
const LOCK = 'triptych_migration_lock'
const TEXTS = 'triptych_migration_text'
/** Tables of ours that are about the schema, not part of it. */
export const MIGRATION_TABLES: readonly string[] = [TABLE, LOCK, TEXTS]

const newer = (name: string): Problem => ({
  code: 'database.newer',
  kind: 'error',
  message: `The database was last used by a newer version of Triptych (it has the step "${name}", which this version does not know).`,
  todo: 'Use that version or a newer one, or restore a backup made by this version.',
})

const changed = (name: string): Problem => ({
  code: 'database.changed-step',
  kind: 'error',
  message: `The step "${name}" was applied to this database in another wording than this version of Triptych has.`,
  todo: 'Use the version that made the database; a developer puts changes into a new step.',
})

export const digestOf = (step: Step): string => createHash('sha256').update(step.up).digest('hex')

/** Name and digest of every step applied to a database, in order. */
export async function appliedSteps(owner: Kysely<Tables>): Promise<readonly { readonly name: string; readonly digest: string }[]> {
  const { rows: found } = await sql<{ there: boolean }>`select to_regclass(${TEXTS}) is not null as there`.execute(owner)
  if (!found[0]?.there) return []
  const { rows } = await sql<{ name: string; digest: string }>`
    select name, digest from ${sql.table(TEXTS)} order by name collate "C"`.execute(owner)
  return rows
}

/** What of the database's steps this version does not know, or knows in other words; null where it can go on. */
function misfit(applied: Awaited<ReturnType<typeof appliedSteps>>, steps: readonly Step[]): Problem | null {
  for (const { name, digest: found } of applied) {
    const step = steps.find((known) => known.name === name)
    if (!step) return newer(name)
    if (digestOf(step) !== found) return changed(name)
  }
  return null
}

const migration = (step: Step): Migration => ({
  async up(db) {
    await sql.raw(`create table if not exists ${TEXTS} (name text primary key, digest text not null)`).execute(db)
    await sql.raw(step.up).execute(db)
    await sql`insert into ${sql.table(TEXTS)} values (${step.name}, ${digestOf(step)})`.execute(db)
  },
})

/** Applies what is missing, all of it or nothing; of several processes that start at once, one does it and the others wait. */
export async function migrate(owner: Kysely<Tables>, steps: readonly Step[]): Promise<Result<null>> {
  const applied = await appliedSteps(owner)
  const problem = misfit(applied, steps)
  if (problem) return failed(problem)
  if (applied.length === steps.length) return ok(null)
  const migrations = Object.fromEntries(steps.map((step) => [step.name, migration(step)]))
  const migrator = new Migrator({
    db: owner,
    provider: { getMigrations: () => Promise.resolve(migrations) },
    migrationTableName: TABLE,
    migrationLockTableName: LOCK,
  })
  const { error } = await migrator.migrateToLatest()
  if (error === undefined) return ok(null)
  // A newer version may have come in between.
  const since = misfit(await appliedSteps(owner), steps)
  if (since) return failed(since)
  throw error
}
