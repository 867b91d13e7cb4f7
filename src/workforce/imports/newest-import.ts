import { z } from 'zod'
import { query } from '../../commands/index.ts'

/** For whoever loads a file: the newest month that counts, of all organisations they load for. */
export const newestExtract = query({
  name: 'workforce.import.newest',
  did: 'asked for the newest staff extract',
  input: z.object({}),
  permits: { act: 'load extracts', where: 'own' },
  async run({ db }) {
    const row = await db
      .selectFrom('import')
      .select((of) => of.fn.max('as_at').as('asAt'))
      .where('kind', '=', 'staff')
      .where('state', '=', 'committed')
      .executeTakeFirst()
    return { asAt: row?.asAt ?? null }
  },
  audit: null,
})
