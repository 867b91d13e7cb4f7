import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../kernel/index.ts'
import { expectationMaximisation, shareOfTruePairs, type Pattern } from './expectation-maximisation.ts'

const M = [
  [0.9, 0.1],
  [0.8, 0.2],
  [0.7, 0.3],
]
const U = [
  [0.05, 0.95],
  [0.1, 0.9],
  [0.2, 0.8],
]

function patterns(share: number, pairs: number): Pattern[] {
  const all = [0, 1].flatMap((a) => [0, 1].flatMap((b) => [0, 1].map((c) => [a, b, c])))
  return all.map((levels) => {
    const product = (shares: number[][]) => levels.reduce((value, level, i) => value * (shares[i]?.[level] ?? 0), 1)
    return { levels, pairs: Math.round(pairs * (share * product(M) + (1 - share) * product(U))) }
  })
}

describe('expectation–maximisation on pattern counts', () => {
  it('finds the m and the share of true pairs that made the counts', () => {
    const start = U.map(() => [0.75, 0.25])
    const { m, share } = expectationMaximisation(patterns(0.2, 1e7), start, U, [true, true, true], 500)
    expect(share).toBeCloseTo(0.2, 2)
    m.forEach((shares, c) => expect(shares[0]).toBeCloseTo(M[c]?.[0] ?? 0, 2))
  })

  it('leaves what it may not learn as it was', () => {
    const { m } = expectationMaximisation(patterns(0.2, 1e6), M, U, [false, true, true])
    expect(m[0]).toEqual(M[0])
  })

  it('never calls a level impossible, even one that no pair shows', () => {
    const few: Pattern[] = [{ levels: [0, 0, 0], pairs: 3 }]
    const { m } = expectationMaximisation(few, M, U, [true, true, true])
    expect(Math.min(...m.flat())).toBeGreaterThan(0)
  })

  it('finds the share of true pairs among all pairs, blocked or not', () => {
    expect(shareOfTruePairs(patterns(0.05, 1e6), M, U, 1e6, 0.5)).toBeCloseTo(0.05, 3)
  })

  it('gives the same answer whatever the order of the patterns', () => {
    const forward = patterns(0.1, 1e6)
    const random = seededRandom(3, 'shuffle')
    const shuffled = [...forward].sort(() => random.next() - 0.5)
    const share = (list: Pattern[]) => Number(shareOfTruePairs(list, M, U, 1e6, 0.5).toPrecision(8))
    expect(share(shuffled)).toBe(share(forward))
  })
})
