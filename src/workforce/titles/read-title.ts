import { compilePattern, wordsOfPattern } from './pattern.ts'
import { TITLE_CLASSES, type TitleClass, type TitleModality, type TitleReading } from './reading.ts'
import book from './rules.json' with { type: 'json' }
import { respell, titleWords, type Spelling } from './spelling.ts'

interface Rule {
  readonly class: TitleClass
  readonly group: string
  readonly because: string
  readonly modality: 'read' | TitleModality | null
  readonly when: readonly RegExp[]
  readonly unless: readonly RegExp[]
}

const lists = new Map(Object.entries(book.words).map(([name, words]) => [name, words.split(' ')]))
for (const [name, parts] of Object.entries(book.joined))
  lists.set(
    name,
    parts.split(' ').flatMap((part) => lists.get(part) ?? []),
  )

const compile = (patterns: readonly string[]): RegExp[] => patterns.map((pattern) => compilePattern(pattern, lists))

const rules: readonly Rule[] = book.rules.map((rule) => ({
  class: TITLE_CLASSES.find((known) => known === rule.class) ?? 'unknown',
  group: rule.group,
  because: rule.because,
  modality: (rule.modality ?? null) as Rule['modality'],
  when: compile(rule.when),
  unless: compile(rule.unless ?? []),
}))
const asides = book.asides.map(({ when, because }) => ({
  because,
  when: when.map((pattern) => new RegExp(compilePattern(pattern, lists), 'g')),
}))
const phrases = Object.entries(book.phrases).map(([from, to]) => ({ from: ` ${from} `, to: ` ${to} ` }))

const spelling: Spelling = {
  known: new Set([
    ...[...lists.values()].flat(),
    ...[...book.rules.flatMap((rule) => [...rule.when, ...(rule.unless ?? [])]), ...book.asides.flatMap((aside) => aside.when)].flatMap(
      wordsOfPattern,
    ),
    ...Object.keys(book.phrases).flatMap((phrase) => phrase.split(' ')),
    ...book.leftAlone.split(' '),
    ...book.misspellable.split(' '),
  ]),
  respellings: new Map(Object.entries(book.respellings)),
  misspellable: book.misspellable.split(' '),
}

const MODALITIES = ['art', 'drama', 'music'] as const

/** One named modality, or `arts` where several are named or only "arts" is. */
function modalityOf(words: string): TitleModality | null {
  const present = words.split(' ')
  const named = MODALITIES.filter((modality) => present.includes(modality))
  if (named.length === 1) return named[0] ?? null
  return named.length > 1 || present.includes('arts') ? 'arts' : null
}

/** Titles share few words: each word's spelling is looked up once. Bounded, because a column may turn out not to hold titles. */
const spelt = new Map<string, ReturnType<typeof respell>>()
function spell(word: string): ReturnType<typeof respell> {
  const before = spelt.get(word)
  if (before !== undefined) return before
  if (spelt.size >= 50_000) spelt.clear()
  const now = respell(word, spelling)
  spelt.set(word, now)
  return now
}

/** The words of a title as the rules write them, and what was put right on the way. */
function rewrite(title: string): { words: string; reasons: string[] } {
  const reasons: string[] = []
  let words = ' '
  for (const word of titleWords(title)) {
    const { written, guessed } = spell(word)
    if (guessed) reasons.push(`"${word}" is read as "${written}"`)
    words += `${written} `
  }
  for (const { from, to } of phrases) words = words.replaceAll(from, to)
  return { words, reasons }
}

/** Classes that words set aside leave doubtful: `Therapist in state of the art unit` is not a lead worth following. */
const LEFT_BY_ASIDE: ReadonlySet<TitleClass> = new Set(['therapy-generic', 'generic', 'unknown'])

/**
 * Reads one job title by the rules of `rules.json`, in their order; the first that fires decides. Case, accents, punctuation and spacing
 * do not matter; long words may be misspelt by up to two letters. Any text has a reading; nothing is guessed from the employer or the band.
 * Same title, same reading: distinct titles are few, so read each once and join back.
 */
export function readTitle(title: string): TitleReading {
  const { words: whole, reasons } = rewrite(title)
  let words = whole
  let setAside = false
  for (const { because, when } of asides) {
    for (const pattern of when) {
      words = words.replace(pattern, (found) => {
        setAside = true
        reasons.push(`"${found.trim()}" is set aside: ${because}`)
        return ' # '
      })
    }
  }
  for (const rule of rules) {
    const found = rule.when.map((pattern) => pattern.exec(words)?.[0]).find((match) => match !== undefined)
    if (found === undefined || rule.unless.some((pattern) => pattern.test(words))) continue
    if (setAside && LEFT_BY_ASIDE.has(rule.class)) break
    const modality = rule.modality === 'read' ? modalityOf(words) : rule.modality
    return { class: rule.class, modality, group: rule.group, reasons: [...reasons, `"${found.trim()}" ${rule.because}`] }
  }
  return setAside
    ? { class: 'trap', modality: null, group: 'Looks like an arts therapy', reasons }
    : { class: 'unknown', modality: null, group: 'Not recognised', reasons: [...reasons, 'no rule knows these words'] }
}
