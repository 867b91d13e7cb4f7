import { array, assert, nat, property, tuple } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cluster, type Edge } from './cluster.ts'

const edge = (left: number, right: number, milliBits = 1000): Edge => ({ left, right, milliBits })

describe('posts that belong together', () => {
  it('are one person through a chain of posts', () => {
    expect([...cluster(5, [edge(0, 1), edge(1, 2), edge(3, 4)]).of]).toEqual([0, 0, 0, 3, 3])
  })

  it('are parted at the weakest link where two dates of birth contradict', () => {
    const born = ['1980', '1980', '1990', '1990']
    const { of, refused } = cluster(4, [edge(0, 1, 9000), edge(1, 2, 1000), edge(2, 3, 9000)], { conflict: (a, b) => born[a] !== born[b] })
    expect([...of]).toEqual([0, 0, 2, 2])
    expect(refused).toEqual([edge(1, 2, 1000)])
  })

  it('never grow beyond the most posts a person may have', () => {
    const { of } = cluster(6, [edge(0, 1), edge(1, 2), edge(2, 3), edge(3, 4), edge(4, 5)], { most: 3 })
    const sizes = new Map<number, number>()
    for (const root of of) sizes.set(root, (sizes.get(root) ?? 0) + 1)
    expect(Math.max(...sizes.values())).toBeLessThanOrEqual(3)
  })

  it('are the same whatever the order of the links', () => {
    const links = array(tuple(nat(19), nat(19), nat(5)), { maxLength: 40 })
    assert(
      property(links, nat(), (pairs, turn) => {
        const edges = pairs.map(([a, b, bits]) => edge(Math.min(a, b), Math.max(a, b), bits))
        const turned = [...edges.slice(turn % (edges.length || 1)), ...edges.slice(0, turn % (edges.length || 1))].toReversed()
        const guards = { conflict: (a: number, b: number) => (a + b) % 7 === 0, most: 6 }
        expect([...cluster(20, turned, guards).of]).toEqual([...cluster(20, edges, guards).of])
      }),
      { seed: 7, numRuns: 200 },
    )
  })
})
