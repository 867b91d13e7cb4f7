import { mkdtempSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ENGINES, openTestDatabase } from '../../../test/databases.ts'
import { idOf, NOW } from '../../../test/world.ts'
import { effectsOf } from './effects.ts'
import { fieldsOf } from './kinds.ts'
import { lastMonthEnd, monthOf, readMonth } from './month.ts'
import { readProviders } from './providers.ts'
import { readRowsOfFile } from './read-file.ts'
import { rowKeyOf } from './row-key.ts'
import { chunkMaker, dropUnreadDays, storeChunk, type RowChunk } from './store-rows.ts'

const directory = mkdtempSync(join(tmpdir(), 'triptych-imports-'))
const put = (name: string, text: string): string => {
  const path = join(directory, name)
  writeFileSync(path, text)
  return path
}

describe('the month an extract is of', () => {
  it.each([
    ['2026-10', '2026-10-31'],
    ['202602', '2026-02-28'],
    ['2024-02-29', '2024-02-29'],
    ['31/10/2026', '2026-10-31'],
    ['Oct 2026', '2026-10-31'],
    ['September-26', '2026-09-30'],
    ['30 Nov 2026', '2026-11-30'],
    ['2026-13', null],
    ['Spring', null],
  ])('%s is %s', (text, month) => {
    expect(readMonth(text)).toBe(month)
  })

  it('is taken from the rows only where all that name one agree', () => {
    expect(monthOf(['2026-10', '31/10/2026', 'n/a'])).toBe('2026-10-31')
    expect(monthOf(['2026-10', '2026-11'])).toBeNull()
    expect(lastMonthEnd('2027-01-15' as never)).toBe('2026-12-31')
  })
})

it('the same post has the same key however its employer and number are written', () => {
  const keyOf = rowKeyOf('staff')
  const row = (values: Readonly<Record<string, string>>) => fieldsOf('staff').map((field) => values[field] ?? null)
  expect(keyOf(row({ organisation_code: ' rx1 ', assignment_number: '00123-2' }))).toBe(
    keyOf(row({ organisation_code: 'RX1', assignment_number: '00123-2' })),
  )
  expect(keyOf(row({ organisation_code: 'RX1', employee_number: '5', position_title: 'Art  therapist' }))).toBe('RX1|5|ART THERAPIST|')
})

describe('a file', () => {
  const header = 'Assignment number,Surname,Date of birth,Occupation code,FTE'
  const read = async (name: string, rows: readonly string[]) => {
    const rowsTo = join(directory, `${name}.ndjson`)
    const done = await readRowsOfFile(put(name, [header, ...rows, ''].join('\n')), 'staff', { workDir: directory, rowsTo })
    if (!done.ok) throw new Error(done.problems[0]?.message)
    const chunks = (await readFile(rowsTo, 'utf8'))
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as RowChunk)
    return { ...done.value, chunks }
  }

  it('tells values that cannot be used by kind, with how many rows and the first as a spreadsheet numbers it', async () => {
    const { problems, rows } = await read('values.csv', [
      '1,Ash,01/02/1980,S1H,1.0',
      '',
      '2,Bell,31/12/1981,SIH,37.5',
      '3,Cole,30/02/1982,SIH,0.6',
      '3,Cole,n/a,S1H,0.6',
    ])
    expect(rows).toBe(4)
    expect(problems.map(({ code, count, values }) => [code, count, values[0]?.value, values[0]?.row])).toEqual([
      ['unknown-occupation-code', 2, 'SIH', 4],
      ['fte', 1, '37.5', 4],
      ['date', 1, '30/02/1982', 5],
      ['repeated', 1, 'also in row 5', 6],
    ])
  })

  it('keeps what separates values and rows out of the values', async () => {
    const { chunks } = await read('marks.csv', ['1,A\u001fsh,01/02/1980,S1H,1.0', '2,B\u001eell,,S1H,1.0'])
    expect(chunks[0]?.text.split('\u001e')).toHaveLength(2)
  })
})

