import type { SqlValue } from '../../engines/linkage/index.ts'
import { parseRegistrationNumber } from '../reference/index.ts'

/** The fields of a register that identification reads; `from` and `to` are words of SQL, so their columns bear other names. */
export const REGISTER_FIELDS = [
  ...['number', 'surname', 'forenames', 'full_name', 'profession', 'modality', 'status', 'locality'].map((field) => ({
    field,
    column: field,
  })),
  { field: 'from', column: 'registered_from' },
  { field: 'to', column: 'registered_to' },
]

/** What a register entry's number and profession say: the canonical number, and whether it is an arts therapist's. */
export function registrantReading(number: string | null, profession: string | null): SqlValue[] {
  const read = number === null ? null : parseRegistrationNumber(number)
  const named = profession !== null && /\b(arts? (psycho)?therap|drama ?therap|music therap)/i.test(profession)
  const arts = read?.prefix === 'AS' || (named && (read === null || read.prefix === null))
  const digits = number?.replace(/\D/g, '') ?? ''
  const bare = arts && read?.prefix !== 'AS' && digits.length > 0 && digits.length <= 6 ? `AS${digits.padStart(6, '0')}` : null
  return [bare ?? read?.canonical ?? number, arts ? 1 : 0]
}

/** The one modality that a register's words name; null where they name none or several. */
export function modalityNamed(text: string | null): 'art' | 'drama' | 'music' | null {
  if (text === null) return null
  const words = text.toLowerCase().replace(/arts therap\w*/g, '')
  const found = (['art', 'drama', 'music'] as const).filter((modality) => new RegExp(`\\b${modality}`).test(words))
  return found.length === 1 ? (found[0] ?? null) : null
}

/** How a register entry stands. A word we do not know is for a person to read, never taken for registered. */
export type Standing = 'registered' | 'restricted' | 'not-registered'

/**
 * HCPC statuses: a caution or conditions of practice leave a person registered and able to practise;
 * suspension and interim orders do not; unknown words are restricted until somebody has read the entry.
 */
export function standingOf(status: string | null): Standing {
  if (status === null) return 'registered'
  const said = status.trim().toLowerCase()
  if (
    /\b(not (registered|on)|un-?registered|de-?registered|lapsed|removed|expired|struck|cancelled|voluntar|withdrawn|ceased|deceased|inactive)/.test(
      said,
    )
  )
    return 'not-registered'
  if (/\b(suspen|interim|restrict)/.test(said)) return 'restricted'
  return /^(registered|active|current|on the register)\b|\b(caution|conditions)\b/.test(said) ? 'registered' : 'restricted'
}
