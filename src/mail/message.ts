import MailComposer from 'nodemailer/lib/mail-composer'
import type { QueuedLetter, Sender } from './letter.ts'

/** The letter as bytes of an Internet message (RFC 5322): the same for every transport, the same each time for the same date. */
export function composeMessage(letter: QueuedLetter, from: Sender, date: Date): Promise<Buffer> {
  const message = new MailComposer({
    from: { ...from },
    to: { ...letter.to },
    subject: letter.subject,
    date,
    messageId: `<${letter.id}@${from.address.slice(from.address.lastIndexOf('@') + 1)}>`,
    text: letter.text,
    // Asks answering machines for silence (RFC 3834).
    headers: { 'Auto-Submitted': 'auto-generated' },
    newline: 'win',
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return message.compile().build()
}
