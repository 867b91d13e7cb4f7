import { assumptionLabels, type AssumptionName, type Projection } from '../../engines/projection/index.ts'
import type { OutCell, WorkbookParts } from '../../files/index.ts'
import type { SavedScenario } from './list-scenarios.ts'
import { yearEnd } from './year-ends.ts'

const COLUMNS = [
  { column: 'group', meaning: 'The people meant.', type: 'text', width: 24 },
  { column: 'year', meaning: 'Years after the snapshot; 0 is the start.', type: 'number' },
  { column: 'year_end', meaning: 'The day on which the year ends.', type: 'date', width: 14 },
  {
    column: 'figure_of',
    meaning: 'What is counted. The stock of a year is that of the year before + newly qualified + other joiners − attrition − retirement.',
    type: 'text',
    codes: 'stock, newly qualified, other joiners, attrition, retirement',
    width: 18,
  },
  { column: 'unit', meaning: 'What one is.', type: 'text', codes: 'people, FTE' },
  {
    column: 'expected',
    meaning: 'With everything as assumed, to three decimals: an expected path has fractions of people.',
    type: 'number',
  },
  { column: 'low', meaning: 'One run of the simulation in ten ends below. Empty for flows.', type: 'number' },
  { column: 'middle', meaning: 'Half of the runs end at or below. Empty for flows.', type: 'number' },
  { column: 'high', meaning: 'One run in ten ends above. Empty for flows.', type: 'number' },
] as const satisfies WorkbookParts['codebook']

const ASSUMPTIONS = [
  { column: 'group', meaning: 'The people meant.', type: 'text', width: 24 },
  { column: 'assumption', meaning: 'What is assumed.', type: 'text', width: 32 },
  { column: 'low', meaning: 'The least thought possible.', type: 'number' },
  { column: 'likeliest', meaning: 'The figure that the expected path is reckoned with.', type: 'number' },
  { column: 'high', meaning: 'The greatest thought possible.', type: 'number' },
  { column: 'source', meaning: 'Where the figure comes from.', type: 'text', codes: 'Words of the source, or: own assumption', width: 60 },
] as const satisfies WorkbookParts['codebook']

export interface TakenScenario {
  readonly scenario: SavedScenario
  readonly organisationName: string
  readonly isFictional: boolean
  readonly projection: Projection
}

/** The workbook of a projection: every figure a row, and what is assumed on a sheet of its own. */
export function scenarioWorkbook({ scenario, organisationName, isFictional, projection }: TakenScenario): WorkbookParts {
  const assumptions = assumptionRows(scenario)
  return {
    cover: {
      title: `Projection: ${scenario.name}`,
      lines: [
        ...(isFictional ? [['Fictional data', 'Everybody and everything in this workbook is invented.'] as const] : []),
        ['What this is', 'The stock of arts therapists year by year if what is assumed holds.'],
        ['For use inside', `${organisationName}: exact figures, not for publication`],
        ['Starts from the snapshot of', { date: scenario.asAt }],
        ['Years', scenario.model.years],
        ['Simulation', `1,000 runs, seed ${scenario.seed}: the same seed gives the same figures`],
        ['Identification run', scenario.run],
      ],
    },
    notes: [
      'A projection is what follows from its assumptions, not a forecast: where an assumption is wrong, so is what follows from it.',
      'Eight runs in ten end between low and high. A changed rule, a closed service or a new kind of post is another scenario, not an interval.',
      'The assumptions of each group are drawn apart: where one doubt is about all of them, the interval of all together is too narrow.',
      'Who joins in a year is first at risk of leaving in the year after.',
      'Rows of all groups together add up the groups; do not add them to the groups again.',
    ],
    codebook: COLUMNS.map((entry) => ({ ...entry, source: 'Worked out' })),
    data: { columns: COLUMNS.map(({ column }) => column), rows: projectionRows(scenario, projection) },
    further: [
      {
        name: 'Assumptions',
        holds: `${assumptions.length} assumptions with their sources`,
        codebook: ASSUMPTIONS.map((entry) => ({ ...entry, source: 'As entered' })),
        columns: ASSUMPTIONS.map(({ column }) => column),
        rows: assumptions,
      },
    ],
  }
}

const FLOWS = {
  newlyQualified: 'newly qualified',
  otherJoiners: 'other joiners',
  attrition: 'attrition',
  retirement: 'retirement',
} as const
const inOnes = (thousandths: number): number => thousandths / 1000

function projectionRows({ asAt }: SavedScenario, { groups, all }: Projection): OutCell[][] {
  // One group is all there is: said twice, it would be added twice.
  const parts = groups.length > 1 ? [...groups, { name: 'All groups together', years: all }] : groups
  return parts.flatMap(({ name, years }) =>
    years.flatMap(({ year, headcount, fte, flows, interval }): OutCell[][] => {
      const about = [name, year, { date: yearEnd(asAt, year) }]
      return [
        [
          ...about,
          'stock',
          'people',
          ...[headcount, interval.headcount.low, interval.headcount.middle, interval.headcount.high].map(inOnes),
        ],
        [...about, 'stock', 'FTE', ...[fte, interval.fte.low, interval.fte.middle, interval.fte.high].map(inOnes)],
        ...Object.entries(flows ?? {}).map(([flow, people]: [string, number]): OutCell[] => [
          ...about,
          FLOWS[flow as keyof typeof FLOWS],
          'people',
          inOnes(people),
          null,
          null,
          null,
        ]),
      ]
    }),
  )
}

function assumptionRows({ model }: SavedScenario): OutCell[][] {
  return model.groups.flatMap(({ name, assumptions }) =>
    Object.entries(assumptions).map(([assumption, { value, low, high, source }]): OutCell[] => [
      name,
      assumptionLabels[assumption as AssumptionName],
      low,
      value,
      high,
      source.kind === 'own' ? 'own assumption' : source.words,
    ]),
  )
}
