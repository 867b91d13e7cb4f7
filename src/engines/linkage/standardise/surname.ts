import { formerName, nameWords } from './name.ts'

const PARTICLES = new Set(
  'van von der den de del della di da do dos das du la le les el al ul bin binti ibn ap mac mc o st ten ter abu ben san dela'.split(' '),
)

/** What a surname offers to compare: made comparable, and its parts where it is double-barrelled. */
export interface SurnameForms {
  /** The whole surname in one word: `smithjones`, `vanderberg`, `oneil`. */
  readonly surname: string
  /** The parts longer than two letters, particles joined to what follows; one part for a plain surname, however short. */
  readonly parts: readonly string[]
  readonly first: string
  readonly last: string
  readonly initial: string
  /** A former surname stated beside it (`née Jones`) in one word, else null. */
  readonly former: string | null
}

/** True for words that belong to the word after them in a surname: van, de, al, mac, o. */
export const isSurnameParticle = (word: string): boolean => PARTICLES.has(word)

function joinParticles(words: readonly string[]): string[] {
  const parts: string[] = []
  let waiting = ''
  words.forEach((word, index) => {
    if (PARTICLES.has(word) && index < words.length - 1) waiting += word
    else {
      parts.push(waiting + word)
      waiting = ''
    }
  })
  return parts
}

/** The comparable forms of a surname; null where it is missing or a placeholder. */
export function surnameForms(text: string): SurnameForms | null {
  const all = joinParticles(nameWords(text))
  const first = all[0]
  const last = all.at(-1)
  if (first === undefined || last === undefined) return null
  const surname = all.join('')
  const former = formerName(text)
  return {
    surname,
    parts: all.length === 1 ? all : all.filter((part) => part.length > 2),
    first,
    last,
    initial: surname.slice(0, 1),
    former: former === null ? null : joinParticles(former.split(' ')).join(''),
  }
}
