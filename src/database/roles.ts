import { sql, type Kysely } from 'kysely'
import { setTimeout as wait } from 'node:timers/promises'
import { failed, ok, type Problem, type Result } from '../kernel/index.ts'
import { DatabaseError } from './database-error.ts'
import type { Tables } from './tables/index.ts'

const CREATE = ['triptych_app', 'triptych_system'].map(
  (role) => `do $$ begin create role ${role} nologin; exception when duplicate_object or unique_violation then null; end $$`,
)
const GRANT = 'grant triptych_app, triptych_system to current_user'

const mayNot = (user: string): Problem => ({
  code: 'database.roles',
  kind: 'error',
  message: 'The database user of Triptych may not create the two roles that keep the organisations apart.',
  todo: `Have an administrator of the server type: create role triptych_app nologin; create role triptych_system nologin; grant triptych_app, triptych_system to "${user}";`,
})

/** Roles belong to the whole server, so openers of other databases may do the same at this moment: these mean only that. */
const RACED = new Set(['XX000', '23505', '42710', '40001'])

/** Whether the user can act as both roles. */
async function present(owner: Kysely<Tables>): Promise<boolean> {
  const { rows } = await sql<{ roles: number }>`
    select count(*) as roles from pg_roles
    where rolname in ('triptych_app', 'triptych_system') and pg_has_role(current_user, oid, 'member')`.execute(owner)
  return rows[0]?.roles === 2
}

/** Makes the roles every transaction runs under, where they are missing. */
export async function ensureRoles(owner: Kysely<Tables>): Promise<Result<null>> {
  for (let attempt = 1; ; attempt++) {
    if (await present(owner)) return ok(null)
    try {
      for (const text of [...CREATE, GRANT]) await sql.raw(text).execute(owner)
      return ok(null)
    } catch (error) {
      if (!(error instanceof DatabaseError)) throw error
      if (RACED.has(error.code) && attempt < 10) await wait(20 * attempt)
      else if (error.code === '42501' || error.code === '0LP01') {
        const { rows } = await sql<{ user: string }>`select current_user as user`.execute(owner)
        return failed(mayNot(rows[0]?.user ?? 'the user'))
      } else throw error
    }
  }
}
