import { foldedWords, foldLetters } from './fold.ts'
import { isPlaceholder } from './placeholder.ts'

const LEADING_TITLES = new Set(
  'mr mrs ms miss mx mstr dr doctor prof professor sir dame lady lord rev revd reverend hon cllr capt captain major lt col'.split(' '),
)
/** Lord, Major and the like are surnames too, so at the end of a name only these are taken for a title. */
const TRAILING_TITLES = new Set('mr mrs ms miss mx dr prof jr jnr snr ii iii iv mbe obe cbe phd md esq'.split(' '))
const ASIDES = /\([^)]*\)?|\[[^\]]*\]?|["\u201c\u201d][^"\u201c\u201d]*["\u201c\u201d]?/gu
const KNOWN_AS = /\s(?:known as|also known as|aka|a\.k\.a\.?|k\/a|preferred name|prefers)\b.*$/u
const FORMERLY = /\s(?:nee|formerly|previously|maiden name)[\s.:]+\S.*$/u

/** The folded words of a name as they stand before asides, titles and suffixes are taken away. */
function mainWords(text: string): string[] {
  const folded = foldLetters(text)
  let plain = folded
  if (/["([\u201c\u201d]/u.test(folded)) {
    plain = folded.replace(ASIDES, ' ')
    if (foldedWords(plain).length === 0) plain = folded
  }
  return foldedWords(plain.replace(KNOWN_AS, '').replace(FORMERLY, ''))
}

/** The words of a name without titles and suffixes; none where the name is missing or a placeholder. */
export function nameWords(text: string): string[] {
  const words = mainWords(text)
  let from = 0
  let to = words.length
  while (to - from > 1 && LEADING_TITLES.has(words[from] ?? '')) from++
  while (to - from > 1 && TRAILING_TITLES.has(words[to - 1] ?? '')) to--
  const kept = words.slice(from, to)
  return isPlaceholder(kept) ? [] : kept
}

/**
 * A name made comparable: small letters without accents, words parted by one space, without titles (`Mrs`, `Dr`), suffixes (`Jr`),
 * what stands in brackets or after "known as", and former names (`née`). Null where nothing is left or the text is a placeholder (`unknown`, `n/a`).
 */
export function standardiseName(text: string): string | null {
  const words = nameWords(text)
  return words.length === 0 ? null : words.join(' ')
}

const FORMER_NAME = /(?:^|[\s([])(?:nee|formerly|previously|maiden name)[\s.:]+([^()[\],;]+)/u
const KNOWN_NAME = /\s(?:known as|aka|a\.k\.a\.?|k\/a|preferred name|prefers)[\s.:]+([^()[\],;]+)|[("[\u201c]([^()"[\]\u201c\u201d]+)/u

/** The name a person had before, from `Smith (née Jones)` or `Smith formerly Jones`: `jones`; null where none is said. */
export function formerName(text: string): string | null {
  const stated = FORMER_NAME.exec(foldLetters(` ${text}`))?.[1]
  return stated === undefined || foldedWords(foldLetters(text).split(stated)[0] ?? '').length < 2 ? null : standardiseName(stated)
}

/** The name a person goes by, from `Katherine (Kate)`, `Katherine "Kate"` or `Katherine known as Kate`: `kate`; null where none is said. */
export function knownAsName(text: string): string | null {
  const match = KNOWN_NAME.exec(foldLetters(text))
  const stated = (match?.[1] ?? match?.[2] ?? '').replace(/^(?:known as|aka|preferred name|preferred|prefers)[\s.:]+/u, '')
  const words = nameWords(stated)
  return words.length === 0 || words.some((word) => LEADING_TITLES.has(word) || word === 'nee' || word === 'formerly')
    ? null
    : words.join(' ')
}
