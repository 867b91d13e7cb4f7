import { describe, expect, it } from 'vitest'
import { coverageOf } from './mode.ts'
import { modalityNamed, registrantReading, standingOf } from './register.ts'

describe('a register entry', () => {
  it.each(['Registered', 'registered ', 'Active', 'Registered with conditions', 'Conditions of practice', 'Caution', null])(
    'that says %s may practise',
    (status) => {
      expect(standingOf(status)).toBe('registered')
    },
  )

  it.each([
    'Not registered',
    'Unregistered',
    'De-registered',
    'Lapsed',
    'Removed',
    'Struck off',
    'Voluntarily removed',
    'Deceased',
    'Inactive',
    'Expired',
    'Not on the register',
  ])('that says %s is not registered', (status) => {
    expect(standingOf(status)).toBe('not-registered')
  })

  it.each(['Suspended', 'Interim suspension order', 'Something new'])(
    'that says %s is for a person to read, never taken for registered',
    (status) => {
      expect(standingOf(status)).toBe('restricted')
    },
  )

  it('is an arts therapist by the letters AS, or by the profession where the number is bare', () => {
    expect(registrantReading('AS12345', null)).toEqual(['AS012345', 1])
    expect(registrantReading('12345', 'Arts therapist')).toEqual(['AS012345', 1])
    expect(registrantReading('PH012345', 'Physiotherapist')).toEqual(['PH012345', 0])
    expect(registrantReading('12345', 'Physiotherapist')).toEqual(['012345', 0])
  })

  it('names its modality only where it names one', () => {
    expect(modalityNamed('Music')).toBe('music')
    expect(modalityNamed('Dramatherapist')).toBe('drama')
    expect(modalityNamed('Arts therapist')).toBeNull()
    expect(modalityNamed('Art and music')).toBeNull()
  })
})

describe('what a register file covers', () => {
  it('is a part, where it holds fewer arts therapists than the register ever did', () => {
    expect(coverageOf({ arts: 200, others: 1 }, null)).toBe('part')
    expect(coverageOf({ arts: 999, others: 0 }, null)).toBe('part')
  })

  it('is the arts register, the whole register, or what the person says it is', () => {
    expect(coverageOf({ arts: 5600, others: 3 }, null)).toBe('arts')
    expect(coverageOf({ arts: 5600, others: 30_000 }, null)).toBe('whole')
    expect(coverageOf({ arts: 12, others: 0 }, 'arts')).toBe('arts')
  })
})
