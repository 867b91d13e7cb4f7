import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  equal,
  levelOf,
  link,
  on,
  similar,
  why,
  type Linkage,
  type LinkageModel,
  type LinkageRecord,
  type ScoredPair,
} from '../engines/linkage/index.ts'
import { seededRandom } from '../kernel/index.ts'
import { openDuckDB, type DuckDB } from './index.ts'

const SURNAMES = ['jones', 'jonas', 'johns', 'smith', 'smythe', 'okafor', 'patel', 'patil', 'macdonald', 'mcdonald', 'oneil', 'obrien']
const FORENAMES = ['anna', 'anne', 'hannah', 'maria', 'marie', 'david', 'davina', 'siobhan', 'priya']
const TOWNS = ['leeds', 'york', 'hull', null]

function people(count: number, stream: string): LinkageRecord[] {
  const random = seededRandom(11, stream)
  return Array.from({ length: count }, (_, i) => ({
    surname: random.chance(0.03) ? null : random.pick(SURNAMES),
    forename: random.pick(FORENAMES),
    town: random.pick(TOWNS),
    number: random.chance(0.5) ? `AS${String(i % 150).padStart(6, '0')}` : null,
  }))
}

const model: LinkageModel = {
  name: 'test',
  kind: 'link',
  profile: 'jaro-winkler',
  comparisons: [
    {
      name: 'surname',
      needs: { left: ['surname'], right: ['surname'] },
      levels: [
        { label: 'same', when: equal('surname'), expected: 0.8, termFrequency: { left: 'surname', right: 'surname' } },
        { label: 'very alike', when: similar('jaro-winkler', 'surname', 'very'), expected: 0.1 },
        { label: 'quite alike', when: similar('jaro-winkler', 'surname', 'quite'), expected: 0.05 },
        { label: 'different', expected: 0.05 },
      ],
    },
    {
      name: 'forename',
      needs: { left: ['forename'], right: ['forename'] },
      levels: [
        { label: 'same', when: equal('forename'), expected: 0.9, termFrequency: { left: 'forename', right: 'forename' } },
        { label: 'begins alike', when: { op: 'prefix', left: 'forename', right: 'forename', atLeast: 3 }, expected: 0.03 },
        { label: 'edited', when: { op: 'levenshtein', left: 'forename', right: 'forename', atMost: 2 }, expected: 0.03 },
        { label: 'different', expected: 0.04 },
      ],
    },
    {
      name: 'town',
      needs: { left: ['town'], right: ['town'] },
      levels: [
        { label: 'same', when: equal('town'), expected: 0.7 },
        { label: 'different', expected: 0.3 },
      ],
      damping: 0.5,
      atMostBits: 2,
      atLeastBits: -1,
    },
  ],
  blocking: [on('number', ['number']), on('surname', ['surname']), on('forename and town', ['forename', 'town'])],
  training: { confirmed: { rule: on('number', ['number']), about: [], atLeast: 10 }, em: [] },
}

const COLUMNS = ['surname', 'forename', 'town', 'number'] as const
const left = people(400, 'left')
const right = people(150, 'right')

async function run(sql: DuckDB, staff: readonly LinkageRecord[]): Promise<{ linkage: Linkage; pairs: ScoredPair[] }> {
  const table = [{ name: 'id', type: 'whole' as const }, ...COLUMNS.map((name) => ({ name, type: 'text' as const }))]
  const rows = (list: readonly LinkageRecord[]) => list.map((record, i) => [i, ...COLUMNS.map((column) => record[column] ?? null)])
  await sql.load('staff', table, rows(staff))
  await sql.load('register', table, rows(right))
  const linkage = await link(sql, model, { left: 'staff', right: 'register' })
  const pairs: ScoredPair[] = []
  await linkage.pairs(-100_000, (pair) => pairs.push(pair))
  return { linkage, pairs: pairs.sort((a, b) => a.left - b.left || a.right - b.right) }
}

describe('the plan run on DuckDB', () => {
  let sql: DuckDB
  let linkage: Linkage
  let pairs: ScoredPair[]
  beforeAll(async () => {
    sql = await openDuckDB({ threads: 2 })
    ;({ linkage, pairs } = await run(sql, left))
  })
  afterAll(() => sql.close())

  it('meets every pair that shares a blocking key, each once', () => {
    const expected = left.flatMap((a, i) =>
      right.flatMap((b, j) => (why(model, linkage.trained, a, b).metBy.length > 0 ? [`${i}-${j}`] : [])),
    )
    expect(pairs.map((pair) => `${pair.left}-${pair.right}`)).toEqual(expected)
    expect(pairs.length).toBeGreaterThan(1000)
  })

  it('gives every pair the levels and the weight that the plain scorer gives it, to the last thousandth of a bit', () => {
    for (const pair of pairs) {
      const [a, b] = [left[pair.left] ?? {}, right[pair.right] ?? {}]
      expect(pair.levels).toEqual(model.comparisons.map((comparison) => levelOf(comparison, a, b)))
      const explained = why(
        model,
        linkage.trained,
        a,
        b,
        (name) => pair.frequency[model.comparisons.findIndex((c) => c.name === name)] ?? 0,
      )
      expect(explained.totalMilliBits).toBe(pair.milliBits)
      expect(explained.steps.reduce((sum, step) => sum + step.milliBits, 0)).toBe(pair.milliBits)
    }
  })

  it('gives agreement on a rare surname more weight than on a common one', () => {
    const occurrences = (surname: string) => [...left, ...right].filter((record) => record['surname'] === surname).length
    const same = pairs
      .filter((pair) => pair.levels[0] === 0)
      .map((pair) => ({ n: occurrences(String(left[pair.left]?.['surname'])), bits: pair.frequency[0] ?? 0 }))
    for (const a of same.slice(0, 200)) for (const b of same.slice(0, 200)) if (a.n < b.n) expect(a.bits).toBeGreaterThanOrEqual(b.bits)
  })

  it('keeps a damped comparison within its limits', () => {
    const town = linkage.trained.comparisons[2]
    for (const level of town?.levels ?? []) {
      expect(level.milliBits).toBeLessThanOrEqual(2000)
      expect(level.milliBits).toBeGreaterThanOrEqual(-1000)
    }
  })

  it('is the same model to the byte for shuffled rows, one thread and little memory', async () => {
    const other = await openDuckDB({ threads: 1, memoryLimit: '400MB' })
    try {
      const random = seededRandom(5, 'shuffle')
      const shuffled = left
        .map((record) => ({ record, at: random.next() }))
        .sort((a, b) => a.at - b.at)
        .map(({ record }) => record)
      const again = await run(other, shuffled)
      expect(JSON.stringify(again.linkage.trained)).toBe(JSON.stringify(linkage.trained))
      expect(again.pairs.map((pair) => pair.milliBits).sort((a, b) => a - b)).toEqual(
        pairs.map((pair) => pair.milliBits).sort((a, b) => a - b),
      )
    } finally {
      other.close()
    }
  })

  it('says aloud which levels no training pair showed', () => {
    for (const { levels, name } of linkage.trained.comparisons) {
      for (const level of levels) {
        if (!level.trained.startsWith('not trained')) continue
        expect(linkage.trained.warnings.some((warning) => warning.includes(`"${name}: ${level.label}"`))).toBe(true)
      }
    }
  })
})
