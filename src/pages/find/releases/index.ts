import type { AnyRoute } from '../../../http/index.ts'
import { checkPage, dropForm, publishForm, recountForm, releaseEvents } from './check-page.tsx'
import { chooseForm, choosePage } from './choose-page.tsx'
import { releaseFile } from './release-files.ts'
import { releasePage, withdrawForm, withdrawPage } from './release-page.tsx'
import { releasesPage } from './releases-page.tsx'

/** Everything under /find/releases. */
export const releaseRoutes: readonly AnyRoute[] = [
  releasesPage,
  choosePage,
  chooseForm,
  checkPage,
  releaseEvents,
  publishForm,
  recountForm,
  dropForm,
  releasePage,
  withdrawPage,
  withdrawForm,
  releaseFile,
]
