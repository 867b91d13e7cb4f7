export { compare, type ComparedScenario, type Comparison, type Difference, type Scenario } from './compare.ts'
export { type Flows, type Stock, type Thousandths } from './expected-path.ts'
export { project, type Interval, type ProjectedStock, type Projection } from './project.ts'
export { sensitivity, type Measure, type Sensitivity, type Swing } from './sensitivity.ts'
export { type SimulationOptions } from './simulate.ts'
export {
  assumptionLabels,
  type Assumption,
  type AssumptionName,
  type Assumptions,
  type ConstantAssumption,
  type Source,
  type Spread,
  type SupplyGroup,
  type SupplyModel,
} from './supply.ts'
export { toReach, type Reach, type Target } from './to-reach.ts'
