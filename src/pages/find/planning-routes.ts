import type { AnyRoute } from '../../http/index.ts'
import { findPage } from './find-page.tsx'
import { flowsPage } from './flows/flows-page.tsx'
import { hiddenPage } from './hidden/hidden-page.tsx'
import { integrationPage } from './integration/integration-page.tsx'
import { planFile } from './plans/plan-files.ts'
import { plansPage } from './plans/plans-page.tsx'
import { qualityPage } from './quality/quality-page.tsx'

/** The first page of Find, and those that count and plan. */
export const planningRoutes: readonly AnyRoute[] = [findPage, plansPage, planFile, hiddenPage, qualityPage, integrationPage, flowsPage]
