import { sql } from 'kysely'
import type { Database } from '../../database/index.ts'
import type { OrganisationId } from '../../kernel/index.ts'

/** The organisation that runs this installation, made with its first start. Whoever starts second finds it there. */
export const setUpHost = (
  database: Database,
  given: { readonly id: string; readonly name: string; readonly now: Date },
): Promise<OrganisationId> =>
  database.transaction({ kind: 'system' }, async (db) => {
    await sql`insert into organisation (id, kind, name, created_at) values (${given.id}, 'host', ${given.name}, ${given.now}) on conflict do nothing`.execute(
      db,
    )
    const host = await db.selectFrom('organisation').select('id').where('kind', '=', 'host').executeTakeFirstOrThrow()
    return host.id as OrganisationId
  })
