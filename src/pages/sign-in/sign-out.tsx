import { signOut } from '../../access/index.ts'
import { form } from '../../http/index.ts'
import { signInPage } from './sign-in-page.tsx'

export const signOutForm = form({
  path: '/sign-out',
  page: signInPage,
  command: signOut,
  input: () => ({}),
  said: 'You are signed out.',
  leadsTo: () => ({ to: '/sign-in', cookies: { session: null } }),
})
