import type { Letter } from '../letter.ts'
import { plainWords } from './plain-words.ts'
import { writeLetter } from './write-letter.ts'

export interface Invitation {
  /** Who is invited. */
  readonly name: string
  readonly organisation: string
  /** Who invites; null when it is the installation itself. */
  readonly invitedBy: string | null
  /** The role in words: `placement coordinator`. */
  readonly role: string
  readonly link: string
  /** The day the link ends, in words: `1 December 2026`. */
  readonly until: string
  /** The address of this installation. */
  readonly service: string
}

/** Invites a person to an organisation. */
export function invitationLetter(invitation: Invitation): Letter {
  const organisation = plainWords(invitation.organisation)
  const inviter = invitation.invitedBy === null ? organisation : plainWords(invitation.invitedBy)
  return {
    subject: `Invitation to Triptych for ${organisation}`,
    text: writeLetter(
      plainWords(invitation.name),
      [
        `${inviter} invites you to use Triptych for ${organisation}, as ${plainWords(invitation.role)}. Triptych is where the arts therapies find their therapists and place their trainees.`,
        'To accept, open this page and choose a password:',
        invitation.link,
        `The link is for you alone, works once and ends on ${invitation.until}. If you do not know what this is about, do nothing: no account is made without you.`,
      ],
      { why: `${inviter} entered your address in an invitation`, service: invitation.service },
    ),
  }
}
