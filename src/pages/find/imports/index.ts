import type { AnyRoute } from '../../../http/index.ts'
import { importChangesPage, importErrorsFile } from './changes.tsx'
import { importColumnsPage, importEvents, importForms, importPage, importProblemsPage } from './import-page.tsx'
import { importsPage } from './imports-page.tsx'
import { newImportPage, newImportUpload } from './new.tsx'
import { providersPage, successorForm } from './organisations.tsx'

/** Everything under /find/imports. */
export const importRoutes = (directory: string): readonly AnyRoute[] => [
  importsPage,
  newImportPage,
  newImportUpload(directory),
  providersPage,
  successorForm,
  importPage,
  importColumnsPage,
  importProblemsPage,
  importChangesPage,
  importErrorsFile,
  importEvents,
  ...importForms,
]
