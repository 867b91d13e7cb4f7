import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { guessEncoding, isGarbled, surveyBytes, type ByteSurvey } from './encoding.ts'
import { watchForDamage, type Damage } from './excel-damage.ts'
import { isExcelError, isMissing } from './missing.ts'

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)
const survey = (...pieces: readonly (Uint8Array | readonly number[])[]): ByteSurvey => {
  const running = surveyBytes()
  for (const piece of pieces) running.push(Uint8Array.from(piece))
  return running.end()
}

describe('missing values', () => {
  it.each(['', '  ', '-', '–', 'N/A', 'n/a', '#N/A', 'NULL', 'None', '.', '...', '#REF!', '#DIV/0!', 'Not Known'])(
    '%j says nothing',
    (value) => expect(isMissing(value)).toBe(true),
  )
  it.each(['0', 'Nona', 'Nil Desperandum', 'A', '#1', 'Ana', 'Null-Smith'])('%j says something', (value) =>
    expect(isMissing(value)).toBe(false),
  )
  it('error values of spreadsheets are known', () =>
    expect(['#REF!', '#VALUE!', '#NAME?', '#1', 'REF!'].map(isExcelError)).toEqual([true, true, true, false, false]))
})

describe('encodings', () => {
  it('a byte order mark decides', () =>
    expect(
      [
        [0xff, 0xfe, 65, 0],
        [0xfe, 0xff, 0, 65],
        [0xef, 0xbb, 0xbf, 65],
      ].map((bytes) => guessEncoding(Uint8Array.from(bytes)).encoding),
    ).toEqual(['utf-16le', 'utf-16be', 'utf-8']))
  it('valid UTF-8 has no stray byte, however it is cut into pieces', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), fc.nat(40), (text, cut) => {
        const bytes = bytesOf(text)
        expect(survey(bytes.subarray(0, cut), bytes.subarray(cut)).stray).toBe(0)
      }),
      { seed: 3, numRuns: 500 },
    )
  })
  it('agrees with the platform on what is not UTF-8', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 12 }), (bytes) => {
        let valid = true
        try {
          new TextDecoder('utf-8', { fatal: true }).decode(bytes)
        } catch {
          valid = false
        }
        expect(survey(bytes).stray === 0).toBe(valid)
      }),
      { seed: 4, numRuns: 3000 },
    )
  })
  it('counts both halves of a mixture and says where each begins', () => {
    expect(survey(bytesOf('a\nZoë\n'), [82, 101, 110, 0xe9, 10])).toMatchObject({ utf8: 1, utf8Line: 2, stray: 1, strayLine: 3 })
  })
  it('curly apostrophes and Š are Windows-1252; a capital inside a word is not', () => {
    expect(survey([79, 0x92, 66]).odd).toBe(0)
    expect(survey([82, 101, 110, 0x8e]).odd).toBe(1)
  })
  it('letters read in a wrong encoding are seen, true ones are not', () => {
    expect(['SiÃ¢n', 'Oâ€™Brien', 'ZoÃ«'].map(isGarbled)).toEqual([true, true, true])
    expect(['Siân', 'O’Brien', 'SÃO PAULO', 'Âme', 'naïve'].map(isGarbled)).toEqual([false, false, false, false, false])
  })
})

describe('what a spreadsheet did to codes', () => {
  const damageOf = (values: readonly string[]): Damage[] => {
    const watch = watchForDamage()
    values.forEach((value, index) => watch.add(value, index + 2))
    return watch.found()
  }
  const eight = Array.from({ length: 40 }, (_, index) => String(10_000_000 + index))
  it('codes that lost the zeros in front, with the first row', () =>
    expect(damageOf([...eight, '123456'])).toMatchObject([{ kind: 'lost zeros', row: 42, count: 1 }]))
  it('a column of letters with digits in between has no width to lose', () =>
    expect(damageOf([...eight, '123456', ...eight.map((code) => `PH${code}`), 'OT1', 'OT2'])).toEqual([]))
  it('codes of one width are whole', () => expect(damageOf(eight)).toEqual([]))
  it('codes of all widths have no width to lose', () =>
    expect(damageOf(Array.from({ length: 60 }, (_, index) => '7'.repeat(1 + (index % 6))))).toEqual([]))
  it('powers of ten, rounded digits, codes turned into days', () => {
    expect(damageOf(['2.31E+13', '1234567890123400', '7-Sep']).map(({ kind, row }) => [kind, row])).toEqual([
      ['scientific notation', 2],
      ['rounded digits', 3],
      ['turned into a day', 4],
    ])
  })
  it('what counts in pieces is the same as what counts one by one', () => {
    const watch = watchForDamage()
    watch.addDigits(8, 2, 40)
    watch.addDigits(6, 42, 1)
    expect(watch.found()).toEqual(damageOf([...eight, '123456']))
  })
})
