import { expect, it } from 'vitest'
import { seededRandom } from '../../kernel/index.ts'
import {
  attackRelease,
  defaultRule,
  protectRelease,
  type ProtectedRelease,
  type PublishedRelease,
  type Release,
  type ReleaseTable,
} from './index.ts'
import { allOf, countedTable, dimensionOf, levelOf, madeUpPeople, type Layout, type Person } from './made-up-releases.ts'

const organisation = dimensionOf('organisation', [2, 3], ['headcount'])
const modality = dimensionOf('modality', [3])
const band = dimensionOf('band', [3])
const dimensions = [organisation, modality, band]

const unrounded = { ...defaultRule, roundTo: 1, roundFteTo: 1 }

const population = (seed: number, size = 150): Person[] => madeUpPeople(dimensions, size, seededRandom(seed, 'releases'), 1.4)
const table = (people: readonly Person[], layout: Partial<Layout>): ReleaseTable =>
  countedTable(dimensions, people, { rows: allOf(organisation), columns: allOf(modality), ...layout })
const tablesOf = (people: readonly Person[]): ReleaseTable[] => [
  table(people, { title: 'Organisation by modality' }),
  table(people, { title: 'FTE of organisation by modality', measure: 'fte' }),
  table(people, { title: 'Modality by band', rows: allOf(modality), columns: allOf(band) }),
  table(people, {
    title: 'Regions by band',
    rows: [...levelOf(organisation, 0), 'all'].map((code) => ({ organisation: code })),
    columns: allOf(band),
  }),
]

async function safely(release: Omit<Release, 'dimensions'>): Promise<ProtectedRelease> {
  const safe = await protectRelease({ dimensions, ...release })
  if (!safe.ok) throw new Error(safe.problems[0]?.message)
  return safe.value
}

/** What is printed of each cell, by what it counts. */
function printed({ tables }: PublishedRelease): Map<string, Set<string>> {
  const cells = new Map<string, Set<string>>()
  for (const {
    table: { measure, rows },
    snapshot,
    rowsAt,
    columnsAt,
  } of tables)
    for (const [row, { cells: figures }] of rows.entries())
      for (const [column, { shown }] of figures.entries()) {
        const at = Object.entries({ ...rowsAt[row], ...columnsAt[column] }).filter(([, code]) => code !== 'all')
        const key = JSON.stringify([measure, snapshot, at.sort(([a], [b]) => (a < b ? -1 : 1))])
        cells.set(key, (cells.get(key) ?? new Set()).add(shown))
      }
  return cells
}

it('prints one figure or one symbol for a cell, whichever table of the release it stands in, and hides FTE with the people', async () => {
  let inSeveral = 0
  for (const seed of [1, 2, 3]) {
    const { published, account } = await safely({ tables: tablesOf(population(seed)) })
    expect([...printed(published).values()].filter((shown) => shown.size > 1)).toEqual([])
    const [people, fte] = published.tables
    expect(fte?.table.rows.map(({ cells }) => cells.map(({ value }) => value === null))).toEqual(
      people?.table.rows.map(({ cells }) => cells.map(({ value }) => value === null)),
    )
    inSeveral += account.filter(({ why, places }) => why === 'complementary' && places.length > 1).length
    for (const { low, high, measure } of await attackRelease([published], { knows: 'symbols' }))
      expect(high - low).toBeGreaterThanOrEqual(measure === 'fte' ? 100 : 3)
  }
  expect(inSeveral).toBeGreaterThan(0)
})

it('publishes the same whatever the order of tables, rows and columns', async () => {
  const random = seededRandom(9, 'orders')
  const shuffled = <T>(list: readonly T[]): T[] =>
    list
      .map((item) => ({ item, key: random.next() }))
      .sort((a, b) => a.key - b.key)
      .map(({ item }) => item)
  const people = population(4)
  const { published } = await safely({ tables: tablesOf(people) })
  for (let round = 0; round < 3; round++) {
    const layouts = shuffled(tablesOf(people)).map(({ title, rows, columnsAt, measure }) =>
      table(people, { title, measure: measure as 'fte', rows: shuffled(rows.map(({ at }) => at)), columns: shuffled(columnsAt) }),
    )
    const again = await safely({ tables: layouts })
    expect(printed(again.published)).toEqual(printed(published))
  }
})

it('keeps to what it printed: what was shown stays shown and what was hidden stays hidden', async () => {
  const people = population(5)
  const [first, , , regions] = tablesOf(people) as [ReleaseTable, ReleaseTable, ReleaseTable, ReleaseTable]
  const before = (await safely({ tables: [first] })).published
  const { published, account } = await safely({ tables: [regions, first], earlier: [before] })
  expect(published.tables[1]?.table).toEqual(before.tables[0]?.table)
  expect(account.some(({ why }) => why === 'earlier')).toBe(true)
  expect((await attackRelease([before, published], { knows: 'symbols' })).filter(({ low, high }) => high - low < 3)).toEqual([])
})

