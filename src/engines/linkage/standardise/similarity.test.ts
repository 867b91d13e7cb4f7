import { DuckDBInstance } from '@duckdb/node-api'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../../kernel/index.ts'
import nicknames from './nicknames.json' with { type: 'json' }
import { jaroSimilarity, jaroWinklerSimilarity, levenshtein } from './similarity.ts'

const names = [...Object.keys(nicknames.names), ...Object.values(nicknames.names).flatMap((list) => list.split(' '))]

/** Pairs like those a linkage compares: unrelated names, a name and its misspelling, joined names, random letters, empty and long text. */
function pairs(count: number): [string, string][] {
  const random = seededRandom(20260101, 'similarity')
  const letters = (alphabet: string, length: number) => Array.from({ length }, () => random.pick(alphabet.split(''))).join('')
  const misspell = (name: string): string => {
    const at = random.between(0, Math.max(0, name.length - 1))
    const rest = name.slice(at + 1)
    return random.pick([
      name.slice(0, at) + rest,
      name.slice(0, at) + letters('aeinrst', 1) + name.slice(at),
      name.slice(0, at) + letters('aeinrst', 1) + rest,
      name.slice(0, at) + rest.slice(0, 1) + name.slice(at, at + 1) + rest.slice(1),
    ])
  }
  const kinds: readonly (() => [string, string])[] = [
    () => [random.pick(names), random.pick(names)],
    () => [random.pick(names), random.pick(names)].map((name) => `${name} ${random.pick(names)}`) as [string, string],
    () => {
      const name = random.pick(names)
      return [name, misspell(random.chance(0.5) ? misspell(name) : name)]
    },
    () => {
      const [first, second] = [random.pick(names), random.pick(names)]
      return [first + second, random.chance(0.5) ? second + first : second]
    },
    () => [letters('abc', random.between(0, 9)), letters('abc', random.between(0, 9))],
    () => [letters('abcdefgh', random.between(0, 90)), letters('abcdefgh', random.between(0, 90))],
  ]
  return Array.from({ length: count }, () => random.pick(kinds)())
}

describe('the comparators', () => {
  it('give what DuckDB gives for 12,000 pairs of names, misspellings and random letters', async () => {
    const sample = pairs(12_000)
    const instance = await DuckDBInstance.create(':memory:', { threads: '1' })
    const connection = await instance.connect()
    try {
      const values = sample.map(([a, b]) => `('${a}','${b}')`).join(',')
      const result = await connection.runAndReadAll(
        `select jaro_similarity(a, b), jaro_winkler_similarity(a, b), levenshtein(a, b)::integer from (values ${values}) t(a, b)`,
      )
      const rows = result.getRowsJS() as [number, number, number][]
      const differing = sample.filter(([a, b], index) => {
        const [jaro, winkler, edits] = rows[index] ?? [NaN, NaN, NaN]
        return !(
          Math.abs(jaro - jaroSimilarity(a, b)) <= 1e-12 &&
          Math.abs(winkler - jaroWinklerSimilarity(a, b)) <= 1e-12 &&
          edits === levenshtein(a, b)
        )
      })
      expect(rows).toHaveLength(12_000)
      expect(differing).toEqual([])
    } finally {
      connection.closeSync()
      instance.closeSync()
    }
  })

  it.each([
    ['MARTHA', 'MARHTA', 0.9444, 0.9611],
    ['DIXON', 'DICKSONX', 0.7667, 0.8133],
    ['DWAYNE', 'DUANE', 0.8222, 0.84],
    ['JELLYFISH', 'SMELLYFISH', 0.8963, 0.8963],
  ])('give the published figures for %s and %s', (a, b, jaro, winkler) => {
    expect(jaroSimilarity(a, b)).toBeCloseTo(jaro, 4)
    expect(jaroWinklerSimilarity(a, b)).toBeCloseTo(winkler, 4)
  })

  it.each([
    ['kitten', 'sitting', 3],
    ['saturday', 'sunday', 3],
    ['', 'abc', 3],
    ['abc', '', 3],
  ])('count the edits from %s to %s', (a, b, edits) => expect(levenshtein(a, b)).toBe(edits))

  it('are 1 and 0 edits for a word and itself and lie between 0 and 1, and edits obey the triangle', () => {
    const word = fc.stringMatching(/^[a-d]{0,10}$/)
    fc.assert(
      fc.property(word, word, word, (a, b, c) => {
        expect(jaroWinklerSimilarity(a, a)).toBe(a === '' ? 0 : 1)
        expect(levenshtein(a, a)).toBe(0)
        expect(jaroSimilarity(a, b)).toBeGreaterThanOrEqual(0)
        expect(jaroWinklerSimilarity(a, b)).toBeLessThanOrEqual(1)
        expect(jaroWinklerSimilarity(a, b)).toBeGreaterThanOrEqual(jaroSimilarity(a, b))
        expect(levenshtein(a, b)).toBe(levenshtein(b, a))
        expect(levenshtein(a, c)).toBeLessThanOrEqual(levenshtein(a, b) + levenshtein(b, c))
      }),
      { seed: 7, numRuns: 2000 },
    )
  })
})
