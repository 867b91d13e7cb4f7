import { z } from 'zod'
import { seal, unseal } from '../access/index.ts'
import { parseRegistrationNumber } from '../workforce/index.ts'

const text = z.string().nullable()

const subject = z.strictObject({
  name: text,
  /** Employee, assignment or person number of the staff record. */
  staffNumber: text,
  registrationNumber: text,
  email: text,
  /** Records that a person confirmed to be theirs, by `ref`; null until somebody looked. */
  confirmed: z.array(z.string()).nullable(),
  /** Who asked for the erasure to be approved. */
  proposedBy: z.uuid().nullable(),
})

/** What finds the person who asked, and what was found. It stands in the database sealed with the installation's key. */
export type Subject = z.infer<typeof subject>

export const sealSubject = (key: Uint8Array, value: Subject): string => seal(key, JSON.stringify(value))

/** Null once it was erased, or where it was sealed with another key. */
export function readSubject(key: Uint8Array, sealed: string): Subject | null {
  const opened = sealed === '' ? null : unseal(key, sealed)
  return opened === null ? null : subject.parse(JSON.parse(opened))
}

/** Small letters without accents, as the search compares them. */
const ACCENTS = ['áàâäãåéèêëíìîïóòôöõúùûüçñýÿ', 'aaaaaaeeeeiiiiooooouuuucnyy'] as const
export const foldedSql = (column: string): string => `translate(lower(${column}), '${ACCENTS[0]}', '${ACCENTS[1]}')`
const folded = (words: string): string => words.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()

/** The words of a name, each to be found in a record. One word alone would find half a trust. */
export function nameWords({ name }: Subject): readonly string[] {
  const words = folded(name ?? '')
    .split(/[\s,.]+/)
    .filter((word) => word.length > 1)
  return words.length > 1 ? words : []
}

/** The digits of a registration number without its zeros, as they can be found in however it was typed. */
export const registrationDigits = (number: string | null): string | null =>
  (number === null ? null : parseRegistrationNumber(number))?.digits.replace(/^0+/, '') ?? null
