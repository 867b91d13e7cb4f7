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

const RUNS = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890123456789',
  'qwertyuiopasdfghjklzxcvbnm',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  '1qaz2wsx3edc4rfv5tgb6yhn',
]
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
  const backwards = [...plain].reverse().join('')
  if (RUNS.some((run) => run.repeat(3).includes(plain) || run.repeat(3).includes(backwards))) return true
  return plain.replaceAll(WORDS, '').replaceAll(/[\d!?.@#$%&*_-]/g, '').length < 4
}
