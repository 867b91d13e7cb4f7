import { describe, expect, it } from 'vitest'
import { startGroups, type CountedForStart } from './start-stock.ts'

const somebody = (over: Partial<CountedForStart & { ageBand: string | null; wte: number | null }> = {}): CountedForStart => ({
  modality: over.modality ?? 'art',
  posts: over.posts ?? [{ ageBand: over.ageBand === undefined ? '35 to 44' : over.ageBand, wte: over.wte === undefined ? 80 : over.wte }],
})

describe('the stock a scenario starts from', () => {
  it('counts everybody once in the group of their modality, and leaves out groups without anybody', () => {
    const two = {
      posts: [
        { ageBand: '35 to 44', wte: 40 },
        { ageBand: '35 to 44', wte: 50 },
      ],
    }
    const { groups } = startGroups([somebody(), somebody(two), somebody({ modality: 'music', wte: 100 })], 'modality')
    expect(groups).toEqual([
      { name: 'Art therapists', headcount: 2, older: 0, participation: 0.85 },
      { name: 'Music therapists', headcount: 1, older: 0, participation: 1 },
    ])
    expect(startGroups([somebody(), somebody({ modality: 'music' })], 'together').groups).toMatchObject([{ headcount: 2 }])
  })

  it.each(['55 to 64', '65 and over', '55 and over', '60'])('takes %s for 55 and over', (ageBand) => {
    expect(startGroups([somebody({ ageBand })], 'modality').groups[0]?.older).toBe(1)
  })

  it.each(['45 to 54', 'under 25', 'under 55', '54'])('takes %s for under 55', (ageBand) => {
    expect(startGroups([somebody({ ageBand })], 'modality').groups[0]?.older).toBe(0)
  })

  it('takes an unknown age for under 55, and has no age bands where more than one in ten are unknown', () => {
    const unknown = somebody({ ageBand: null })
    const older = Array.from({ length: 9 }, () => somebody({ ageBand: '60' }))
    const some = startGroups([...older, unknown], 'modality')
    expect(some).toMatchObject({ withoutAge: 1, groups: [{ headcount: 10, older: 9 }] })
    const many = startGroups([...older, unknown, somebody({ ageBand: 'n/a', modality: 'drama' })], 'modality')
    expect(many.withoutAge).toBe(2)
    expect(many.groups.every((group) => !('older' in group))).toBe(true)
  })

  it('has no FTE per head where the FTE of a post is not known: not 0', () => {
    expect(startGroups([somebody(), somebody({ wte: null })], 'modality').groups[0]?.participation).toBeNull()
  })
})
