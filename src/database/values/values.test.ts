import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arrayText, parseArray } from './array-text.ts'
import { parameterText, readRows } from './index.ts'

const read = (dataTypeID: number, text: string): unknown => readRows([{ name: 'x', dataTypeID }], [[text]])[0]?.['x']

describe('values of the database', () => {
  it('a whole number comes exactly or not at all', () => {
    expect(read(20, '9007199254740991')).toBe(9007199254740991)
    expect(() => read(20, '9007199254740992')).toThrow(RangeError)
  })

  it('days, decimals and uuids stay text', () => {
    expect([read(1082, '2026-03-29'), read(1700, '0.10'), read(2950, 'x')]).toEqual(['2026-03-29', '0.10', 'x'])
  })

  it('an instant is read in its own offset, and one that a Date cannot hold is refused', () => {
    expect(read(1184, '2026-03-29 01:30:00.123456+01')).toEqual(new Date('2026-03-29T00:30:00.123Z'))
    expect(() => read(1184, 'infinity')).toThrow(RangeError)
  })

  it('lists come back as they were written, whatever stands in them', () => {
    const item = fc.oneof(fc.string(), fc.constantFrom('NULL', 'null', '', '{', '},"\\', ' a '), fc.constant(null))
    fc.assert(
      fc.property(fc.array(item), (items) => {
        expect(parseArray(arrayText(items, parameterText), (text) => text)).toEqual(items)
      }),
    )
    expect(parseArray('{{1,2},{3,NULL}}', Number)).toEqual([
      [1, 2],
      [3, null],
    ])
  })

  it('a parameter that is an object is a mistake: JSON is passed as text', () => {
    expect(() => parameterText({ a: 1 })).toThrow(TypeError)
    expect([parameterText(new Date(0)), parameterText(true), parameterText(new Uint8Array([1, 255])), parameterText(undefined)]).toEqual([
      '1970-01-01T00:00:00.000Z',
      'true',
      '\\x01ff',
      null,
    ])
  })
})
