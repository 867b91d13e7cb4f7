import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { occupationCode } from './index.ts'

const published = join(process.env['TRIPTYCH_DATA'] ?? '../shared/data', 'occ_S_matrix_v22_1.csv')

describe('occupation codes', () => {
  it('four codes are a qualified arts therapist', () => {
    for (const code of ['S0H', 'S1H', 'S6H', 'SAH']) {
      expect(occupationCode(code)).toMatchObject({ valid: true, artsTherapy: 'qualified', family: 'ahp-arts', plan: 'ahp' })
    }
  })

  it('assistants and students of the arts therapies are support, never registrants', () => {
    for (const code of ['S5H', 'S8H', 'S9H']) {
      expect(occupationCode(code)).toMatchObject({ valid: true, artsTherapy: 'support', family: 'support', plan: 'neither' })
    }
  })

  it('four cells of the arts-therapy column were never defined', () => {
    for (const code of ['S2H', 'S3H', 'S4H', 'S7H']) expect(occupationCode(code)).toMatchObject({ known: false, artsTherapy: null })
  })

  it('the letter H at the end means arts therapy in the S matrix only', () => {
    for (const code of ['H1H', 'H2H', 'N6H', 'U2H', 'UAH']) {
      expect(occupationCode(code)).toMatchObject({ known: true, artsTherapy: null, plan: 'neither' })
    }
    expect(occupationCode('H1H')?.meaning).toContain('occupational therapy')
  })

  it('psychology and psychological therapy stand in the psychology plan at every level, multi-therapies in neither', () => {
    for (const code of ['S1L', 'S1M', 'S8L', 'S5M', 'S2L']) expect(occupationCode(code)).toMatchObject({ plan: 'psychology' })
    expect(occupationCode('S1K')).toMatchObject({ family: 'multi-therapy', plan: 'neither' })
  })

  it('retired codes are known and not valid', () => {
    expect(occupationCode('S3L')).toMatchObject({ known: true, valid: false })
    expect(occupationCode('S9M')).toMatchObject({ known: false })
  })

  it('case and spacing do not matter, and a text of another shape is no code at all', () => {
    expect(occupationCode(' s1h ')?.code).toBe('S1H')
    for (const text of ['', 'S1', 'S1HX', 'art', 'S-H']) expect(occupationCode(text)?.known ?? false).toBe(false)
    expect(occupationCode('S1HX')).toBeNull()
  })

  it('medical codes are doctors, and community psychiatry follows the hospital code', () => {
    expect(occupationCode('053')).toMatchObject({ family: 'medical', meaning: 'Doctor, child and adolescent psychiatry' })
    expect(occupationCode('153')?.meaning).toBe('Doctor, child and adolescent psychiatry')
  })

  it('only a code of the S matrix ending in H is ever arts therapy', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Z0-9]{3}$/), (text) => {
        const read = occupationCode(text)
        expect(read?.code).toBe(text)
        if (read?.artsTherapy) expect(text).toMatch(/^S[01568A9]H$/)
        if (!read?.known) expect(read).toMatchObject({ family: 'unknown', publishedGroup: null })
      }),
      { seed: 20, numRuns: 2000 },
    )
  })

  it.skipIf(!existsSync(published))(
    'every cell of the published S matrix is valid here, every retired one retired, and no other exists',
    () => {
      const columns = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
      for (const line of readFileSync(published, 'utf8').trim().split(/\r?\n/).slice(1)) {
        const cells = line.split(',')
        const valid = cells.at(-2)?.split(' ') ?? []
        const retired = cells.at(-1)?.split(' ') ?? []
        for (const column of columns) {
          const read = occupationCode(`${cells[0]}${column}`)
          expect([read?.code, read?.valid, read?.known]).toEqual([
            `${cells[0]}${column}`,
            valid.includes(column),
            valid.includes(column) || retired.includes(column),
          ])
        }
      }
    },
  )
})
