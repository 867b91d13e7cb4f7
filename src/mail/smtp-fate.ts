import type { HandedOver } from './transport.ts'

/** What nodemailer says of a letter that it did not hand over. */
export interface SmtpError {
  readonly code?: string | undefined
  readonly responseCode?: number | undefined
  readonly command?: string | undefined
  /** What the system or TLS said, where the code is nodemailer's own. */
  readonly originalCode?: string | undefined
}

/** Commands whose refusal is about the letter rather than about us. */
const ABOUT_THE_LETTER = new Set(['MAIL FROM', 'RCPT TO', 'DATA'])

/** What an error means for the letter; `seen`: the server had seen its end. */
export function fateOf({ code, originalCode, responseCode, command }: SmtpError, seen: boolean): HandedOver {
  const why = originalCode ?? code ?? 'no code'
  if (responseCode === undefined && seen) return { kind: 'unknown', because: `The mail server took the letter but never said so (${why}).` }
  if (responseCode === undefined) return { kind: 'later', because: `The mail server could not be reached (${why}).`, everybody: true }
  const because = `The mail server refused the letter (SMTP ${responseCode}).`
  const aboutLetter = command !== undefined && ABOUT_THE_LETTER.has(command)
  if (!aboutLetter) return { kind: 'later', because: `The mail server refused the connection (SMTP ${responseCode}).`, everybody: true }
  return responseCode >= 500 && responseCode !== 503 ? { kind: 'refused', because } : { kind: 'later', because, everybody: false }
}
