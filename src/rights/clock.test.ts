import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parsePlainDate, type PlainDate } from '../kernel/index.ts'
import { daysAfter, daysBetween, monthAfter } from './clock.ts'

const day = (text: string): PlainDate => parsePlainDate(text) ?? (text as PlainDate)
const days = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2090-12-31'), noInvalidDate: true })
  .map((date) => day(date.toISOString().slice(0, 10)))

describe('one calendar month', () => {
  it.each([
    ['2026-09-03', '2026-10-03'],
    ['2026-03-31', '2026-04-30'],
    ['2026-01-31', '2026-02-28'],
    ['2028-01-30', '2028-02-29'],
    ['2026-12-31', '2027-01-31'],
  ])('after %s ends on %s', (received, due) => expect(monthAfter(day(received))).toBe(due))

  it('is never longer than 31 days, nor shorter than 28, whatever the day', () => {
    fc.assert(
      fc.property(days, (received) => {
        const length = daysBetween(received, monthAfter(received))
        expect(length).toBeGreaterThanOrEqual(28)
        expect(length).toBeLessThanOrEqual(31)
      }),
    )
  })

  it('can be counted back', () => expect(monthAfter(day('2026-03-31'), -13)).toBe('2025-02-28'))
})

it('days are counted as they are added', () => {
  fc.assert(
    fc.property(days, fc.integer({ min: 0, max: 2000 }), (from, count) => {
      expect(daysBetween(from, daysAfter(from, count))).toBe(count)
    }),
  )
})
