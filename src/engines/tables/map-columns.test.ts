import { describe, expect, it } from 'vitest'
import { mapColumns } from './map-columns.ts'
import type { TableSchema } from './schema.ts'

const schema: TableSchema = {
  name: 'staff',
  needs: [['number'], ['surname', 'full_name']],
  fields: [
    {
      name: 'number',
      label: 'Registration number',
      kind: 'code',
      personal: true,
      synonyms: ['HCPC number', 'PIN'],
      looksLike: /^AS\d{6}$/,
    },
    {
      name: 'surname',
      label: 'Surname',
      kind: 'name',
      personal: true,
      synonyms: ['Last name', 'Family name'],
      never: ['Surname at birth'],
    },
    { name: 'full_name', label: 'Full name', kind: 'name', personal: true, synonyms: ['Name'] },
    { name: 'started', label: 'Start date', kind: 'date', personal: false, synonyms: ['Date started'] },
    { name: 'town', label: 'Town', kind: 'text', personal: false, synonyms: ['City'], fallbacks: ['Location'] },
  ],
}
const rows = [
  ['AS012345', 'Ashdown', '2020-01-01', 'Northvale'],
  ['AS012346', 'Birch', '2020-01-02', 'Southmere'],
  ['AS012347', 'Castellan', '2020-01-03', 'Northvale'],
]
const fieldsOf = (headers: readonly string[], sample: readonly (readonly string[])[] = []): Record<string, number> =>
  Object.fromEntries(mapColumns(headers, sample, schema).mapping)

describe('headers are names however they are written', () => {
  it.each([
    'Registration number',
    'REGISTRATION_NUMBER',
    'registrationNumber',
    'Registration No.',
    'Reg No',
    'registration  number ',
    'Registration\nNumber',
    'Number (registration)',
    'RegistrationNo',
  ])('%j is the registration number', (header) => {
    expect(fieldsOf([header, 'Surname'])['number']).toBe(0)
  })
  it('a slip of the keyboard does not hide a column', () =>
    expect(fieldsOf(['Registraton number', 'Surnmae'])).toEqual({ number: 0, surname: 1 }))
  it("somebody else's surname is not the person's", () => {
    for (const header of ['Line manager surname', 'Supervisor › Surname', 'Surname at birth', 'Next of kin surname'])
      expect(fieldsOf(['PIN', 'Name', header])).toEqual({ number: 0, full_name: 1 })
  })
  it('a name under a group is that name', () =>
    expect(fieldsOf(['Registration › Number', 'Person › Surname'])).toEqual({ number: 0, surname: 1 }))
  it('a weaker name serves only where no better one is there', () => {
    expect(fieldsOf(['PIN', 'Surname', 'Location'])['town']).toBe(2)
    expect(fieldsOf(['PIN', 'Surname', 'Location', 'City'])['town']).toBe(3)
  })
})

describe('doubts are questions', () => {
  it('two columns that fit equally, with the line that settles it', () => {
    const { problems, mapping } = mapColumns(['PIN', 'Last name', 'Family name'], [], schema)
    expect(problems).toMatchObject([{ code: 'tables.two-columns-fit', kind: 'question' }])
    expect(problems[0]?.todo).toContain('"surname": "Last name" or "surname": "Family name"')
    expect(mapping.has('surname')).toBe(false)
  })
  it('the field’s own name wins over other names for it', () => expect(fieldsOf(['PIN', 'Last name', 'Surname'])['surname']).toBe(2))
  it('what a column holds settles between two names', () => {
    const sample = rows.map(([number = '', surname = '']) => [surname, number, surname])
    expect(fieldsOf(['PIN', 'HCPC number', 'Surname'], sample)['number']).toBe(1)
  })
  it('a mapping file is followed before anything else, and null leaves a field out', () => {
    const saved = {
      columns: new Map<string, string | null>([
        ['surname', 'family NAME'],
        ['town', null],
      ]),
    }
    const { mapping, problems } = mapColumns(['PIN', 'Last name', 'Family name', 'Town'], [], schema, saved)
    expect(Object.fromEntries(mapping)).toEqual({ number: 0, surname: 2 })
    expect(problems).toEqual([])
  })
})

describe('what is shown', () => {
  const found = mapColumns(['PIN', 'Surname', 'Start date', 'Town', 'Remark'], rows, schema)
  it('personal values by their shape, others as they are', () => {
    expect(found.report.map(({ samples }) => samples)).toEqual([
      ['AA999999'],
      ['Aaaaaaa', 'Aaaaa', 'Aaaaaaaaa'],
      ['2020-01-01', '2020-01-02', '2020-01-03'],
      ['Northvale', 'Southmere'],
    ])
  })
  it('columns that nothing was found for', () => expect(found.unmapped).toEqual(['Remark']))
  it('values that do not look like the field lower the confidence and warn', () => {
    const wrong = mapColumns(
      ['Registration number', 'Surname'],
      [
        ['x', 'A'],
        ['y', 'B'],
        ['z', 'C'],
      ],
      schema,
    )
    expect(wrong.report[0]?.confidence).toBe(0.7)
    expect(wrong.problems).toMatchObject([
      { code: 'tables.values-unlike-field', kind: 'warning', where: { column: 'Registration number' } },
    ])
  })
  it('a needed column that is not there, with the columns that are', () => {
    const { problems } = mapColumns(['PIN', 'Town'], [], schema)
    expect(problems).toMatchObject([{ code: 'tables.needed-column-absent', kind: 'error' }])
    expect(problems[0]?.message).toBe('No column was found for any of "Surname" or "Full name". The columns seen are "PIN", "Town".')
  })
})
