import type { RowKind } from './kinds.ts'

type Row = Readonly<Record<string, string | null>>

const plain = (value: string | null | undefined): string => (value ?? '').trim().toUpperCase().replaceAll(/\s+/g, ' ')

/**
 * What makes a row of one file and a row of another the same post, registrant or member: employer and assignment, where the extract
 * has no assignment number employer, employee and codes; the registration number; the membership number or the name.
 */
export function rowKey(kind: RowKind, row: Row): string {
  switch (kind) {
    case 'staff': {
      const employer = plain(row['organisation_code'] ?? row['organisation_name'])
      if (row['assignment_number']) return `${employer}|${plain(row['assignment_number'])}`
      const who = row['employee_number'] ?? row['person_identifier']
      return `${employer}|${plain(who)}|${plain(row['position_title'] ?? row['job_role'])}|${plain(row['occupation_code'])}`
    }
    case 'register':
      return plain(row['number'])
    case 'members':
      return (
        plain(row['membership_number']) ||
        `${plain(row['surname'] ?? row['full_name'])}|${plain(row['forenames'])}|${plain(row['locality'])}`
      )
  }
}
