import { sql, type Kysely } from 'kysely'
import type { Tables } from '../../src/database/index.ts'
import { rowKeyOf } from '../../src/workforce/imports/row-key.ts'
import { chunkMaker, storeChunk } from '../../src/workforce/imports/store-rows.ts'
import { measured } from '../../src/workforce/imports/stage-import.ts'
import { idOf, member, NOW, thingsOf } from '../world.ts'

const analyst = member('workforce analyst', 'trust one')

/** One import in each state in which its page looks different. */
export const IMPORTS = {
  reading: idOf('import being read'),
  asking: idOf('import with a question'),
  staged: idOf('import to confirm'),
  plain: idOf('import without anything to correct'),
  undone: idOf('import undone'),
  stuck: idOf('import that stopped'),
}

const understood = {
  sha256: 'a'.repeat(64),
  rows: 3,
  sentences: ['The text is UTF-8.', 'The values are separated by commas, 4 in a row.'],
  columns: [
    { field: 'assignment_number', column: 'Asg No', confidence: 0.97, samples: ['99999'] },
    { field: 'surname', column: 'Surname', confidence: 1, samples: ['Aaaaa'] },
  ],
  unused: ['Comments'],
  warnings: [
    {
      code: 'files.left-out-total',
      kind: 'warning',
      message: '1 row of totals was left out (row 9).',
      todo: 'Nothing.',
      where: { row: 9 },
    },
  ],
  months: [],
}
const rowProblems = [
  {
    code: 'unknown-occupation-code',
    field: 'occupation_code',
    label: 'Occupation code',
    message: 'A value is not in the NHS Occupation Code Manual v22.1.',
    todo: 'Give the value that is meant, or leave it.',
    count: 2,
    values: [{ value: 'SIH', count: 2, row: 2 }],
    mendable: true,
  },
]
const question = {
  code: 'tables.which-column',
  kind: 'question',
  message: 'Two columns could be the assignment number.',
  todo: 'Say which it is in a mapping file.',
  details: {
    columns: [
      { header: 'Asg No', samples: ['99999'] },
      { header: 'Assignment', samples: ['999'] },
    ],
  },
}

/** Imports of trust one; one of them is being read by the job that runs. */
export async function addImports(owner: Kysely<Tables>, running: string): Promise<void> {
  const { organisation, job } = thingsOf('trust one')
  const given = {
    organisation_id: organisation,
    kind: 'staff' as const,
    as_at: '2026-02-28',
    bytes: 900,
    job_id: job,
    created_by: analyst.account,
    created_at: NOW,
  }
  await owner
    .insertInto('import')
    .values([
      { ...given, id: IMPORTS.reading, state: 'reading', job_id: running, file_name: 'one.csv' },
      { ...given, id: IMPORTS.stuck, state: 'reading', file_name: 'stuck.csv' },
      { ...given, id: IMPORTS.asking, state: 'asking', file_name: 'two.csv', problems: JSON.stringify({ questions: [question] }) },
      {
        ...given,
        id: IMPORTS.staged,
        state: 'staged',
        file_name: 'three.csv',
        row_count: 3,
        understood: JSON.stringify(understood),
        problems: JSON.stringify({ rows: rowProblems }),
      },
      { ...given, id: IMPORTS.plain, state: 'staged', file_name: 'four.csv', row_count: 0, understood: JSON.stringify(understood) },
      { ...given, id: IMPORTS.undone, state: 'undone', file_name: 'five.csv', undone_at: NOW },
    ])
    .execute()
  const provider = { organisation_id: organisation, region: 'Y62', icb: 'QOP', opened: '2001-04-01' }
  await owner
    .insertInto('provider')
    .values([
      { ...provider, code: 'ZZ981', name: 'Closed NHS Trust (fictional)', closed: '2024-03-31' },
      {
        ...provider,
        code: 'ZZ982',
        name: 'New Name NHS Trust (fictional)',
        earlier_names: '[{"name":"Old Name NHS Trust","until":"2025-12-31"}]',
      },
    ])
    .execute()
  const chunks = chunkMaker('staff', () => true)
  const fields = chunks.take().fields
  const row = (values: Readonly<Record<string, string>>) => fields.map((field) => values[field] ?? null)
  for (let i = 0; i < 3; i++)
    chunks.add(row({ assignment_number: `7700${i}`, surname: `Zedd${i}`, forenames: 'Ann', occupation_code: i < 2 ? 'SIH' : 'S1H' }), i + 2)
  await owner.transaction().execute(async (db) => {
    await storeChunk(db, 'staff', { organisation, import: IMPORTS.staged }, chunks.take())
    for (const id of [IMPORTS.staged, IMPORTS.plain]) {
      const effects = await measured(db, { id, kind: 'staff', organisation, asAt: '2026-02-28' })
      await db.updateTable('import').set(effects).where('id', '=', id).execute()
    }
  })
}

/** A thousand imports, and a thousand rows in the one to confirm. */
export async function fillImports(owner: Kysely<Tables>, many: number): Promise<void> {
  await addImports(owner, thingsOf('trust one').job)
  await sql`insert into import (id, organisation_id, kind, state, as_at, file_name, bytes, created_by, created_at)
    select gen_random_uuid(), organisation_id, kind, 'undone', as_at, file_name, bytes, created_by, created_at - n * interval '1 hour'
    from import, generate_series(1, ${many}::int) n where id = ${IMPORTS.undone}`.execute(owner)
  await sql`insert into provider (organisation_id, code, name, region, closed)
    select organisation_id, 'Z' || n, ${'Wolfe'.repeat(20)} || n, region, closed from provider, generate_series(1000, 1000 + ${many}::int) n
    where code = 'ZZ981'`.execute(owner)
  const chunks = chunkMaker('staff', () => true)
  const fields = chunks.take().fields
  const keyOf = rowKeyOf('staff')
  for (let i = 0; i < many; i++) {
    const values = fields.map((field) => (field === 'assignment_number' ? `88${i}` : field === 'surname' ? `Wolfe${'e'.repeat(60)}` : null))
    if (keyOf(values) !== '') chunks.add(values, i + 10)
  }
  const { organisation } = thingsOf('trust one')
  await owner.transaction().execute(async (db) => {
    await storeChunk(db, 'staff', { organisation, import: IMPORTS.staged }, chunks.take())
    const effects = await measured(db, { id: IMPORTS.staged, kind: 'staff', organisation, asAt: '2026-02-28' })
    await db.updateTable('import').set(effects).where('id', '=', IMPORTS.staged).execute()
  })
}
