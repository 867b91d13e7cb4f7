export { changeScenario, copyScenario, deleteScenario, makeScenario } from './change-scenarios.ts'
export { assumptionsOf, figureField, figuresOfModel, figuresOfStart, type Figures } from './figures.ts'
export {
  compareScenarios,
  exportScenario,
  findScenario,
  type ComparedScenarios,
  type ScenarioQuestion,
  type ScenarioResult,
} from './find-scenario.ts'
export { listScenarios, newScenario, scenarioToChange, type SavedScenario, type Scenarios } from './list-scenarios.ts'
export { publishedFacts, type PublishedFact } from './published-facts.ts'
export { scenarioWorkbook } from './scenario-workbook.ts'
export type { GroupedBy, StartStock } from './start-stock.ts'
export { yearEnd } from './year-ends.ts'
