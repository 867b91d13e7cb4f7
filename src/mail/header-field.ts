import { shapeOf, type Problem } from '../kernel/index.ts'

/**
 * What must not stand in the head of a letter: control characters (CR, LF and NUL among them), the line separators of Unicode,
 * half a character, and marks that turn the direction of writing and so make a name read as another.
 */
const FORBIDDEN = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u

/** Longest subject or name, in UTF-16 units. */
const LONGEST = 200

/** The problem with a text that is to stand in the head of a letter, or null. */
export function headerProblem(field: 'subject' | 'name', text: string): Problem | null {
  if (!FORBIDDEN.test(text) && text.length <= LONGEST && (field === 'name' || text.trim() !== '')) return null
  return {
    code: 'mail.header',
    kind: 'error',
    message: `The ${field} of the letter is empty, too long, or holds a character that does not belong into one line of text.`,
    todo: `Write it as one line of at most ${LONGEST} characters.`,
    where: { field, value: shapeOf(text.replace(new RegExp(FORBIDDEN, 'gu'), '?')) },
    status: 422,
  }
}
