import { measureOf, type ProtectedTable as Published } from '../engines/disclosure/index.ts'
import { HowDoWeKnow } from './components/details.tsx'
import { shownFigure } from './figure.ts'
import { Table } from './components/table.tsx'
import { BulletList, SmallPrint } from './text.tsx'

const counted = {
  headcount: 'Headcount: each person is counted once, however many posts they hold.',
  posts: 'Posts: a person with two posts is counted twice.',
  fte: 'FTE (full-time equivalent): the sum of contracted time, where 1 is one full-time post.',
}

interface ProtectedTableProps {
  readonly id: string
  readonly table: Published
  /** In place of the table's title. */
  readonly caption?: string
  readonly captionSize?: 'm' | 's'
}

/** A table that is safe to publish, with what its symbols mean under it. It prints what is shown and nothing of why. */
export const ProtectedTable = ({ id, table, caption, captionSize }: ProtectedTableProps) => {
  const measures = [...new Set(table.columns.map((_, column) => measureOf(table, column)))]
  const hides = table.rows.some((row) => row.cells.some((cell) => cell.value === null))
  return (
    <div class="triptych-figures">
      <Table
        id={id}
        caption={caption ?? table.title}
        captionSize={captionSize ?? 'm'}
        labels={table.rowLabels.length}
        columns={[...table.rowLabels.map((heading) => ({ heading })), ...table.columns.map((heading) => ({ heading, numeric: true }))]}
        rows={table.rows.map((row) => ({
          cells: [...row.labels, ...row.cells.map((cell) => shownFigure(cell.shown))],
          isTotal: row.isTotal,
        }))}
      />
      {hides ? <SmallPrint>{table.legend[0]}</SmallPrint> : null}
      <HowDoWeKnow about={table.title}>
        <p>Who is counted: {table.population}.</p>
        <BulletList items={[...measures.map((measure) => counted[measure]), ...table.legend.slice(hides ? 1 : 0), ...table.notes]} />
      </HowDoWeKnow>
    </div>
  )
}
