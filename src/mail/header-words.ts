import type { Addressee } from './letter.ts'

/** Words of printable ASCII with one space between them, none so long that a line would not hold it, and none that reads as encoded. */
const isPlain = (text: string): boolean => /^[\x21-\x7e]{1,60}(?: [\x21-\x7e]{1,60})*$/.test(text) && !text.includes('=?')

/** Of UTF-8 in one encoded word, so that a line holds it. */
const BYTES = 39

/** The text of a header as it stands in a message: itself, or encoded words (RFC 2047) that show exactly it. */
export const headerWords = (text: string): string => (isPlain(text) ? text : encodedWords(text))

/** An address with the name of whose it is (RFC 5322). */
export function mailbox({ name, address }: Addressee): string {
  if (name === '') return `<${address}>`
  if (/^[\w ]+$/.test(name) && isPlain(name)) return `${name} <${address}>`
  return `${isPlain(name) ? `"${name.replace(/["\\]/g, '\\$&')}"` : encodedWords(name)} <${address}>`
}

function encodedWords(text: string): string {
  const pieces: string[] = ['']
  for (const character of text) {
    const longer = `${pieces.at(-1) ?? ''}${character}`
    if (Buffer.byteLength(longer) <= BYTES) pieces[pieces.length - 1] = longer
    else pieces.push(character)
  }
  return pieces.map((piece) => `=?utf-8?B?${Buffer.from(piece).toString('base64')}?=`).join(' ')
}

/** A header with its value over as many lines as it needs, cut at spaces; no character of a value ends a line. */
export function header(name: string, value: string): string {
  const lines = [`${name}:`]
  for (const word of value.replace(/[\r\n\0]/g, ' ').split(' ')) {
    const last = lines.at(-1) ?? ''
    if (last.length + 1 + word.length <= 76) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(` ${word}`)
  }
  return lines.join('\r\n')
}
