import { expect, it } from 'vitest'
import type { PlainDate } from '../../kernel/index.ts'
import { classificationsOf } from './classification.ts'

const at = (day: string) =>
  classificationsOf('drama', day as PlainDate).lists.map(({ list, names, atTheTime }) => [list.id, names, atTheTime])

it('a drama therapist is an allied health professional first, and the lists of the psychological professions disagree', () => {
  expect(classificationsOf('drama', '2026-09-30' as PlainDate).home).toBe('ahp')
  expect(at('2026-09-30')).toEqual([
    ['occupation-manual-22.1', true, 'not dated'],
    ['hee-psychological-professions-12', false, 'published'],
    ['hee-psychological-taxonomy', true, 'not dated'],
    ['bmj-careers-psychological-taxonomy', true, 'not dated'],
    ['ppn-careers-map', true, 'not dated'],
  ])
})

it('a list is not held against a snapshot from before it was out', () => {
  expect(at('2021-12-31')).toContainEqual(['hee-psychological-professions-12', false, 'not yet'])
  expect(at('2022-01-31')).toContainEqual(['hee-psychological-professions-12', false, 'published'])
})

it('where the modality is not known, a list names the person only if it names all three', () => {
  const { home, lists } = classificationsOf('not known', '2026-09-30' as PlainDate)
  expect(home).toBe('ahp')
  expect(lists.filter(({ names }) => names)).toHaveLength(4)
})
