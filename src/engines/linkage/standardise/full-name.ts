import { foldLetters } from './fold.ts'
import { isSurnameParticle } from './surname.ts'

/** A person's name in two columns, as written (not yet made comparable); `forenames` is empty where only a surname is given. */
export interface NameParts {
  readonly surname: string
  readonly forenames: string
}

const TITLE = /^(?:mr|mrs|ms|miss|mx|dr|prof|professor|sir|dame|rev|revd)\.?$/iu
const ASIDES = /\([^)]*\)/gu
const isShouted = (word: string): boolean => /\p{Lu}\P{L}?\p{Lu}/u.test(word) && !/\p{Ll}/u.test(word.replace(/^(?:Mc|Mac)(?=\p{Lu})/u, ''))

const wordsOf = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '' && !TITLE.test(word))

/** Where the surname begins in words that say nothing by their case: the last word and the particles before it, one forename at least left. */
function beginOfLastSurname(words: readonly string[]): number {
  let begin = words.length - 1
  while (begin > 1 && isSurnameParticle(foldLetters(words[begin - 1] ?? '').replace(/[^a-z]/g, ''))) begin--
  return begin
}

/**
 * Parts a full name in the two orders that lists use: `SURNAME, Forenames (Title)` and `Forenames SURNAME` (also `SURNAME Forenames`
 * where capitals show which is which). A bracket with a title goes; any other bracket stays with the forenames. Null for no name at all.
 */
export function splitFullName(text: string): NameParts | null {
  const plain = text.replace(ASIDES, (aside) => (wordsOf(aside.slice(1, -1)).length === 0 ? ' ' : aside)).trim()
  const comma = plain.indexOf(',')
  if (comma > 0) {
    const surname = wordsOf(plain.slice(0, comma)).join(' ')
    const forenames = wordsOf(plain.slice(comma + 1).replace(/,/g, ' ')).join(' ')
    return surname === '' ? null : { surname, forenames }
  }
  const asides = plain.match(ASIDES) ?? []
  const words = wordsOf(plain.replace(ASIDES, ' '))
  if (words.length === 0) return null
  const parts = (begin: number, end: number): NameParts => ({
    surname: words.slice(begin, end).join(' '),
    forenames: [...words.slice(0, begin), ...words.slice(end), ...asides].join(' '),
  })
  const shouted = words.map(isShouted)
  if (!shouted.every(Boolean) && words.length > 1) {
    const leading = shouted.indexOf(false)
    const trailing = shouted.lastIndexOf(false) + 1
    if (trailing < words.length && trailing > 0 && leading === 0) return parts(trailing, words.length)
    if (leading > 0) return parts(0, leading)
  }
  return words.length === 1 ? parts(0, 1) : parts(beginOfLastSurname(words), words.length)
}
