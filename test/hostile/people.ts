/** Invented people under ESR's own headers: the small staff list that the tests in this folder spoil. */
export const header = ['Employee Number', 'Surname', 'Forenames', 'Position Title', 'FTE'] as const

export const people: readonly (readonly string[])[] = [
  ['00123456', 'Ashdown', 'Alice', 'Project Worker', '0.6'],
  ['00123457', 'Birch', 'Bob', 'Music Therapist', '1.0'],
  ['00123458', 'Castellan', 'Chelsea', 'CAMHS Practitioner', '0.4'],
  ['00123459', 'Dunnock', 'David', 'Recovery Worker', '0.8'],
]

export const csv = (rows: readonly (readonly string[])[], delimiter = ',', end = '\n'): string =>
  rows.map((row) => row.join(delimiter) + end).join('')
export const staffCsv = csv([header, ...people])

export const manyPeople = (count: number): string[][] =>
  Array.from({ length: count }, (_, index) => [
    String(10_000_000 + index),
    `Surname${'abcdefghij'[index % 10]}`,
    'Forename',
    'Practitioner',
    '1.0',
  ])
