import type { ListSource } from './list-source.ts'
import list from './registration.json' with { type: 'json' }
import { sameWords } from './same-words.ts'

/** What a record says its holder is registered as. */
export interface RegistrationType {
  /** The two-digit code of the national workforce data set; null where we know the type by name only. */
  readonly code: string | null
  /** For example `HCPC - Arts Therapist`. */
  readonly name: string
  /** Short name of the body, for example `HCPC`; null where neither the type nor the body column says. */
  readonly body: string | null
  /** For example `Arts Therapist`; null where only the body is recognised. */
  readonly profession: string | null
  readonly artsTherapist: boolean
}

export const registrationSource: ListSource = { source: list.source, version: list.version, asAt: list.asAt }

const byCode = new Map(list.professions.flatMap((row) => (row.code === null ? [] : [[row.code, row] as const])))
const byName = new Map(
  list.professions.flatMap((row) => [row.name, ...row.alsoWritten, `${row.name}s`].map((name) => [sameWords(name), row] as const)),
)
const bodyWords = list.bodies.flatMap(({ short, name }) => [name, short].map((words) => ({ short, words: sameWords(words) })))

/** The short name of a registration body from its code, short or full name (`08`, `HCPC`, `Health & Care Professions Council`); null where unknown. */
export function registrationBody(text: string): string | null {
  const value = text.trim()
  if (/^\d{1,2}$/.test(value)) return list.bodies.find((body) => body.code === value.padStart(2, '0'))?.short ?? null
  const words = sameWords(value)
  return bodyWords.find((body) => words === body.words || words.startsWith(`${body.words} `))?.short ?? null
}

const withoutBody = (words: string): string => {
  const body = bodyWords.find(({ words: name }) => words.startsWith(`${name} `))
  return body ? words.slice(body.words.length + 1) : words
}

/**
 * Reads a registration type from its code (`19`) or its words with or without the body (`HCPC - Arts Therapist`, `Art Therapist`).
 * A body other than the HCPC beside it takes the arts-therapist meaning away (a play therapist on the PTUK register is none).
 * Null where the words are not a type we know.
 */
export function registrationType(text: string, body: string | null = null): RegistrationType | null {
  const value = text.trim()
  const row = /^\d{1,2}$/.test(value) ? byCode.get(value.padStart(2, '0')) : byName.get(withoutBody(sameWords(value)))
  const stated = registrationBody(value) ?? (body === null ? null : registrationBody(body))
  if (!row)
    return stated === null || registrationBody(value) === null
      ? null
      : { code: null, name: value, body: stated, profession: null, artsTherapist: false }
  return {
    code: row.code,
    name: `${row.body} - ${row.name}`,
    body: stated ?? row.body,
    profession: row.name,
    artsTherapist: row.prefix === 'AS' && (stated === null || stated === 'HCPC'),
  }
}
