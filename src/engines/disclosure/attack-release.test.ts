import { expect, it } from 'vitest'
import { seededRandom } from '../../kernel/index.ts'
import { attack, attackRelease, defaultRule, protectTable, type PublishedRelease, type ReleaseTable } from './index.ts'
import { allOf, countedTable, dimensionOf, madeUpPeople } from './made-up-releases.ts'

const trust = dimensionOf('trust', [5])
const modality = dimensionOf('modality', [3])
const dimensions = [trust, modality]

const published = (table: ReleaseTable, rule = defaultRule): PublishedRelease => ({
  dimensions,
  movements: [],
  tables: [
    { table: protectTable(table, rule), snapshot: table.snapshot, rowsAt: table.rows.map(({ at }) => at), columnsAt: table.columnsAt },
  ],
})

it('finds in a single table with totals exactly the bounds that the network finds', async () => {
  let compared = 0
  for (let seed = 0; seed < 25; seed++) {
    const random = seededRandom(seed, 'attacks')
    const counted = countedTable(dimensions, madeUpPeople(dimensions, random.between(20, 120), random), {
      rows: allOf(trust),
      columns: allOf(modality),
    })
    const table = { ...counted, totalColumn: 'all', rows: counted.rows.map((row) => ({ ...row, isTotal: row.at['trust'] === 'all' })) }
    const release = published(table)
    const byNetwork = attack(protectTable(table)).map(({ row, column, low, high }) => {
      const at = Object.entries({ ...table.rows[row]?.at, ...table.columnsAt[column] }).filter(([, code]) => code !== 'all')
      return JSON.stringify([Object.fromEntries(at), low, high])
    })
    const byProgramme = (await attackRelease([release])).map(({ at, low, high }) => JSON.stringify([at, low, high]))
    expect(byProgramme.sort()).toEqual(byNetwork.sort())
    compared += byProgramme.length
  }
  expect(compared).toBeGreaterThan(150)
})

it('recovers the figure that one table hides and the total of another gives away', async () => {
  const exact = { ...defaultRule, roundTo: 1 }
  const of = (counts: Record<string, number>): PublishedRelease =>
    published(
      {
        title: 'Therapists',
        population: 'therapists',
        measure: 'headcount',
        rowLabels: ['Trust'],
        columns: ['Therapists'],
        columnsAt: [{}],
        snapshot: 'in post',
        rows: Object.entries(counts).map(([code, count]) => ({ labels: [code], counts: [count], at: { trust: code } })),
      },
      exact,
    )
  const trusts = of({ 'trust.1': 3, 'trust.2': 10, 'trust.3': 12, 'trust.4': 20, 'trust.5': 9 })
  const hidden = { snapshot: 'in post', measure: 'headcount', at: { trust: 'trust.1' } }
  expect(await attackRelease([trusts], { knows: 'symbols' })).toEqual([{ ...hidden, low: 1, high: Infinity }])
  expect(await attackRelease([trusts, of({ all: 54 })], { knows: 'symbols' })).toEqual([{ ...hidden, low: 3, high: 3 }])
})
