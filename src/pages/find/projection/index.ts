import type { AnyRoute } from '../../../http/index.ts'
import { changeScenarioForms, changeScenarioPage } from './change-scenario.tsx'
import { comparePage } from './compare-page.tsx'
import { newScenarioForm, newScenarioPage } from './new-scenario.tsx'
import { projectionPage } from './projection-page.tsx'
import { scenarioFile, scenarioPage } from './scenario-page.tsx'

/** Everything under /find/projection. */
export const projectionRoutes: readonly AnyRoute[] = [
  projectionPage,
  newScenarioPage,
  newScenarioForm,
  comparePage,
  scenarioPage,
  changeScenarioPage,
  ...changeScenarioForms,
  scenarioFile,
]
