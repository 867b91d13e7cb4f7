const LETTERS_WITHOUT_PARTS: Readonly<Record<string, string>> = {
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ß: 'ss',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
  ŋ: 'n',
}
const ASCII_ONLY = /^[\x20-\x7e]*$/
const APOSTROPHES = /['`´\u2018\u2019\u201b\u02bb\u02bc\u2032\uff07]/gu

/**
 * The text in small letters without accents: `Łukasz` becomes `lukasz`, `Åsa-Søren` becomes `asa-soren`.
 * Letters of other scripts stay as they are; digits and punctuation too.
 */
export function foldLetters(text: string): string {
  if (ASCII_ONLY.test(text)) return text.toLowerCase()
  return text
    .replace(APOSTROPHES, "'")
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[æœøßłđðþħıŋ]/gu, (letter) => LETTERS_WITHOUT_PARTS[letter] ?? letter)
    .normalize('NFKC')
}

/** Words of folded text: apostrophes vanish (`O'Neil` is one word), everything else that is not a letter parts words. */
export const foldedWords = (folded: string): string[] =>
  folded
    .replace(/'/g, '')
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '')
