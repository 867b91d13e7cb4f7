import { expect, it } from 'vitest'
import { parsePlainDate, type PlainDate } from '../../kernel/index.ts'
import { ageBand } from './age-band.ts'

const day = (text: string): PlainDate => parsePlainDate(text) as PlainDate
const asAt = day('2026-02-28')

it.each([
  ['24', null, 'under 25'],
  ['25', null, '25 to 34'],
  ['44', null, '35 to 44'],
  ['65', null, '65 and over'],
  ['35-44', null, '35 to 44'],
  ['45 to 54', '1990-01-01', '45 to 54'],
  ['65+', null, '65 and over'],
  ['<25', null, 'under 25'],
  [null, '2001-02-28', '25 to 34'],
  [null, '2001-03-01', 'under 25'],
  // Born on a leap day: the birthday is 1 March where there is none.
  [null, '1992-02-29', '25 to 34'],
  [null, '1991-02-28', '35 to 44'],
  [null, null, null],
])('somebody of stated age %s, born %s, is in the group %s', (stated, born, group) => {
  expect(ageBand(stated, born === null ? null : day(born), asAt)).toBe(group)
})
