import type { Letter } from '../letter.ts'
import { plainWords } from './plain-words.ts'
import { writeLetter } from './write-letter.ts'

export interface NewBrowser {
  readonly name: string
  /** When, in words and in London’s time: `24 November 2026 at 15:04`. */
  readonly when: string
  /** What the browser says it is: `Firefox on Windows`. */
  readonly browser: string
  /** The page that lists the sessions and ends them. */
  readonly sessions: string
  /** The address of this installation. */
  readonly service: string
}

/** Tells a person that their account was opened from a browser that had not been used before. */
export const newBrowserLetter = ({ name, when, browser, sessions, service }: NewBrowser): Letter => ({
  subject: 'Your Triptych account was opened from a new browser',
  text: writeLetter(
    plainWords(name),
    [
      `On ${when} somebody signed in to your account from a browser that we had not seen before: ${plainWords(browser)}.`,
      'If it was you, there is nothing to do. If it was not, end that session and choose a new password at once:',
      sessions,
      'Then tell the administrator of your organisation.',
    ],
    { why: 'you have an account and we tell you of every sign-in from a new browser', service },
  ),
})
