import { foldedWords, foldLetters } from './fold.ts'

const DIGIT: Readonly<Record<string, string>> = Object.fromEntries(
  ['', 'bfpv', 'cgjkqsxz', 'dt', 'l', 'mn', 'r'].flatMap((letters, digit) => letters.split('').map((letter) => [letter, String(digit)])),
)

/**
 * American Soundex as the US National Archives publish it: a letter and three digits. Letters of one group that touch, or that only
 * H or W part, count once; a vowel between them parts them. Null where there is no letter from A to Z.
 * Source: https://www.archives.gov/research/census/soundex
 */
export function soundex(text: string): string | null {
  const letters = foldedWords(foldLetters(text))
    .join('')
    .replace(/[^a-z]/g, '')
  if (letters === '') return null
  let code = letters.slice(0, 1).toUpperCase()
  let previous = DIGIT[letters.slice(0, 1)] ?? ''
  for (const letter of letters.slice(1)) {
    if (code.length === 4) break
    if (letter === 'h' || letter === 'w') continue
    const digit = DIGIT[letter] ?? ''
    if (digit !== '' && digit !== previous) code += digit
    previous = digit
  }
  return code.padEnd(4, '0')
}
