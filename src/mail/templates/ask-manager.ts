import type { Letter } from '../letter.ts'
import { plainWords } from './plain-words.ts'
import { writeLetter } from './write-letter.ts'

export interface Question {
  /** Who is asked. */
  readonly name: string
  readonly organisation: string
  /** Who asks; null when it is the installation itself. */
  readonly askedBy: string | null
  readonly link: string
  /** The day by which an answer is asked, in words. */
  readonly due: string
  /** The day the link ends, in words. */
  readonly until: string
  readonly isReminder: boolean
  /** The address of this installation. */
  readonly service: string
}

/** Who asks, in words. */
export const askerOf = ({ askedBy, organisation }: Question): string =>
  askedBy === null ? plainWords(organisation) : `${plainWords(askedBy)} of ${plainWords(organisation)}`

/** Said of a reminder alone: the first link is gone. */
export const insteadOfFirst = ({ isReminder }: Question): string =>
  isReminder ? 'This is a reminder. Its link takes the place of the one in the first letter; what you saved is still there. ' : ''

/** Asks the manager of a team what some of its posts are. It names nobody: the names stand behind the link. */
export function askManagerLetter(question: Question & { readonly team: string; readonly people: number }): Letter {
  const team = plainWords(question.team)
  const people = question.people === 1 ? 'one person' : `${question.people} people`
  return {
    subject: `A question about posts in ${team}`,
    text: writeLetter(
      plainWords(question.name),
      [
        `${askerOf(question)} asks you about ${people} in ${team}. Art, drama and music therapists often work under general titles, and workforce plans miss them. You may know who is one.`,
        `${insteadOfFirst(question)}Open this page, say for each person whether they are an arts therapist, and confirm. You can save and come back:`,
        question.link,
        `Answer by ${question.due}. The link ends on ${question.until}. It shows names of your team, so keep it to yourself. If you do not manage this team, do nothing, and tell whoever asked.`,
      ],
      { why: `${askerOf(question)} entered your address in a question`, service: question.service },
    ),
  }
}
