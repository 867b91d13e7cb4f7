import type { Letter } from '../letter.ts'
import { askerOf, insteadOfFirst, type Question } from './ask-manager.ts'
import { plainWords } from './plain-words.ts'
import { writeLetter } from './write-letter.ts'

/** Asks a member of staff whether they are registered as an arts therapist. */
export const askPersonLetter = (question: Question): Letter => ({
  subject: `Are you an arts therapist? A question from ${plainWords(question.organisation)}`,
  text: writeLetter(
    plainWords(question.name),
    [
      `${askerOf(question)} asks whether you are registered as an art, drama or music therapist. Some work under general titles, and workforce plans miss them.`,
      `${insteadOfFirst(question)}Open this page and answer: it takes two minutes. The page says what is done with your answer:`,
      question.link,
      `Answer by ${question.due}. The link is for you alone and ends on ${question.until}. You need not answer, and nothing follows for you if you do not.`,
    ],
    { why: `${askerOf(question)} entered your address in a question`, service: question.service },
  ),
})
