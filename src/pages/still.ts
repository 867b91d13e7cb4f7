import { z } from 'zod'
import { query, type Act } from '../commands/index.ts'

/** A page that shows nothing of the database still has its permission and its name. */
const still = (name: string, act: Act) =>
  query({
    name,
    did: 'opened a page',
    input: z.object({}),
    permits: { act, where: 'self' },
    run: async ({ installation }) => ({ demonstration: installation.demonstration, tryWithoutSignIn: installation.tryWithoutSignIn }),
    audit: null,
  })

export const signInPermit = still('pages.sign-in', 'sign in')
export const aboutPermit = still('pages.about', 'see about')
export const accountPermit = still('pages.account', 'manage own account')
