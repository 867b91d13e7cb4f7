import type { AnyRoute } from '../../../http/index.ts'
import { dataRightsPage } from './data-rights-page.tsx'
import { newRequestForm, newRequestPage } from './new.tsx'
import { copyFiles, requestForms } from './request-forms.ts'
import { requestPage } from './request-page.tsx'
import { disposalForms, disposalPage } from './retention/disposal-page.tsx'
import { lookForm, retentionPage } from './retention/retention-page.tsx'

/** Everything under /admin/data-rights. */
export const dataRightsRoutes: readonly AnyRoute[] = [
  dataRightsPage,
  newRequestPage,
  newRequestForm,
  retentionPage,
  lookForm,
  disposalPage,
  ...disposalForms,
  requestPage,
  ...requestForms,
  ...copyFiles,
]
