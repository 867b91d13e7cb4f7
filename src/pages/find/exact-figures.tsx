import { BulletList, HowDoWeKnow, InsetText, LinkLine, Table, wholeNumber } from '../../ui/index.ts'
import { sourcesOf, type ExactTable, type FigureKind, type Snapshot } from '../../workforce/index.ts'
import { dayInWords } from '../../kernel/index.ts'

/** A figure as a person reads it; one that is not known says so. */
export function shownAs(kind: FigureKind, figure: number | null, nothing = 'Not known'): string {
  if (figure === null) return nothing
  switch (kind) {
    case 'people':
    case 'posts':
    case 'number':
      return wholeNumber(figure)
    case 'fte':
      return fte(figure)
    case 'share':
      return `${(figure * 100).toFixed(1)}%`
    case 'change in people':
      return signed(figure, wholeNumber)
    case 'change in FTE':
      return signed(figure, fte)
  }
}

const fte = (hundredths: number): string =>
  (hundredths / 100).toLocaleString('en-GB', { minimumFractionDigits: 2, maximumFractionDigits: 2 })

/** A real minus, which does not break from its number. */
const signed = (figure: number, shown: (size: number) => string): string =>
  figure === 0 ? shown(0) : `${figure < 0 ? '−' : '+'}${shown(Math.abs(figure))}`

const MEASURES: Readonly<Partial<Record<FigureKind, string>>> = {
  people: 'People: each person is counted once, however many posts they hold.',
  posts: 'Posts: a person with two posts is counted twice.',
  fte: 'FTE (full-time equivalent): the sum of contracted time, where 1 is one full-time post.',
}

interface ExactFiguresProps {
  /** Unique on the page. */
  readonly id: string
  readonly table: ExactTable
  readonly snapshot: Snapshot
  /** What these figures leave out. */
  readonly missing?: readonly string[]
  readonly captionSize?: 'm' | 's'
}

/** A table of exact figures, and under it who is counted, from what, and what is missing. */
export const ExactFigures = ({ id, table, snapshot, missing = [], captionSize = 'm' }: ExactFiguresProps) => {
  const measures = [...new Set(table.columns.map(({ kind }) => kind))].flatMap((kind) => MEASURES[kind] ?? [])
  return (
    <>
      <Table
        id={id}
        caption={table.title}
        captionSize={captionSize}
        labels={table.rowLabels.length}
        columns={[...table.rowLabels.map((heading) => ({ heading })), ...table.columns.map(({ heading }) => ({ heading, numeric: true }))]}
        rows={table.rows.map(({ labels, figures, kinds = [], isTotal = false }) => ({
          cells: [
            ...labels,
            ...table.columns.map(({ kind }, column) => shownAs(kinds[column] ?? kind, figures[column] ?? null, table.nothing)),
          ],
          isTotal,
        }))}
      />
      <HowDoWeKnow about={table.title}>
        <p>Who is counted: {table.population}.</p>
        <BulletList items={[...measures, ...table.notes]} />
        <p>Sources:</p>
        <BulletList items={sourcesOf(snapshot)} />
        {missing.length > 0 ? (
          <>
            <p>What is missing:</p>
            <BulletList items={missing} />
          </>
        ) : null}
      </HowDoWeKnow>
    </>
  )
}

/** Stands over every exact figure: whom it is for, and how figures leave. */
export const InsideOnly = ({ name, snapshot }: { name: string; snapshot: Snapshot }) => (
  <InsetText>
    <p>For use inside {name}: exact figures, not for publication. Small numbers are shown as they are.</p>
    <p>
      Snapshot of {dayInWords(snapshot.asAt)}. What leaves the organisation goes through <a href="/find/releases">releases</a>, which make
      it safe.
    </p>
  </InsetText>
)

/** Where there is no run yet: what to do first. */
export const NothingFound = () => (
  <>
    <p>Nobody has been found yet: the figures stand here once an extract is loaded and a run is done.</p>
    <LinkLine text="See what is loaded" href="/find/imports" />
    <LinkLine text="See identification runs" href="/find/runs" />
  </>
)
