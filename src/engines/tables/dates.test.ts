import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plainDate } from '../../kernel/index.ts'
import { dayOfSerial, serialDay } from './date-shapes.ts'
import { understandDates } from './dates.ts'

const day = fc.tuple(fc.integer({ min: 1901, max: 2099 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
const runs = { seed: 7, numRuns: 300 }
const two = (number: number): string => String(number).padStart(2, '0')
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

describe('one way of writing a day', () => {
  const writings: [string, (year: number, month: number, day: number) => string][] = [
    ['YYYY-MM-DD', (y, m, d) => `${y}-${two(m)}-${two(d)}`],
    ['YYYY-MM-DDT00:00:00', (y, m, d) => `${y}-${two(m)}-${two(d)}T00:00:00`],
    ['YYYY/M/D', (y, m, d) => `${y}/${m}/${d}`],
    ['DD/MM/YYYY', (y, m, d) => `${two(d)}/${two(m)}/${y}`],
    ['DD.MM.YYYY 00:00', (y, m, d) => `${two(d)}.${two(m)}.${y} 00:00`],
    ['DD-MON-YYYY', (y, m, d) => `${two(d)}-${(months[m - 1] as string).toUpperCase()}-${y}`],
    ['D Mon YYYY', (y, m, d) => `${d} ${months[m - 1]} ${y}`],
    ['YYYYMMDD', (y, m, d) => `${y}${two(m)}${two(d)}`],
  ]
  it.each(writings)('%s is read back, every day of two centuries', (_, write) => {
    fc.assert(
      fc.property(day, ([y, m, d]) => {
        expect(understandDates([write(y, m, d)]).parse(write(y, m, d))).toBe(plainDate(y, m, d))
      }),
      runs,
    )
  })
  it('month first is read where one value proves it, with a warning', () => {
    const reading = understandDates(['03/31/2024', '03/04/2024'])
    expect(reading.order).toBe('month first')
    expect(reading.parse('03/04/2024')).toBe('2024-03-04')
    expect(reading.problems.map(({ code, kind }) => [code, kind])).toEqual([['tables.dates-month-first', 'warning']])
  })
  it('day first needs no warning where one value proves it', () =>
    expect(understandDates(['31/03/2024', '03/04/2024']).problems).toEqual([]))
  it('without proof the UK order is used and said', () => {
    const reading = understandDates(['03/04/2024'])
    expect(reading.parse('03/04/2024')).toBe('2024-04-03')
    expect(reading.problems).toMatchObject([{ code: 'tables.dates-ambiguous', kind: 'warning' }])
  })
  it('a column that contradicts itself is a question; only what is certain is read', () => {
    const reading = understandDates(['31/03/2024', '03/31/2024', '03/04/2024', '05/05/2024'])
    expect(reading.problems).toMatchObject([{ code: 'tables.dates-contradict', kind: 'question' }])
    expect(['31/03/2024', '03/31/2024', '03/04/2024', '05/05/2024'].map((value) => reading.parse(value))).toEqual([
      '2024-03-31',
      '2024-03-31',
      null,
      '2024-05-05',
    ])
  })
})

describe('serial numbers of a spreadsheet', () => {
  // Published pairs: Microsoft's description of the 1900 date system, and days anyone can check in Excel.
  it.each([
    [1, '1900-01-01'],
    [59, '1900-02-28'],
    [61, '1900-03-01'],
    [25_569, '1970-01-01'],
    [36_526, '2000-01-01'],
    [45_382, '2024-03-31'],
    [2_958_465, '9999-12-31'],
  ])('%i is %s', (serial, expected) => {
    expect(dayOfSerial(serial)).toBe(expected)
  })
  it('60 is a day that never was', () => expect(serialDay(60)).toBeNull())
  it('agrees with counting days, over two centuries', () => {
    fc.assert(
      fc.property(fc.integer({ min: 61, max: 73_050 }), (serial) => {
        expect(dayOfSerial(serial)).toBe(new Date(Date.UTC(1899, 11, 30) + serial * 86_400_000).toISOString().slice(0, 10))
      }),
      runs,
    )
  })
  it('a year written alone is not a serial number', () => expect(understandDates(['1975', '1980', '2001']).unread).toBe(3))
  it('serial numbers among written days are read as well', () =>
    expect(understandDates(['31/03/2024', '45382']).parse('45382')).toBe('2024-03-31'))
})

describe('what is no day', () => {
  it.each(['31/02/2024', '00/01/2024', 'soon', '2024-13-01', '99999999'])('%s reads as null and is counted', (value) => {
    const reading = understandDates([value])
    expect(reading.parse(value)).toBeNull()
    expect(reading.unread).toBe(1)
  })
  it('missing values are not counted', () => expect(understandDates(['', 'N/A', '#N/A', '-']).unread).toBe(0))
  it('a message shows the shape of a day, never the day', () =>
    expect(JSON.stringify(understandDates(['31/02/1975']).problems)).not.toContain('1975'))
  it('years of two digits are split at 1940 and said', () => {
    const reading = understandDates(['31/03/75', '31/03/27'])
    expect([reading.parse('31/03/75'), reading.parse('31/03/27')]).toEqual(['1975-03-31', '2027-03-31'])
    expect(reading.problems.map(({ code }) => code)).toEqual(['tables.dates-short-years'])
  })
})
