/** What the rule book says about writing: words it knows, words to write otherwise, and long words whose misspellings are put right. */
export interface Spelling {
  readonly known: ReadonlySet<string>
  readonly respellings: ReadonlyMap<string, string>
  readonly misspellable: readonly string[]
}

/** Optimal string alignment distance (edits, and swaps of neighbours as one), or `most + 1` where it is more than `most`. */
function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1
  let before: number[] = []
  let above = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let edits = Math.min((above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (above[j - 1] ?? 0) + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) edits = Math.min(edits, (before[j - 2] ?? 0) + 1)
      row.push(edits)
    }
    if (Math.min(...row) > most) return most + 1
    before = above
    above = row
  }
  return Math.min(above[b.length] ?? 0, most + 1)
}

/** A cell may hold a whole advert; a title does not go on for longer. */
const MOST_WORDS = 40
/** `TherapistBand 7`: the space was lost. */
const BAND_GLUED_ON = /(?<=\p{L}{8})band$/u
const NOTHING_SAID = /^(?:bands?|[wf]te|b(?:an)?d?\d\S*|\d.*|.*\d)$/

/** The words of a title: small letters, no accents, `&` and `+` as "and", `/` as "or"; bands, numbers and other signs part words. */
export const titleWords = (title: string): string[] =>
  title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['`´‘’]/gu, '')
    .replace(/[&+]/gu, ' and ')
    .replace(/[/\\|]/gu, ' or ')
    .split(/[^\p{L}\p{N}.]+|\.(?!\d)/u)
    .map((word) => word.replace(BAND_GLUED_ON, ''))
    .filter((word) => word !== '' && !NOTHING_SAID.test(word))
    .slice(0, MOST_WORDS)

function singular(word: string, known: ReadonlySet<string>): string | null {
  if (word.endsWith('ies') && known.has(`${word.slice(0, -3)}y`)) return `${word.slice(0, -3)}y`
  return word.length > 4 && word.endsWith('s') && known.has(word.slice(0, -1)) ? word.slice(0, -1) : null
}

/** The one known long word that a word misspells: one edit from a word of seven or eight letters, two from a longer one. */
function misspelt(word: string, spelling: Spelling): string | null {
  if (word.length < 7) return null
  let best: string | null = null
  let fewest = 3
  for (const target of spelling.misspellable) {
    const most = target.length > 8 ? 2 : 1
    const edits = editDistance(word, target, most)
    if (edits > most || edits > fewest) continue
    best = edits === fewest ? null : target
    fewest = edits
  }
  return best
}

/** One word as the rules write it (which may be several words), and whether it had to be taken for a misspelling. */
export function respell(word: string, spelling: Spelling): { readonly written: string; readonly guessed: boolean } {
  const written = (text: string, guessed: boolean) => ({ written: spelling.respellings.get(text) ?? text, guessed })
  if (spelling.known.has(word) || spelling.respellings.has(word)) return written(word, false)
  const one = singular(word, spelling.known)
  if (one !== null) return written(one, false)
  const right = misspelt(word, spelling) ?? (word.endsWith('s') ? misspelt(word.slice(0, -1), spelling) : null)
  return right === null ? written(word, false) : written(right, true)
}