const trusts = (counts: Record<string, number>, title: string): ReleaseTable => ({
  title,
  population: 'therapists',
  measure: 'posts',
  rowLabels: ['Trust'],
  columns: ['Posts'],
  columnsAt: [{}],
  snapshot: 'in post',
  rows: Object.entries(counts).map(([code, count]) => ({ labels: [code], counts: [count], at: { organisation: code } })),
})

it('says which table cannot be published after what was published before', async () => {
  const before = (
    await safely({
      tables: [trusts({ 'organisation.1': 12, 'organisation.1.1': 9, 'organisation.1.2': 0 }, 'Region and first trusts')],
      rule: unrounded,
    })
  ).published
  const refused = await protectRelease({
    dimensions,
    tables: [trusts({ 'organisation.1.3': 3 }, 'The last trust')],
    earlier: [before],
    rule: unrounded,
  })
  expect(refused).toMatchObject({
    ok: false,
    problems: [
      { code: 'disclosure.unsafe-after-earlier', details: { tables: ['The last trust'], at: { organisation: 'organisation.1.3' } } },
    ],
  })
  expect(refused.ok ? '' : refused.problems[0]?.message).toMatch(
    /^"The last trust" cannot be published: together with what was published before/,
  )
})

it('publishes a correction of the whole edition, and refuses one that leaves a part out', async () => {
  const before = (
    await safely({
      tables: [trusts({ 'organisation.1': 60, 'organisation.1.1': 20, 'organisation.1.2': 30, 'organisation.1.3': 10 }, 'Trusts')],
    })
  ).published
  const part = await protectRelease({
    dimensions,
    tables: [trusts({ 'organisation.1': 70, 'organisation.1.1': 30 }, 'Part')],
    earlier: [before],
  })
  expect(part).toMatchObject({ ok: false, problems: [{ code: 'disclosure.correction-incomplete' }] })
  const whole = await safely({
    tables: [trusts({ 'organisation.1': 70, 'organisation.1.1': 30, 'organisation.1.2': 30, 'organisation.1.3': 10 }, 'Whole')],
    earlier: [before],
  })
  expect(whole.published.tables[0]?.table.rows.map(({ cells }) => cells[0]?.shown)).toEqual(['70', '30', '30', '10'])
})

it('refuses figures that cannot be true together with those published before', async () => {
  const before = (await safely({ tables: [trusts({ 'organisation.1': 10 }, 'Region')] })).published
  const refused = await protectRelease({ dimensions, tables: [trusts({ 'organisation.1.1': 50 }, 'Trust')], earlier: [before] })
  expect(refused).toMatchObject({ ok: false, problems: [{ code: 'disclosure.contradiction' }] })
})

it('protects those who joined and left where the stock before and after is published too', async () => {
  const at = (snapshot: string, counts: readonly number[]): ReleaseTable => ({
    ...trusts(
      { 'organisation.1.1': counts[0] ?? 0, 'organisation.1.2': counts[1] ?? 0, 'organisation.1': (counts[0] ?? 0) + (counts[1] ?? 0) },
      snapshot,
    ),
    snapshot,
  })
  const tables = [at('before', [20, 41]), at('joined', [3, 12]), at('left', [6, 9]), at('after', [17, 44])]
  const movements = [{ before: 'before', joined: 'joined', left: 'left', after: 'after' }]
  const few = {
    ...organisation,
    within: { 'organisation.1': 'all', 'organisation.1.1': 'organisation.1', 'organisation.1.2': 'organisation.1' },
  }
  const narrow = async (published: PublishedRelease): Promise<number> =>
    (await attackRelease([{ ...published, movements }], { knows: 'symbols' })).filter(({ low, high }) => high - low < 3).length
  const linked = await protectRelease({ dimensions: [few], tables, movements, rule: unrounded })
  const unlinked = await protectRelease({ dimensions: [few], tables, rule: unrounded })
  if (!linked.ok || !unlinked.ok) throw new Error('a release was refused')
  expect(await narrow(unlinked.value.published)).toBeGreaterThan(0)
  expect(await narrow(linked.value.published)).toBe(0)
})

it('is not moved by publications of another snapshot', async () => {
  const before = (await safely({ tables: [table(population(6), { snapshot: 'last year' })] })).published
  const tables = [table(population(7), {})]
  expect((await safely({ tables, earlier: [before] })).published.tables).toEqual((await safely({ tables })).published.tables)
})

it('does not take two figures for one cell, or figures that do not add up', async () => {
  const one = trusts({ 'organisation.1': 12 }, 'One')
  await expect(protectRelease({ dimensions, tables: [one, trusts({ 'organisation.1': 13 }, 'Other')] })).rejects.toThrow(RangeError)
  const tooMuch = trusts({ 'organisation.1': 12, 'organisation.1.1': 13 }, 'Parts')
  await expect(protectRelease({ dimensions, tables: [tooMuch] })).rejects.toThrow('does not add up')
})
