import { describe, expect, it } from 'vitest'
import { buildPersons, couldBeOne, type Post } from './person.ts'
import { readPost } from './signs.ts'

const aPost = (
  over: Partial<{
    assignment: string
    organisation: string
    surname: string
    forename: string
    born: string
    ni: string
    employee: string
    national: string
    number: string
  }>,
): Post => ({
  id: 0,
  file: 0,
  row: null,
  organisation: over.organisation ?? 'XA1',
  organisationName: null,
  assignmentNumber: over.assignment ?? '10000001',
  record: { surname: over.surname ?? 'quill', formal: over.forename ?? 'alice', number: over.number ?? null },
  stated: {},
  reading: readPost({ registration_number: over.number ?? null }, false),
  signs: { title: null, occupation: null, role: null, area: null, band: null, registrationType: null },
  evidence: 'neutral',
  born: over.born ?? null,
  keys: { person_identifier: over.national ?? null, employee: over.employee ?? null, ni: over.ni ?? null },
  expiry: null,
  fields: new Set(),
})

const sizes = (posts: readonly Post[]): number[] => buildPersons(posts).map(({ posts: own }) => own.length)

describe('posts are one person', () => {
  it('with one employee number at one employer, whatever the surname', () => {
    expect(sizes([aPost({ employee: 'XA1|7', surname: 'quill' }), aPost({ employee: 'XA1|7', surname: 'tamblyn' })])).toEqual([2])
  })

  it('with the same name and date of birth at two employers', () => {
    expect(
      sizes([aPost({ born: '1980-02-03', employee: 'XA1|7' }), aPost({ born: '1980-02-03', organisation: 'XB1', employee: 'XB1|9' })]),
    ).toEqual([2])
  })

  it('with the same name and the same registration number, though no date of birth is given', () => {
    expect(sizes([aPost({ number: 'AS012345' }), aPost({ number: 'AS012345', organisation: 'XB1' })])).toEqual([2])
  })
})

describe('posts stay two people', () => {
  it.each([
    ['with the same name and another date of birth', aPost({ born: '1980-02-03' }), aPost({ born: '1981-02-03' })],
    ['with the same name and nothing else', aPost({}), aPost({ organisation: 'XB1' })],
    [
      'with one National Insurance number and two dates of birth',
      aPost({ ni: 'QQ123456A', born: '1980-02-03' }),
      aPost({ ni: 'QQ123456A', born: '1990-02-03' }),
    ],
    [
      'with one name and date of birth but two registration numbers',
      aPost({ born: '1980-02-03', number: 'AS012345' }),
      aPost({ born: '1980-02-03', number: 'AS054321' }),
    ],
    [
      'with the same forename and date of birth at one employer, but other employee numbers and surnames',
      aPost({ born: '1980-02-03', employee: 'XA1|7', surname: 'quill' }),
      aPost({ born: '1980-02-03', employee: 'XA1|8', surname: 'green' }),
    ],
  ])('%s', (_, one, other) => {
    expect(sizes([one, other])).toEqual([1, 1])
  })

  it('who cannot be one registrant: two registrations of another profession, or two records at one employer', () => {
    const person = (post: Post) => ({ posts: [post] })
    expect(couldBeOne(person(aPost({})), person(aPost({ organisation: 'XB1' })))).toBe(true)
    expect(couldBeOne(person(aPost({ employee: 'XA1|7' })), person(aPost({ employee: 'XA1|8' })))).toBe(false)
    expect(couldBeOne(person(aPost({ number: 'PYL012345' })), person(aPost({ number: 'PYL054321', organisation: 'XB1' })))).toBe(false)
  })
})
