import { sql } from 'kysely'
import { z } from 'zod'
import { command, dayField, idField, lineField, refuse, tooMany, wrongField, type Context } from '../../commands/index.ts'
import { enqueue } from '../../jobs/queue/index.ts'
import type { OrganisationId } from '../../kernel/index.ts'
import { READ_IMPORT_JOB } from './import-state.ts'
import { IMPORT_KINDS, type ImportKind } from './kinds.ts'
import { endOfMonth } from './month.ts'

/** Imports one organisation has open at a time: each keeps its rows until somebody confirms it or gives it up. */
const OPEN_AT_A_TIME = 20

export const importField = idField<'import'>('Choose an import')
const kinds = Object.keys(IMPORT_KINDS) as [ImportKind, ...ImportKind[]]

export const kindField = z.enum(kinds, 'Choose what the file holds')

/** Queues the reading of a file that lies in the import's own directory already. Nothing counts before it is confirmed. */
export const receiveImport = command({
  name: 'workforce.import.receive',
  did: 'uploaded a file',
  input: z.object({
    import: importField,
    organisation: idField<'organisation'>('Choose an organisation'),
    kind: kindField,
    asAt: dayField('Enter the day as day, month and year'),
    covers: z.enum(['whole', 'arts', 'part'], 'Choose what the register holds').nullish(),
    fileName: lineField('Select a file', 120),
    bytes: z.number().int().min(1, 'The selected file is empty'),
  }),
  permits: { act: 'load extracts', where: ({ organisation }) => organisation as OrganisationId },
  async run({ db, viewer, now, today, newId }, given) {
    if (given.asAt > endOfMonth(today)) refuse(wrongField('asAt', 'Enter a month that is not still to come'))
    // Two at the same moment would each count without the other.
    await sql`select pg_advisory_xact_lock(hashtextextended(${`imports of ${given.organisation}`}, 0))`.execute(db)
    const open = await db
      .selectFrom('import')
      .select((of) => of.fn.countAll<number>().as('imports'))
      .where('organisation_id', '=', given.organisation)
      .where('state', 'in', ['reading', 'asking', 'staged'])
      .executeTakeFirstOrThrow()
    if (open.imports >= OPEN_AT_A_TIME)
      refuse({
        ...tooMany(1),
        message: `${OPEN_AT_A_TIME} files wait to be confirmed already.`,
        todo: 'Confirm them or give them up first.',
      })
    const job = newId()
    await queueReading({ db, viewer, now }, { job, import: given.import, organisation: given.organisation })
    await db
      .insertInto('import')
      .values({
        id: given.import,
        organisation_id: given.organisation,
        kind: given.kind,
        state: 'reading',
        as_at: given.asAt,
        covers: given.kind === 'register' ? (given.covers ?? null) : null,
        file_name: given.fileName,
        bytes: given.bytes,
        job_id: job,
        created_by: viewer.id ?? '',
        created_at: now,
      })
      .execute()
    return { import: given.import }
  },
  audit: ({ input }) => ({ about: input.import, kind: input.kind, bytes: input.bytes }),
})

export const queueReading = (
  { db, viewer, now }: Pick<Context, 'db' | 'viewer' | 'now'>,
  { job, import: id, organisation }: { readonly job: string; readonly import: string; readonly organisation: string },
): Promise<void> => enqueue(db, { id: job, organisation, requestedBy: viewer.id ?? '', kind: READ_IMPORT_JOB, input: { import: id }, now })
