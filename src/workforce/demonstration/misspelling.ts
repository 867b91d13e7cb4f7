import type { SeededRandom } from '../../kernel/index.ts'

const VOWELS = 'aeiou'.split('')
const LETTERS = 'abcdefghijklmnopqrstuvwxyz'.split('')

/** One slip of the finger or the ear: a letter too many, one lost, two swapped, or another vowel. The first letter stays. */
export function misspell(word: string, random: SeededRandom): string {
  if (word.length < 3) return word
  const at = random.between(1, word.length - 2)
  const before = word.slice(0, at)
  const [here = '', after = ''] = word.slice(at)
  switch (random.between(0, 3)) {
    case 0:
      return `${before}${random.chance(0.5) ? here : random.pick(LETTERS)}${word.slice(at)}`
    case 1:
      return before + word.slice(at + 1)
    case 2:
      return `${before}${after}${here}${word.slice(at + 2)}`
    default:
      return otherVowel(word, random)
  }
}

function otherVowel(word: string, random: SeededRandom): string {
  const places = word.split('').flatMap((letter, at) => (at > 0 && VOWELS.includes(letter) ? [at] : []))
  if (places.length === 0) return word
  const at = random.pick(places)
  const vowel = random.pick(VOWELS.filter((letter) => letter !== word[at]))
  return word.slice(0, at) + vowel + word.slice(at + 1)
}

const FOLDED: Readonly<Record<string, string>> = { ł: 'l', Ł: 'L', ø: 'o', ß: 'ss', ŵ: 'w', ŷ: 'y' }

/** As a system that knows no accents keeps a name: `Małgorzata` becomes `Malgorzata`. */
export const withoutAccents = (text: string): string =>
  text
    .replace(/[łŁøßŵŷ]/g, (letter) => FOLDED[letter] ?? letter)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
