import { Kysely, PostgresDialect } from 'kysely'
import { Pool } from 'pg'
import { listOrganisations } from '../../src/access/index.ts'
import type { Context } from '../../src/commands/index.ts'
import type { Tables } from '../../src/database/tables/index.ts'

export interface Statement {
  readonly text: string
  readonly values: readonly unknown[]
}

/** The SQL that the list of organisations really sends, as seen by asking it once; and how many rows it answered. */
export async function listStatements(url: string): Promise<{ readonly statements: readonly Statement[]; readonly rows: number }> {
  const statements: Statement[] = []
  const db = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool: new Pool({ connectionString: url }) }),
    log: ({ query }) => {
      statements.push({ text: query.sql, values: query.parameters })
    },
  })
  const viewer = { allowance: () => ({ self: false, organisations: [], everywhere: true }) }
  try {
    const { rows } = await listOrganisations.run({ db, viewer } as unknown as Context, listOrganisations.input.parse({}))
    return { statements, rows: rows.length }
  } finally {
    await db.destroy()
  }
}
