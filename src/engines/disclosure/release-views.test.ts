import { expect, it } from 'vitest'
import { seededRandom } from '../../kernel/index.ts'
import {
  attackRelease,
  defaultRule,
  protectRelease,
  type Coordinates,
  type Dimension,
  type PublishedRelease,
  type ReleaseTable,
} from './index.ts'
import { allOf, countedTable, dimensionOf, levelOf, madeUpPeople } from './made-up-releases.ts'

const rounds = Number(process.env['TRIPTYCH_SOAK'] ?? 1)

const random = seededRandom(5, 'published views')
const organisation = dimensionOf('organisation', [2, 2])
const modality = dimensionOf('modality', [3])
const band = dimensionOf('band', [2])
const setting = dimensionOf('setting', [2])
const dimensions = [organisation, modality, band, setting]
const people = madeUpPeople(dimensions, 60, random, 1.3)

const level = (dimension: Dimension, depth: number): Coordinates[] => levelOf(dimension, depth).map((code) => ({ [dimension.name]: code }))
const view = (title: string, rows: readonly Coordinates[], columns: readonly Coordinates[], at: Coordinates = {}): ReleaseTable =>
  countedTable(dimensions, people, { title, rows, columns, at })

/** What somebody might publish of one population, one after the other: by different dimensions, at different levels, filtered. */
const views = [
  view('organisation by modality', allOf(organisation), allOf(modality)),
  view('organisation by band', allOf(organisation), allOf(band)),
  view('modality by band', allOf(modality), allOf(band)),
  view('modality by setting', allOf(modality), allOf(setting)),
  view('band by setting', allOf(band), allOf(setting)),
  view(
    'regions by modality and band',
    [...level(organisation, 0), {}],
    allOf(modality).flatMap((one) => allOf(band).map((other) => ({ ...one, ...other }))),
  ),
  view('organisation by modality, one setting', allOf(organisation), allOf(modality), { setting: 'setting.1' }),
  view('organisation by setting, one modality', allOf(organisation), allOf(setting), { modality: 'modality.2' }),
  view('modality by band, one region', allOf(modality), allOf(band), { organisation: 'organisation.1' }),
  view('trusts by modality, without totals', level(organisation, 1), level(modality, 0)),
  view('organisations', allOf(organisation), [{}]),
  view('band by setting, one trust', allOf(band), allOf(setting), { organisation: 'organisation.1.1' }),
]

const unrounded = { ...defaultRule, roundTo: 1 }

const published = new Map<string, readonly PublishedRelease[] | 'refused'>()

/** Publishes the views in this order, each as its own release after those before it. */
async function publishedInTurn(order: readonly number[], rule = defaultRule): Promise<readonly PublishedRelease[] | 'refused'> {
  const name = `${order.join()} to ${rule.roundTo}`
  const last = views[order.at(-1) ?? -1]
  if (!last) return []
  const earlier = published.get(name) ?? (await publishedInTurn(order.slice(0, -1), rule))
  if (published.has(name) || earlier === 'refused') return earlier
  const safe = await protectRelease({ dimensions, tables: [last], earlier, rule })
  if (!safe.ok) expect(safe.problems[0]?.code).toBe('disclosure.unsafe-after-earlier')
  const all = safe.ok ? [...earlier, safe.value.published] : 'refused'
  published.set(name, all)
  return all
}

/** Every other order unrounded, where the reader has each shown figure to the person. */
async function attackAll(
  orders: readonly (readonly number[])[],
): Promise<{ hidden: number; recovered: number; narrow: number; refused: number }> {
  const seen = { hidden: 0, recovered: 0, narrow: 0, refused: 0 }
  for (const [index, order] of orders.entries()) {
    const all = await publishedInTurn(order, index % 2 === 0 ? defaultRule : unrounded)
    if (all === 'refused') seen.refused++
    else
      for (const { low, high } of await attackRelease(all, { knows: 'symbols' })) {
        seen.hidden++
        if (low === high) seen.recovered++
        if (high - low < 3) seen.narrow++
      }
  }
  return seen
}

it('recovers nothing from any two views of one population that were published one after the other', async () => {
  const pairs = [...views.keys()].flatMap((first) =>
    [...views.keys()].filter((second) => second !== first).map((second) => [first, second]),
  )
  const seen = await attackAll(pairs)
  console.log(`${pairs.length} pairs: ${JSON.stringify(seen)}`)
  expect(seen.hidden).toBeGreaterThan(500)
  expect(seen).toMatchObject({ recovered: 0, narrow: 0 })
  expect(seen.refused).toBeLessThan(pairs.length / 10)
})

it(
  `recovers nothing from ${1000 * rounds} random triples of them`,
  async () => {
    const triples = Array.from({ length: 1000 * rounds }, () => {
      const left = [...views.keys()]
      return [0, 1, 2].map(() => left.splice(random.between(0, left.length - 1), 1)[0] as number)
    })
    const seen = await attackAll(triples)
    console.log(`${triples.length} triples: ${JSON.stringify(seen)}`)
    expect(seen).toMatchObject({ recovered: 0, narrow: 0 })
    expect(seen.refused).toBeLessThan(triples.length / 5)
  },
  300_000 * rounds,
)

it('would recover figures if each of two views were protected on its own', async () => {
  const alone: PublishedRelease[] = []
  for (const table of views) {
    const safe = await protectRelease({ dimensions, tables: [table], rule: unrounded })
    if (safe.ok) alone.push(safe.value.published)
  }
  let leaking = 0
  for (const [index, first] of alone.entries())
    for (const second of alone.slice(index + 1)) {
      const hidden = await attackRelease([first, second], { knows: 'symbols' })
      if (hidden.some(({ low, high }) => high - low < 3)) leaking++
    }
  console.log(`${leaking} of ${(alone.length * (alone.length - 1)) / 2} pairs would give something away`)
  expect(leaking).toBeGreaterThan(5)
})
