import { z } from 'zod'
import { command, emailField, lineField, refuse, wrongField, type Context } from '../../commands/index.ts'
import { invitationLetter, queueMail } from '../../mail/index.ts'
import { dayInWords, dayOf, type OrganisationId } from '../../kernel/index.ts'
import { organisationField } from '../organisations/fields.ts'
import { hasAdministrator, organisationOf } from '../organisations/list.ts'
import { administratorOf, roleFor, type Role } from '../roles.ts'
import { isPerson } from '../sessions/find-viewer.ts'
import { minutesAfter } from '../sessions/lifetimes.ts'
import { tokenHash } from '../tokens.ts'

const INVITATION_DAYS = 14

const person = {
  organisation: organisationField,
  name: lineField('Enter the name of the person', 120),
  email: emailField,
}

interface Invited {
  readonly invitation: string
  /** Shown once to whoever invited, and only where no letter leaves the machine. */
  readonly link: string | null
}

/** Invites somebody into an organisation with a role: a letter with a link that works once, for 14 days. */
export const invitePerson = command({
  name: 'access.person.invite',
  did: 'invited a person',
  input: z.object({ ...person, role: z.string('Choose a role').trim().min(1, 'Choose a role').max(60, 'Choose a role') }),
  permits: { act: 'manage people', where: ({ organisation }) => organisation },
  async run(context, input): Promise<Invited> {
    const { kind } = await organisationOf(context, input.organisation)
    const role = roleFor(kind, input.role)
    if (!role) return refuse(wrongField('role', 'Choose a role from the list'))
    return invite(context, { ...input, role })
  },
  audit: ({ input, output }) => ({ about: output.invitation, role: input.role }),
})

/**
 * The first administrator of an organisation is invited by whoever runs the installation. Once there is one, they invite the others:
 * the installation has no way into an organisation that has somebody. (The command line of its machine has: for the day all are locked out.)
 */
export const inviteAdministrator = command({
  name: 'access.administrator.invite',
  did: 'invited an administrator',
  input: z.object(person),
  permits: { act: 'invite administrators', where: ({ organisation }) => organisation },
  async run(context, input): Promise<Invited> {
    const { kind } = await organisationOf(context, input.organisation)
    if (context.viewer.kind !== 'system' && (await hasAdministrator(context, input.organisation))) {
      refuse(wrongField('email', 'This organisation has an administrator', 'They invite the others.'))
    }
    return invite(context, { ...input, role: administratorOf(kind) })
  },
  audit: ({ output }) => ({ about: output.invitation }),
})

async function invite(
  context: Context,
  { organisation, name, email, role }: { organisation: OrganisationId; name: string; email: string; role: Role },
): Promise<Invited> {
  const { db, viewer, now, newId, newToken, installation } = context
  const { name: organisationName } = await organisationOf(context, organisation)
  const [id, token] = [newId(), newToken()]
  const expiresAt = minutesAfter(now, INVITATION_DAYS * 24 * 60)
  await db
    .insertInto('invitation')
    .values({
      id,
      organisation_id: organisation,
      email,
      name,
      role,
      token_hash: tokenHash(token),
      invited_by: viewer.kind === 'account' ? viewer.id : null,
      created_at: now,
      expires_at: expiresAt,
    })
    .execute()
  const link = `${installation.origin}/invite/${token}`
  const queued = await queueMail(db, {
    id: newId(),
    organisation,
    purpose: 'invitation',
    to: { address: email, name },
    ...invitationLetter({
      name,
      organisation: organisationName,
      invitedBy: isPerson(viewer) ? viewer.name : null,
      role,
      link,
      until: dayInWords(dayOf(expiresAt)),
      service: installation.origin,
    }),
    once: `invitation:${id}`,
    now,
  })
  if (!queued.ok) return refuse(...queued.problems)
  return { invitation: id, link: installation.sendsMail ? null : link }
}
