import type { OutCell, WorkbookParts } from '../../files/index.ts'
import type { ExactTable, FigureKind } from './exact-table.ts'
import type { Plans } from './find-plans.ts'
import { sourcesOf } from './sources.ts'

/** The columns of the plans as a tidy table: one figure a row. */
export const PLAN_COLUMNS = [
  { column: 'table', meaning: 'Which table of the page the figure stands in.', type: 'text', width: 44 },
  { column: 'population', meaning: 'Who is counted.', type: 'text', width: 60 },
  { column: 'dimension', meaning: 'What the lines of the table tell apart.', type: 'text' },
  { column: 'category', meaning: 'The line.', type: 'text', width: 44 },
  { column: 'figure_of', meaning: 'The column of the table.', type: 'text', width: 34 },
  {
    column: 'measure',
    meaning: 'What is counted.',
    type: 'text',
    codes: 'people (each once in a figure), posts, FTE (1 is one full-time post), change in people, change in FTE',
    width: 18,
  },
  { column: 'figure', meaning: 'The figure, exact. Empty where it is not known.', type: 'number' },
] as const

const MEASURES: Readonly<Record<FigureKind, string>> = {
  people: 'people',
  posts: 'posts',
  fte: 'FTE',
  share: 'share',
  'change in people': 'change in people',
  'change in FTE': 'change in FTE',
  number: 'number',
}

const inUnits = (kind: FigureKind, figure: number | null): number | null =>
  figure !== null && (kind === 'fte' || kind === 'change in FTE') ? figure / 100 : figure

const tablesOf = (plans: Plans): readonly ExactTable[] => [
  plans.plans,
  plans.together,
  plans.reconciliation,
  ...(plans.comparison ? [plans.comparison] : []),
  plans.byTrait,
]

/** What is seen of the plans, one figure a row; no row of a person. */
export const planRows = (plans: Plans): OutCell[][] =>
  tablesOf(plans).flatMap((table) =>
    table.rows.flatMap(({ labels, figures, kinds = [] }) =>
      table.columns.map(({ heading, kind: usual }, column) => {
        const kind = kinds[column] ?? usual
        return [
          table.title,
          table.population,
          table.rowLabels.join(' / '),
          labels.join(' / '),
          heading,
          MEASURES[kind],
          inUnits(kind, figures[column] ?? null),
        ]
      }),
    ),
  )

/** The workbook of the plans: Cover, Contents, Notes, Codebook, Data. */
export function planWorkbook(plans: Plans, organisation: string): WorkbookParts {
  const rows = planRows(plans)
  return {
    cover: {
      title: 'AHP plan, psychological-professions plan and combined total',
      lines: [
        ['For use inside', `${organisation}: exact figures, not for publication`],
        ['Snapshot', { date: plans.snapshot.asAt }],
        ['Narrowed to', plans.narrowedTo.join('; ') || 'Nothing: everybody found'],
        ...sourcesOf(plans.snapshot).map((source) => ['Source', source] as const),
        ['Identification run', plans.snapshot.run],
        ['Rows', rows.length],
      ],
    },
    notes: [...new Set([...tablesOf(plans).flatMap(({ notes }) => notes), ...plans.missing])],
    codebook: PLAN_COLUMNS.map((entry) => ({ ...entry, source: 'Worked out' })),
    data: { columns: PLAN_COLUMNS.map(({ column }) => column), rows },
  }
}
