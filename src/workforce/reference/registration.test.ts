import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseRegistrationNumber, registrationBody, registrationType } from './index.ts'

describe('registration numbers', () => {
  it('one number typed seven ways is one number', () => {
    for (const text of ['AS012345', 'as12345', ' AS 012345 ', 'HCPC AS012345', 'HCPC: AS12345', 'AS-012345', 'ASO12345']) {
      expect([text, parseRegistrationNumber(text)?.canonical]).toEqual([text, 'AS012345'])
    }
  })

  it('what was put right is said, and a number as printed needs nothing', () => {
    expect(parseRegistrationNumber('AS012345')?.repaired).toEqual([])
    expect(parseRegistrationNumber('hcpc as 12345')?.repaired).toEqual([
      'small letters',
      'the name of the register before the number',
      'spaces or dashes',
      'lost zeros',
    ])
  })

  it('the letters tell the profession', () => {
    const professions = ['AS1', 'PYL1', 'PH1', 'OT1', 'ODP1', 'OR1', 'PO1', 'PA1'].map((text) => parseRegistrationNumber(text)?.profession)
    expect(professions).toEqual([
      'Arts Therapist',
      'Practitioner Psychologist',
      'Physiotherapist',
      'Occupational Therapist',
      'Operating Department Practitioner',
      'Orthoptist',
      'Prosthetist or Orthotist',
      'Paramedic',
    ])
  })

  it('nurses and doctors have shapes of their own, bare digits are nobody’s', () => {
    expect(parseRegistrationNumber('98I2341E')).toMatchObject({ body: 'NMC', prefix: 'NMC' })
    expect(parseRegistrationNumber('7012345')).toMatchObject({ body: 'GMC' })
    expect(parseRegistrationNumber('12345')).toMatchObject({ prefix: null, body: null, canonical: '012345' })
  })

  it('what is no number is null', () => {
    for (const text of ['', 'N/A', 'TBC', 'AS', 'AS000000', '000000', 'AS1234567', 'ZZ12345', 'pending', 'ASSISTANT', '12345678']) {
      expect([text, parseRegistrationNumber(text)]).toEqual([text, null])
    }
  })

  it('reading a number again changes nothing, whatever was typed', () => {
    const prefix = fc.constantFrom('AS', 'PYL', 'OT', 'ODP', 'PH', 'SW', '')
    const typed = fc.tuple(
      fc.constantFrom('', 'HCPC ', 'hcpc:'),
      prefix,
      fc.constantFrom('', ' ', '-'),
      fc.integer({ min: 1, max: 999_999 }),
    )
    fc.assert(
      fc.property(typed, ([before, letters, gap, digits]) => {
        const read = parseRegistrationNumber(`${before}${letters}${gap}${digits}`)
        expect(read?.canonical).toBe(`${letters}${String(digits).padStart(6, '0')}`)
        expect(parseRegistrationNumber(read?.canonical ?? '')).toEqual({ ...read, repaired: [] })
      }),
      { seed: 7, numRuns: 1000 },
    )
  })
})

describe('registration types', () => {
  it('type 19 and its words are the arts therapist', () => {
    for (const text of ['19', 'HCPC - Arts Therapist', 'hcpc – arts therapists', 'Art Therapist', 'Dramatherapist']) {
      expect([text, registrationType(text)]).toMatchObject([text, { code: '19', artsTherapist: true, body: 'HCPC' }])
    }
  })

  it('another body beside the words takes the meaning away', () => {
    expect(registrationType('Arts Therapist', 'Play Therapy UK')).toMatchObject({ artsTherapist: false, body: 'PTUK' })
    expect(registrationType('Arts Therapist', '08')).toMatchObject({ artsTherapist: true })
  })

  it('a known body with an unknown type is some other registration; unknown words are null', () => {
    expect(registrationType('NMC - Registered Nurse Mental Health')).toMatchObject({ body: 'NMC', artsTherapist: false, profession: null })
    expect(registrationType('Driving licence')).toBeNull()
    expect(registrationType('HCPC - Occupational Therapist')).toMatchObject({ code: '24', artsTherapist: false })
  })

  it('a body is known by code, short and full name', () => {
    expect(['08', '8', 'hcpc', 'Health & Care Professions Council'].map(registrationBody)).toEqual(Array(4).fill('HCPC'))
  })
})
