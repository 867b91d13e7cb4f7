import type { AnyRoute } from '../../http/index.ts'
import { confirmForm, meForm, mePage } from '../me/me-page.tsx'
import { teamForm, teamPage } from './team-page.tsx'

/** What people reach by the link of a letter, without an account. */
export const answerRoutes: readonly AnyRoute[] = [teamPage, teamForm, mePage, meForm, confirmForm]
