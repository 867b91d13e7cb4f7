import { fieldsOf, type RowKind } from './kinds.ts'

/** The values of a row in the order of its kind's fields; null where nothing is stated. */
export type RowValues = readonly (string | null)[]

const plain = (value: string | null | undefined): string => {
  const text = (value ?? '').trim().toUpperCase()
  return text.includes('  ') ? text.replaceAll(/\s+/g, ' ') : text
}

/**
 * What makes a row of one file and a row of another the same post, registrant or member: employer and assignment, where the extract
 * has no assignment number employer, employee and codes; the registration number; the membership number or the name.
 */
export function rowKeyOf(kind: RowKind): (row: RowValues) => string {
  const fields = fieldsOf(kind)
  const at = (...names: readonly string[]): ((row: RowValues) => string) => {
    const places = names.map((name) => fields.indexOf(name))
    return (row) => plain(places.map((place) => row[place]).find((value) => value != null))
  }
  switch (kind) {
    case 'staff': {
      const employer = at('organisation_code', 'organisation_name')
      const assignment = at('assignment_number')
      const others = [at('employee_number', 'person_identifier'), at('position_title', 'job_role'), at('occupation_code')]
      return (row) => `${employer(row)}|${assignment(row) || others.map((read) => read(row)).join('|')}`
    }
    case 'register':
      return at('number')
    case 'members': {
      const number = at('membership_number')
      const others = [at('surname', 'full_name'), at('forenames'), at('locality')]
      return (row) => number(row) || others.map((read) => read(row)).join('|')
    }
  }
}
