import { measureOf } from '../../engines/disclosure/index.ts'
import type { OutCell } from '../../files/index.ts'
import type { OpenRelease, OpenSection } from './release-pack.ts'
import { RELEASE_TABLES } from './release-choice.ts'

/** The columns of the data of a release: one figure a row. */
export const RELEASE_COLUMNS = [
  { column: 'table', meaning: 'The table of the release.', type: 'text', width: 44 },
  { column: 'population', meaning: 'Who is counted.', type: 'text', width: 60 },
  { column: 'dimension', meaning: 'What the lines of the table tell apart.', type: 'text', width: 30 },
  { column: 'line', meaning: 'The line. “All” is the total, which the others may add up to more than.', type: 'text', width: 44 },
  { column: 'figure_of', meaning: 'The column of the table.', type: 'text', width: 20 },
  { column: 'measure', meaning: 'What is counted.', type: 'text', codes: 'headcount (each person once), FTE (1 is one full-time post)' },
  { column: 'figure', meaning: 'The figure, rounded; the symbol where it is kept back.', type: 'number', codes: 'A number, or [c]' },
] as const

const MEASURES = { headcount: 'headcount', posts: 'posts', fte: 'FTE' } as const

/** Every figure of the release as it is shown. */
export const releaseRows = ({ sections }: OpenRelease): OutCell[][] =>
  sections.flatMap(({ tables }) =>
    tables.flatMap((table) =>
      table.rows.flatMap(({ labels, cells }) =>
        cells.map(({ shown, value }, column): OutCell[] => [
          table.title,
          table.population,
          table.rowLabels.join(' / '),
          labels.join(' / '),
          table.columns[column] ?? '',
          MEASURES[measureOf(table, column)],
          value ?? shown,
        ]),
      ),
    ),
  )

/** The columns of the NHS Workforce Statistics file by staff group and organisation. */
export const WORKFORCE_COLUMNS = [
  'Date',
  'NHSE_Region_Code',
  'NHSE_Region_Name',
  'ICS code',
  'ICS name',
  'Org Code',
  'Org Name',
  'Staff Group',
  'Data Type',
  'Total',
] as const

const STAFF_GROUP = 'Art, drama and music therapists'
const SPLIT_BY_PLACE = ['modality', 'region', 'icb', 'organisation', 'region-modality', 'icb-modality'] as const
const DATA_TYPES = { headcount: 'HC', posts: 'Posts', fte: 'FTE' } as const

/**
 * Everybody, regions, boards and organisations, whole and by modality, in the shape of that file. What a row does not go down to stays
 * empty; each figure stands once.
 */
export function workforceRows({ sections, facts }: OpenRelease): OutCell[][] {
  const rows = sections
    .filter(({ key }) => (SPLIT_BY_PLACE as readonly string[]).includes(key))
    .flatMap((section) => section.tables.flatMap((table) => placedRows(section, table, facts.asAt)))
  const once = new Map(rows.map((row) => [JSON.stringify(row.slice(0, -1)), row]))
  return [...once.values()]
}

function placedRows({ key, places }: OpenSection, table: OpenSection['tables'][number], asAt: string): OutCell[][] {
  const named = (label: string | undefined): string => (label === undefined || label === 'All' ? STAFF_GROUP : label)
  return table.rows.flatMap(({ labels, cells }, row) => {
    const { region, icb, organisation } = places[row] ?? {}
    return cells.map(({ shown, value }, column): OutCell[] => [
      { date: asAt },
      region?.code ?? null,
      region?.name ?? null,
      icb?.code ?? null,
      icb?.name ?? null,
      organisation?.code ?? null,
      organisation?.name ?? null,
      key === 'modality' ? named(labels[0]) : key.endsWith('-modality') ? named(table.columns[column]) : STAFF_GROUP,
      DATA_TYPES[measureOf(table, column)],
      value ?? shown,
    ])
  })
}

/** The tables of a release that have no place in that file. */
export const leftOutOfWorkforceFile = ({ sections }: OpenRelease): string[] =>
  sections.filter(({ key }) => !(SPLIT_BY_PLACE as readonly string[]).includes(key)).map(({ key }) => RELEASE_TABLES[key].title)
