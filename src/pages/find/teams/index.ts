import type { AnyRoute } from '../../../http/index.ts'
import { askPage, remindForm, takeOverForm, withdrawAskForm } from './ask-page.tsx'
import { newAskForm, newAskPage } from './new.tsx'
import { teamsPage } from './teams-page.tsx'

/** Everything under /find/teams. */
export const teamRoutes: readonly AnyRoute[] = [teamsPage, newAskPage, newAskForm, askPage, remindForm, withdrawAskForm, takeOverForm]
