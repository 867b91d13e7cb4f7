import type { AnyRoute } from '../../http/index.ts'
import { findPage } from './find-page.tsx'
import { flowsFiles, flowsPage } from './flows/flows-page.tsx'
import { hiddenPage } from './hidden/hidden-page.tsx'
import { integrationFiles, integrationPage } from './integration/integration-page.tsx'
import { planFiles, plansPage } from './plans/plans-page.tsx'
import { qualityFiles, qualityPage } from './quality/quality-page.tsx'

/** The first page of Find, and those that count and plan. */
export const planningRoutes: readonly AnyRoute[] = [
  findPage,
  plansPage,
  planFiles,
  hiddenPage,
  qualityPage,
  qualityFiles,
  integrationPage,
  integrationFiles,
  flowsPage,
  flowsFiles,
]
