import { describe, expect, it } from 'vitest'
import {
  assignmentStatus,
  band,
  contractType,
  familyLists,
  familyListsNaming,
  homeFamily,
  integratedCareBoard,
  integratedCareBoards,
  organisationCodeShape,
  reasonCode,
  reasonCodes,
  referenceLists,
  region,
  regions,
  welshHealthBoard,
  welshHealthBoards,
} from './index.ts'

describe('bands', () => {
  it('a band is read however the grade is written', () => {
    const written = ['Band 7', 'AfC Band 7', 'XR07', 'NHS|XR07|Review Body Band 7', 'Review Body Band 7', '7', '07']
    expect(written.map((text) => band(text)?.name)).toEqual(Array(7).fill('7'))
    expect(['Band 8a', 'Review Body Band 8 - Range B', 'XN10', '8d'].map((text) => band(text)?.name)).toEqual(['8a', '8b', '8c', '8d'])
    expect(band('Band 8a')).toMatchObject({ number: 8, order: 8 })
  })

  it('other pay has no band', () => {
    for (const text of ['Consultant', 'VSM', 'Local', '', 'Band 0', 'MC21', '70', 'Husband 7x'])
      expect([text, band(text)]).toEqual([text, null])
  })
})

describe('assignments', () => {
  it('active, acting up and internal secondment count; leave, outside secondment and suspension are listed apart', () => {
    expect(['02', 'Active Assignment', '1', 'Internal Secondment'].map((text) => assignmentStatus(text)?.counts)).toEqual([
      true,
      true,
      true,
      true,
    ])
    for (const text of ['06', 'Maternity & Adoption', 'Career Break', 'Suspend With Pay', 'Out on External Secondment - Paid']) {
      expect([text, assignmentStatus(text)?.counts]).toEqual([text, false])
    }
    expect(assignmentStatus('Unheard of')).toBeNull()
  })

  it('permanent, fixed term and locum contracts are staff in post; bank and honorary are not', () => {
    expect(['Permanent', 'Fixed Term Temp', 'Locum', 'Bank', '03'].map((text) => contractType(text)?.counts)).toEqual([
      true,
      true,
      true,
      false,
      false,
    ])
  })
})

describe('organisations', () => {
  it('42 boards stood from July 2022, each in one of seven regions', () => {
    expect(integratedCareBoards.filter((icb) => icb.from === '2022-07-01')).toHaveLength(42)
    expect(new Set(integratedCareBoards.map((icb) => icb.region))).toEqual(new Set(regions.map(({ code }) => code)))
    expect(regions).toHaveLength(7)
    expect(welshHealthBoards).toHaveLength(7)
  })

  it('every successor is a board of the list, and a board without one still stands', () => {
    for (const icb of integratedCareBoards) {
      expect(icb.to === null).toBe(icb.successors.length === 0)
      for (const code of icb.successors) expect([code, integratedCareBoard(code)?.from]).toEqual([code, '2026'])
    }
  })

  it('a board is found by code, name or area, and codes have three to five characters', () => {
    expect(integratedCareBoard('qmm')?.successors).toEqual(['T6Y0W'])
    expect(integratedCareBoard('NHS Greater Manchester Integrated Care Board')?.code).toBe('QOP')
    expect(integratedCareBoard('Kent and Medway ICB')?.code).toBe('QKS')
    expect(region('E40000011')?.name).toBe('Midlands')
    expect(welshHealthBoard('swansea bay university health board')?.code).toBe('7A3')
    expect(['G6V2S', 'rx4', '7A1', 'AB', 'TOOLONG', 'R-4'].map(organisationCodeShape)).toEqual(['G6V2S', 'RX4', '7A1', null, null, null])
  })
})

describe('families of professions', () => {
  it('the arts therapists are at home among the allied health professions, and the psychological lists disagree about them', () => {
    expect(homeFamily('Drama Therapist')).toBe('ahp')
    expect(new Set(familyLists.map((list) => list.family))).toEqual(new Set(['ahp', 'psychological']))
    const { named, absent } = familyListsNaming('music therapist', 'psychological')
    expect(named.length).toBeGreaterThan(0)
    expect(absent.map((list) => list.id)).toEqual(['hee-psychological-professions-12'])
  })
})

describe('reason codes', () => {
  it('each has an outcome, one sentence and one thing to do', () => {
    expect(new Set(reasonCodes.map(({ code }) => code)).size).toBe(reasonCodes.length)
    for (const row of reasonCodes) {
      expect(row.sentence).toMatch(/^[A-Z].*\.$/)
      expect(row.todo).toMatch(/^[A-Z].*\.$/)
      expect(['accepted', 'review', 'excluded']).toContain(row.outcome)
    }
  })

  it('a code outside the list is a mistake of the program', () => {
    expect(reasonCode('TEXT_TRAP').outcome).toBe('excluded')
    expect(() => reasonCode('GUESSED')).toThrow(RangeError)
  })
})

it('every list says its source, edition and day', () => {
  for (const list of referenceLists) {
    expect(list.source.length).toBeGreaterThan(20)
    expect(list.version).not.toBe('')
    expect(list.asAt).toMatch(/^\d{4}-\d{2}-\d{2}$/)
  }
})
