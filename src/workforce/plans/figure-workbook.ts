import type { OutCell, WorkbookParts } from '../../files/index.ts'
import type { ExactTable, FigureKind } from './exact-table.ts'
import type { Snapshot } from './snapshot.ts'
import { sourcesOf } from './sources.ts'

/** The figures of a page, as somebody takes them away. */
export interface TakenAway {
  readonly title: string
  readonly snapshot: Snapshot
  /** What the figures are narrowed to, in words. */
  readonly of: string
  readonly tables: readonly ExactTable[]
  readonly missing: readonly string[]
}

/** The columns of figures as a tidy table: one figure a row. */
export const FIGURE_COLUMNS = [
  { column: 'table', meaning: 'Which table of the page the figure stands in.', type: 'text', width: 44 },
  { column: 'population', meaning: 'Who is counted.', type: 'text', width: 60 },
  { column: 'dimension', meaning: 'What the lines of the table tell apart.', type: 'text' },
  { column: 'category', meaning: 'The line.', type: 'text', width: 44 },
  { column: 'figure_of', meaning: 'The column of the table.', type: 'text', width: 34 },
  {
    column: 'measure',
    meaning: 'What is counted.',
    type: 'text',
    codes:
      'people (each once in a figure), posts, FTE (1 is one full-time post), share (0 to 1), change in people, change in FTE, number (of what the column names)',
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

/** One figure a row, as the page shows it; no row of a person. */
export const figureRows = ({ tables }: TakenAway): OutCell[][] =>
  tables.flatMap((table) =>
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

/** The workbook of what is taken away: Cover, Contents, Notes, Codebook, Data. */
export function figureWorkbook(taken: TakenAway, organisation: string): WorkbookParts {
  const rows = figureRows(taken)
  const { title, snapshot, of, missing, tables } = taken
  return {
    cover: {
      title,
      lines: [
        ['For use inside', `${organisation}: exact figures, not for publication`],
        ['Snapshot', { date: snapshot.asAt }],
        ['What is counted', of],
        ...sourcesOf(snapshot).map((source) => ['Source', source] as const),
        ['Identification run', snapshot.run],
        ['Rows', rows.length],
      ],
    },
    notes: [...new Set([...tables.flatMap(({ notes }) => notes), ...missing])],
    codebook: FIGURE_COLUMNS.map((entry) => ({ ...entry, source: 'Worked out' })),
    data: { columns: FIGURE_COLUMNS.map(({ column }) => column), rows },
  }
}
