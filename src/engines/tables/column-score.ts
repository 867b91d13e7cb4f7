import { editDistance, groupMark, headerKey, headerWords, withoutBrackets, withoutFiller, wordBag } from './header-words.ts'
import { isMissing } from './missing.ts'
import type { FieldSchema } from './schema.ts'

/** A column that is trusted less than this is not taken. */
export const TRUSTED = 0.6
/** Two columns closer than this fit equally. */
export const EQUAL = 0.02

const EXACT = 1
const SYNONYM = 0.97
const REORDERED = 0.93
const BRACKETS_DROPPED = 0.9
const FALLBACK = 0.85
const FILLER_DROPPED = 0.8
const MISSPELT = 0.72

/** Words that make a column speak of somebody or something else: the manager's surname, the position's budget. */
const another =
  /\b(manager|supervisor|next kin|emergency|spouse|partner|budgeted|budget|parent|reporting to|line|author|contact|referee|appraiser|assessor|created|updated|modified|entered|approved|required|requirement)\b/

interface Names {
  readonly exact: ReadonlySet<string>
  readonly synonyms: ReadonlySet<string>
  readonly fallbacks: ReadonlySet<string>
  readonly never: ReadonlySet<string>
  readonly bags: ReadonlySet<string>
  readonly bare: ReadonlySet<string>
}

const names = new WeakMap<FieldSchema, Names>()
const namesOf = (field: FieldSchema): Names => {
  const known = names.get(field)
  if (known) return known
  const keys = (headers: readonly string[]): Set<string> => new Set(headers.map(headerKey))
  const good = [field.name, field.label, ...field.synonyms]
  const made: Names = {
    exact: keys([field.name, field.label]),
    synonyms: keys(field.synonyms),
    fallbacks: keys(field.fallbacks ?? []),
    never: keys(field.never ?? []),
    bags: new Set(good.map((header) => wordBag(headerWords(header)))),
    bare: new Set(good.map((header) => withoutFiller(headerWords(header)).join('')).filter((key) => key !== '')),
  }
  names.set(field, made)
  return made
}

/** How well the words of one header name a field: 0–1. */
export function headerScore(header: string, field: FieldSchema): number {
  const [group, name] = header.includes(groupMark) ? (header.split(groupMark) as [string, string]) : ['', header]
  const alone = plainScore(name, field)
  if (group === '') return alone
  const together = plainScore(`${group} ${name}`, field)
  // "Line manager › Surname" is not the person's surname.
  return Math.max(together, another.test(headerWords(group).join(' ')) ? 0 : Math.min(alone, SYNONYM))
}

function plainScore(header: string, field: FieldSchema): number {
  const { exact, synonyms, fallbacks, never, bags, bare } = namesOf(field)
  const words = headerWords(header)
  const key = words.join('')
  if (key === '' || never.has(key)) return 0
  if (exact.has(key)) return EXACT
  if (synonyms.has(key)) return SYNONYM
  if (bags.has(wordBag(words))) return REORDERED
  if (another.test(words.join(' '))) return 0
  const unbracketed = headerKey(withoutBrackets(header))
  if (unbracketed !== key && unbracketed !== '' && (exact.has(unbracketed) || synonyms.has(unbracketed))) return BRACKETS_DROPPED
  if (fallbacks.has(key) || fallbacks.has(unbracketed)) return FALLBACK
  const rest = withoutFiller(words)
  if (rest.length > 0 && rest.length < words.length && bare.has(rest.join(''))) return FILLER_DROPPED
  const allowed = key.length >= 10 ? 2 : key.length >= 6 ? 1 : 0
  if (allowed > 0 && [...exact, ...synonyms].some((known) => known.length >= 6 && editDistance(key, known, allowed) <= allowed))
    return MISSPELT
  return 0
}

const looks: Partial<Record<FieldSchema['kind'], RegExp>> = {
  date: /^(\d{1,4}[-/. ](\d{1,2}|[A-Za-z]{3,9})[-/. ,]+\d{2,4}|\d{8}|\d{4,5}(\.\d+)?|[A-Za-z]{3,9} \d{1,2}[, ]+\d{4})\b/,
  number: /^[-+]?[\d,]*\.?\d+%?$/,
}

/** The share of the values (missing ones apart) that look as the field's values do; null where there are too few to tell. */
export function valueShare(values: readonly string[], field: FieldSchema): number | null {
  const pattern = field.looksLike ?? looks[field.kind]
  const present = values.filter((value) => !isMissing(value))
  if (!pattern || present.length < 3) return null
  return present.filter((value) => pattern.test(value.trim())).length / present.length
}

/** The header's score, raised or lowered by what the values look like. */
export function columnScore(header: string, values: readonly string[], field: FieldSchema): number {
  const score = headerScore(header, field)
  const share = score === 0 ? null : valueShare(values, field)
  if (share === null) return score
  const change = share >= 0.8 ? 0.02 : share >= 0.5 ? 0 : share >= 0.2 ? -0.15 : -0.3
  return Math.max(0, Math.min(1, score + change))
}
