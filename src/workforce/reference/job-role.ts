import type { ListSource } from './list-source.ts'
import type { Modality } from './modality.ts'
import type { Plan } from './occupation-code.ts'
import list from './job-roles.json' with { type: 'json' }
import { sameWords } from './same-words.ts'

/** A job role of the Electronic Staff Record: five digits, of which the first two are the staff group. */
export interface JobRole {
  /** Null where only a name was given and several staff groups have a role of that name (`Manager`, `Counsellor`). */
  readonly code: string | null
  readonly name: string
  readonly staffGroup: string | null
  /** A qualified arts therapist's role; the student role is of the arts family but not this. */
  readonly artsTherapy: { readonly modality: Modality } | null
  readonly student: boolean
  readonly family: 'arts' | 'psychological' | 'generic' | 'other-registered' | 'other'
  readonly plan: Plan
}

type Row = (typeof list.roles)[number] & { readonly modality?: string; readonly student?: boolean; readonly alsoWritten?: string[] }

export const jobRoleSource: ListSource = { source: list.source, version: list.version, asAt: list.asAt }

const STAFF_GROUPS: Readonly<Record<string, string>> = list.staffGroups
const SMARTCARD: Readonly<Record<string, string>> = list.smartcardRoles

const plan = (row: Row): Plan => {
  if (row.student) return 'neither'
  if (row.code.startsWith('04')) return 'ahp'
  return row.family === 'psychological' ? 'psychology' : 'neither'
}

const role = (row: Row): JobRole => ({
  code: row.code,
  name: row.name,
  staffGroup: STAFF_GROUPS[row.code.slice(0, 2)] ?? null,
  artsTherapy: row.modality ? { modality: row.modality as Modality } : null,
  student: row.student ?? false,
  family: row.family as JobRole['family'],
  plan: plan(row),
})

const byCode = new Map(list.roles.map((row: Row) => [row.code, role(row)]))

const byName = new Map<string, JobRole>()
for (const row of list.roles as readonly Row[]) {
  for (const name of [row.name, ...(row.alsoWritten ?? [])]) {
    const key = sameWords(name)
    const found = role(row)
    const before = byName.get(key)
    byName.set(key, before ? shared(before, found) : found)
  }
}

/** What two roles of one name have in common. */
function shared(one: JobRole, other: JobRole): JobRole {
  return {
    ...one,
    code: null,
    staffGroup: null,
    student: one.student && other.student,
    family: one.family === other.family ? one.family : 'generic',
    plan: one.plan === other.plan ? one.plan : 'neither',
  }
}

/**
 * Reads a job role from its code (a lost leading zero is put back; smartcard codes `R0710` too), its name, or both in one cell
 * (`04013 Drama Therapist`). Null for text the list does not hold: roles made since 2020 are not on it, so that is a warning at most.
 */
export function jobRole(text: string): JobRole | null {
  const value = text.trim()
  const coded = /^(\d{4,5})(?!\d)/.exec(value)?.[1]
  if (coded) return byCode.get(coded.padStart(5, '0')) ?? null
  const smartcard = /^R\d{4}$/i.test(value) ? SMARTCARD[value.toUpperCase()] : undefined
  if (smartcard) return byCode.get(smartcard) ?? null
  return byName.get(sameWords(value)) ?? byName.get(sameWords(value.split('|').at(-1) ?? '')) ?? null
}
