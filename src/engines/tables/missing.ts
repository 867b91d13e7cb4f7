const ERRORS = [
  'ref!',
  'value!',
  'div/0!',
  'name?',
  'num!',
  'null!',
  'n/a',
  'spill!',
  'calc!',
  'getting_data',
  'blocked!',
  'field!',
  'unknown!',
  'connect!',
].map((word) => `#${word}`)
const DASHES = ['-', '–', '—', '_', '.'].flatMap((mark) => Array.from({ length: 10 }, (_, i) => mark.repeat(i + 1)))
const WORDS = [
  '',
  '?',
  'na',
  'n/a',
  'n.a.',
  'null',
  '(null)',
  'none',
  'nil',
  'nan',
  '<na>',
  '\\n',
  'not known',
  'unknown',
  'not applicable',
  'blank',
  '(blank)',
]

/** Everything that stands for "nothing here", in small letters and without space around: the one list, for readers in any language. */
export const missingWords: readonly string[] = [...WORDS, ...DASHES, ...ERRORS]

const missing = new Set(missingWords)
const errors = new Set(ERRORS)
/** What a word of the list, or a space before it, can begin with: nearly every value is told from them by its first letter. */
const begins = new Set(
  [...missing]
    .flatMap((word) => [word.charCodeAt(0), word.toUpperCase().charCodeAt(0)])
    .concat(
      Array.from(' \t\n\r\v\f\u00a0\ufeff\u1680\u2028\u2029\u202f\u205f\u3000', (space) => space.charCodeAt(0)),
      Array.from({ length: 11 }, (_, i) => 0x2000 + i),
    ),
)

/** Whether a cell says "nothing here" in one of the ways people and systems write it. An error value of a spreadsheet is missing too. */
export const isMissing = (value: string): boolean =>
  value.length === 0 || (begins.has(value.charCodeAt(0)) && missing.has(value.trim().toLowerCase()))

/** `#REF!`, `#VALUE!`, `#DIV/0!` and the like: a formula that failed before the file was saved. `#N/A` counts: many write it on purpose. */
export const isExcelError = (value: string): boolean => value.charCodeAt(0) === 35 && errors.has(value.trim().toLowerCase())
