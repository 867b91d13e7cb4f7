export { countedOf, countedPosts, loadFindings, type FoundPerson, type FoundPost } from './load-findings.ts'
export { standingDecision, standingOutcome, type DecisionMade } from './standing.ts'
export { newestRun, runsByMonth } from './newest-run.ts'
export { recordsStand } from './records-stand.ts'
