import type { AnyRoute } from '../../../http/index.ts'
import { newRunForm, newRunPage } from './new-run.tsx'
import { runChangesPage } from './run-changes.tsx'
import { runEvents, runModel, runPage, runReport } from './run-page.tsx'
import { runsPage } from './runs-page.tsx'

/** Everything under /find/runs. */
export const runRoutes: readonly AnyRoute[] = [runsPage, newRunPage, newRunForm, runPage, runEvents, runReport, runModel, runChangesPage]
