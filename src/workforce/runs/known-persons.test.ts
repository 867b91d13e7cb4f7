import { array, assert, constantFrom, property, record, shuffledSubarray, uniqueArray } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { KnownPersons, type PersonKey, type Recognisable } from './known-persons.ts'

const key = (kind: PersonKey['kind'], value: string): PersonKey => ({ kind, value })
const found = (reference: string, ...keys: PersonKey[]): Recognisable => ({ reference, keys })
const known = (persons: Readonly<Record<string, readonly PersonKey[]>>): KnownPersons =>
  new KnownPersons(Object.entries(persons).flatMap(([person, keys]) => keys.map((each) => ({ key: each, person }))))

describe('a person found again', () => {
  it('is who they were by any key, also under a new employee number', () => {
    const persons = known({ ada: [key('person', '900'), key('employee', 'XA1|1'), key('post', 'XA1|1')] })
    expect(persons.recognise([found('P1', key('person', '900'), key('employee', 'XA1|2'))]).get('P1')).toBe('ada')
    expect(persons.recognise([found('P1', key('post', 'XA1|1'))]).get('P1')).toBe('ada')
    expect(persons.recognise([found('P1', key('post', 'XA1|9'))]).size).toBe(0)
  })

  it('whose keys point to two known people is the one of the surest key', () => {
    const persons = known({ ada: [key('employee', 'XA1|1')], ben: [key('number', 'AS012345')] })
    expect(persons.recognise([found('P1', key('number', 'AS012345'), key('employee', 'XA1|1'))])).toEqual(new Map([['P1', 'ada']]))
  })

  it('with a post that somebody else held before is not that person, where national identifiers tell them apart', () => {
    const persons = known({ ada: [key('person', '900'), key('post', 'XA1|1')] })
    expect(persons.recognise([found('P1', key('person', '901'), key('post', 'XA1|1'))]).size).toBe(0)
  })

  it('with the post of somebody who left is not that person, where their employer knows the two by other numbers', () => {
    const persons = known({ ada: [key('employee', 'XA1|123'), key('number', 'AS012345'), key('post', 'XA1|P7')] })
    const who = (...keys: PersonKey[]) => persons.recognise([found('P1', ...keys, key('post', 'XA1|P7'))]).get('P1')
    expect(who(key('employee', 'XA1|456'))).toBeUndefined()
    expect(who(key('employee', 'XA1|123'))).toBe('ada')
    expect(who(key('employee', 'XA2|456')), 'of another employer').toBe('ada')
    expect(who(key('employee', 'XA1|456'), key('number', 'AS012345')), 'taken on again').toBe('ada')
  })

  it('is who they were by their post once an extract states employee numbers that the one before did not', () => {
    const persons = known({ ada: [key('employee', 'XA1|P7'), key('post', 'XA1|P7')] })
    expect(persons.recognise([found('P1', key('employee', 'XA1|123'), key('post', 'XA1|P7'))]).get('P1')).toBe('ada')
  })

  it('is one person: of two who are found with the same key the first is who was known', () => {
    const persons = known({ ada: [key('employee', 'XA1|1')] })
    expect(persons.recognise([found('P1', key('employee', 'XA1|1')), found('P2', key('employee', 'XA1|1'))])).toEqual(
      new Map([['P1', 'ada']]),
    )
  })

  const anyKey = record({
    kind: constantFrom('person', 'employee', 'number', 'ni', 'post'),
    value: constantFrom('1', '2', '3', '4'),
  }) as never
  it('is never two people, and nobody is two of those found', () => {
    const persons = array(array(anyKey, { maxLength: 5 }) as never, { maxLength: 6 })
    assert(
      property(persons, persons, uniqueArray(constantFrom('a', 'b', 'c', 'd', 'e', 'f'), { minLength: 6 }), (before, now, names) => {
        const recognised = known(Object.fromEntries((before as PersonKey[][]).map((keys, i) => [names[i] ?? '', keys]))).recognise(
          (now as PersonKey[][]).map((keys, i) => found(`P${i}`, ...keys)),
        )
        expect(new Set(recognised.values()).size).toBe(recognised.size)
      }),
      { seed: 5, numRuns: 300 },
    )
  })

  it('is the same person in whatever order the keys come', () => {
    const keys = [key('person', '900'), key('employee', 'XA1|1'), key('ni', 'QQ1'), key('post', 'XA1|1')]
    const persons = known({ ada: [keys[0] as PersonKey], ben: [keys[1] as PersonKey], cyd: [keys[3] as PersonKey] })
    assert(
      property(shuffledSubarray(keys, { minLength: 4 }), (shuffled) => {
        expect(persons.recognise([found('P1', ...shuffled)]).get('P1')).toBe('ada')
      }),
      { seed: 5, numRuns: 24 },
    )
  })
})
