const PLACEHOLDER_WORDS = new Set(
  `unknown unk known not no name surname forename firstname none null nil na tbc tba stated given applicable available recorded provided
  test tester testing dummy example blank vacant vacancy post temp fnu lnu undefined missing redacted withheld anonymous anon asdf qwerty deleted`.split(
    /\s+/,
  ),
)
/** Words that are placeholders only in company: `Not Known` says nothing, while Post, Temp and Given are also surnames. */
const ONLY_IN_COMPANY = new Set(
  'known not no name surname forename stated given applicable available recorded provided post temp'.split(' '),
)

/**
 * True where the words stand for a name that is missing: `unknown`, `n/a`, `xxx`, `not stated`.
 * A surname that looks like one (Null, Na) is lost here on purpose: as a value shared by thousands of rows it would pass for agreement.
 */
export function isPlaceholder(words: readonly string[]): boolean {
  if (words.length === 0) return true
  const joined = words.join('')
  if (joined === 'na' || /^x+$/.test(joined) || /^(.)\1{2,}$/u.test(joined)) return true
  return words.every((word) => PLACEHOLDER_WORDS.has(word)) && (words.length > 1 || !ONLY_IN_COMPANY.has(words[0] ?? ''))
}
