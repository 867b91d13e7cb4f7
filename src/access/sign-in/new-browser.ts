import { refuse, type Context } from '../../commands/index.ts'
import { momentInWords, type OrganisationId } from '../../kernel/index.ts'
import { newBrowserLetter, queueMail } from '../../mail/index.ts'

/** Tells the owner of an account that it was opened from a browser that had not been seen before. */
export async function tellOfNewBrowser(
  { db, now, newId, installation, viewer }: Context,
  account: {
    readonly id: string
    readonly email: string
    readonly name: string
    readonly browser: string
    readonly organisation: OrganisationId | null
  },
): Promise<void> {
  const id = newId()
  const queued = await queueMail(db, {
    id,
    organisation: account.organisation ?? viewer.home,
    purpose: 'new browser',
    to: { address: account.email, name: account.name },
    ...newBrowserLetter({
      name: account.name,
      when: momentInWords(now),
      browser: account.browser,
      sessions: `${installation.origin}/account`,
      service: installation.origin,
    }),
    once: `new-browser:${id}`,
    now,
  })
  if (!queued.ok) refuse(...queued.problems)
}
