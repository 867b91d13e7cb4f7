import { encode, wrap } from 'nodemailer/lib/qp'
import { header, headerWords, mailbox } from './header-words.ts'
import type { QueuedLetter, Sender } from './letter.ts'

/**
 * The letter as bytes of an Internet message (RFC 5322), in ASCII: the same for every transport, and the same each time for the same
 * date. It never names a file or an address to fetch from, so nothing is ever fetched.
 */
export function composeMessage({ id, to, subject, text }: QueuedLetter, from: Sender, date: Date): Buffer {
  const head = [
    header('Date', date.toUTCString().replace('GMT', '+0000')),
    header('From', mailbox(from)),
    header('To', mailbox(to)),
    header('Subject', headerWords(subject)),
    header('Message-ID', `<${id}@${from.address.slice(from.address.lastIndexOf('@') + 1)}>`),
    // Asks answering machines for silence (RFC 3834).
    header('Auto-Submitted', 'auto-generated'),
    header('MIME-Version', '1.0'),
    header('Content-Type', 'text/plain; charset=utf-8'),
    header('Content-Transfer-Encoding', 'quoted-printable'),
  ]
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${wrap(encode(text.replace(/\r\n?|\n/g, '\r\n')))}`, 'latin1')
}
