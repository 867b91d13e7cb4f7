import { type SectionHeading } from '../../../../ui/index.ts'

/** The sections of the report in their order. */
export const sections = {
  claims: { id: 'claims', heading: 'What this run can and cannot claim' },
  outcomes: { id: 'outcomes', heading: 'Outcomes' },
  hiding: { id: 'hiding', heading: 'Where they were hiding' },
  counts: { id: 'counts', heading: 'Counts' },
  reconciliation: { id: 'reconciliation', heading: 'Which plan counts them' },
  estimate: { id: 'estimate', heading: 'How many are still hidden' },
  cases: { id: 'cases', heading: 'Cases and their evidence' },
  method: { id: 'method', heading: 'How the decisions are made' },
  inputs: { id: 'inputs', heading: 'What was read' },
} as const satisfies Record<string, SectionHeading>
