import { z } from 'zod'

const SHORTEST = 12
const LONGEST = 200

/**
 * A new password: length, and nothing that guessers try first. No rules of composition and no forced change
 * (OWASP ASVS 5.0.0, 6.2.1–6.2.12).
 */
export const newPasswordField = z
  .string('Enter a password')
  .min(1, 'Enter a password')
  .min(SHORTEST, `The password must have ${SHORTEST} characters or more: three random words will do`)
  .max(LONGEST, `The password must have ${LONGEST} characters or fewer`)
  .refine((password) => !isGuessedFirst(password), 'This password is one of those that are guessed first: choose another')

const ROWS = ['abcdefghijklmnopqrstuvwxyz', '0123456789', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm', '1qaz2wsx3edc4rfv5tgb6yhn7ujm']
/** Along the alphabet, the numbers and the keyboard, in both directions and round again. */
const RUNS = ROWS.flatMap((row) => [row.repeat(2), row.repeat(2).split('').toReversed().join('')])
const SHORTEST_RUN = 4

const WORDS =
  /pass(word|phrase|wort)?|p[a@]ssw[o0]rd|welcome|letmein|admin(istrator)?|qwerty|triptych|changeme|iloveyou|football|monkey|dragon|sunshine|princess|nhs|login|secret|summer|winter|spring|autumn|january|february|march|april|june|july|august|september|october|november|december/g

/** Repetitions, runs along the alphabet or the keyboard, and the commonest words with numbers around them. */
export function isGuessedFirst(password: string): boolean {
  const plain = password.toLowerCase().replaceAll(/\s/g, '')
  if (new Set(plain).size < 5) return true
  for (let size = 1; size <= plain.length / 2; size++) {
    if (
      plain.length - size >= 4 &&
      plain ===
        plain
          .slice(0, size)
          .repeat(Math.ceil(plain.length / size))
          .slice(0, plain.length)
    )
      return true
  }
  return withoutRuns(plain.replaceAll(WORDS, '')).replaceAll(/[\d!?.@#$%&*_-]/g, '').length < 4
}

/** What is left of a text without its runs of four or more. */
function withoutRuns(text: string): string {
  let left = ''
  for (let at = 0; at < text.length;) {
    let length = 0
    while (at + length < text.length && RUNS.some((run) => run.includes(text.slice(at, at + length + 1)))) length++
    if (length < SHORTEST_RUN) left += text[at]
    at += length < SHORTEST_RUN ? 1 : length
  }
  return left
}
