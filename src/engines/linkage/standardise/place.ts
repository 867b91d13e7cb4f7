import { foldedWords, foldLetters } from './fold.ts'
import { isPlaceholder } from './placeholder.ts'

const COUNTRIES = new Set([
  'england',
  'scotland',
  'wales',
  'cymru',
  'northern ireland',
  'ireland',
  'uk',
  'united kingdom',
  'great britain',
  'gb',
])
const WRITTEN_OUT: Readonly<Record<string, string>> = { saint: 'st', gt: 'great', nth: 'north', sth: 'south', utd: 'united' }
const POSTCODE = /\b[a-z]{1,2}\d[a-z\d]?\s*(?:\d[a-z]{2})?\s*$/u

/**
 * A town or locality made comparable: `Newcastle-upon-Tyne, Tyne & Wear` and `NEWCASTLE UPON TYNE` are both `newcastle upon tyne`.
 * What stands after the first comma, in brackets, a closing postcode and a closing country are left out. Null where nothing is left.
 */
export function standardisePlace(text: string): string | null {
  const folded = foldLetters(text)
    .replace(/\([^)]*\)?/gu, ' ')
    .replace(/&/g, ' and ')
  for (const part of folded.split(/[,;\n]/)) {
    const words = foldedWords(part.replace(POSTCODE, ' ')).map((word) => WRITTEN_OUT[word] ?? word)
    if (words.length > 1 && COUNTRIES.has(words.at(-1) ?? '')) words.pop()
    if (!isPlaceholder(words)) return words.join(' ')
  }
  return null
}