describe.each(ENGINES)('rows on %s', (engine) => {
  const organisation = idOf('trust of imports')
  const text = fc.stringMatching(/^[a-z'"\\{},éß\n ]{0,12}$/).map((value) => value.trim())
  const someRow = fc.record({ assignment: fc.integer({ min: 1, max: 12 }), surname: text, town: text })

  it('come back as they were given, and what changes is the same whatever their order', { timeout: 60_000 }, async () => {
    const { owner } = await openTestDatabase(engine)
    await owner.insertInto('organisation').values({ id: organisation, kind: 'trust', name: 'A trust', created_at: NOW }).execute()
    let next = 0
    const load = async (rows: readonly { assignment: number; surname: string; town: string }[]): Promise<string> => {
      const id = idOf(`import ${next++}`)
      const given = { id, organisation_id: organisation, kind: 'staff' as const, state: 'staged' as const, file_name: 'x', bytes: 1 }
      await owner
        .insertInto('import')
        .values({ ...given, created_by: organisation, created_at: NOW })
        .execute()
      const chunks = chunkMaker('staff', (field) => ['assignment_number', 'surname', 'town', 'start_date'].includes(field))
      rows.forEach(({ assignment, surname, town }, i) => {
        const values: Readonly<Record<string, string>> = { assignment_number: String(assignment), surname, town, start_date: '1/2/2020' }
        chunks.add(
          fieldsOf('staff').map((field) => values[field] || null),
          i + 2,
        )
      })
      await owner
        .transaction()
        .execute((db) =>
          storeChunk(db, 'staff', { organisation, import: id }, chunks.take(), { start_date: { '1/2/2020': '2020-02-01' as never } }),
        )
      return id
    }
    await fc.assert(
      fc.asyncProperty(
        fc.array(someRow, { minLength: 1, maxLength: 8 }),
        fc.array(someRow, { minLength: 1, maxLength: 8 }),
        async (before, after) => {
          const [a, b, shuffled] = [await load(before), await load(after), await load(after.toReversed())]
          const stored = await owner
            .selectFrom('staff_post')
            .select(['surname', 'town', 'start_date'])
            .where('import_id', '=', b)
            .orderBy('row_number')
            .execute()
          expect(stored).toEqual(
            after.map(({ surname, town }) => ({ surname: surname || null, town: town || null, start_date: '2020-02-01' })),
          )
          const effects = await owner.transaction().execute((db) => effectsOf(db, 'staff', b, a))
          expect(await owner.transaction().execute((db) => effectsOf(db, 'staff', shuffled, a))).toEqual(effects)
          expect(effects.added + effects.changed + effects.unchanged).toBe(after.length)
          expect(effects.gone + effects.changed + effects.unchanged).toBe(before.length)
          const same = await owner.transaction().execute((db) => effectsOf(db, 'staff', shuffled, b))
          expect(same).toMatchObject({ added: 0, changed: 0, gone: 0, unchanged: after.length })
        },
      ),
      { numRuns: 12 },
    )
  })

  it('what is no day by the time of confirming is not known, and the rest stays', async () => {
    const { owner } = await openTestDatabase(engine)
    await owner.insertInto('organisation').values({ id: organisation, kind: 'trust', name: 'A trust', created_at: NOW }).execute()
    const id = idOf('an import with days')
    const given = { id, organisation_id: organisation, kind: 'staff' as const, state: 'staged' as const, file_name: 'x', bytes: 1 }
    await owner
      .insertInto('import')
      .values({ ...given, created_by: organisation, created_at: NOW })
      .execute()
    const chunks = chunkMaker('staff', () => true)
    const add = (values: Readonly<Record<string, string>>, row: number) =>
      chunks.add(
        fieldsOf('staff').map((field) => values[field] ?? null),
        row,
      )
    add({ assignment_number: '1', start_date: '2020-02-01', date_of_birth: '30/02/1980' }, 2)
    await owner.transaction().execute(async (db) => {
      await storeChunk(db, 'staff', { organisation, import: id }, chunks.take())
      await dropUnreadDays(db, 'staff', id)
    })
    const row = await owner.selectFrom('staff_post').select(['start_date', 'date_of_birth']).where('import_id', '=', id).executeTakeFirst()
    expect(row).toEqual({ start_date: '2020-02-01', date_of_birth: null })
  })
})

it('the ODS file has 27 columns and no header; anything else is told with its row', async () => {
  const line = (code: string, columns = 27): string =>
    [code, 'A TRUST', 'Y62', 'QOP', ...Array.from({ length: columns - 4 }, (_, i) => (i === 6 ? '20010401' : ''))].join(',')
  expect(await readProviders(put('etr.csv', `${line('RX1')}\n${line('G6V2S')}\n`))).toEqual({
    ok: true,
    value: ['RX1', 'G6V2S'].map((code) => ({ code, name: 'A TRUST', region: 'Y62', icb: 'QOP', opened: '2001-04-01', closed: null })),
  })
  expect(await readProviders(put('short.csv', `${line('RX1')}\n${line('RX2', 20)}\n`))).toMatchObject({
    ok: false,
    problems: [{ where: { row: 2 } }],
  })
  expect(await readProviders(put('header.csv', `${line('Organisation')}\n`))).toMatchObject({
    ok: false,
    problems: [{ code: 'workforce.ods-file' }],
  })
})
