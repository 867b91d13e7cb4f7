import type { Letter } from '../letter.ts'
import { plainWords } from './plain-words.ts'
import { writeLetter } from './write-letter.ts'

export interface PasswordReset {
  readonly name: string
  readonly link: string
  /** How long the link works. */
  readonly minutes: number
  /** The address of this installation. */
  readonly service: string
}

/** The link to choose a new password. */
export const passwordResetLetter = ({ name, link, minutes, service }: PasswordReset): Letter => ({
  subject: 'Choose a new password for Triptych',
  text: writeLetter(
    plainWords(name),
    [
      'Somebody, we think you, asked for a new password for your account. To choose one, open this page:',
      link,
      `The link works once, within ${minutes} minutes. Your second step of signing in stays as it is.`,
      'If it was not you, do nothing: your password stays as it is. If it happens again, tell the administrator of your organisation.',
    ],
    { why: 'somebody entered your address on the page for a new password', service },
  ),
})
