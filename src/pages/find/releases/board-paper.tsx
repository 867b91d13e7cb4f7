import { largestFirst, measureOf, type ProtectedTable as Published } from '../../../engines/disclosure/index.ts'
import { dayInWords } from '../../../kernel/index.ts'
import type { OpenRelease, PublicRelease } from '../../../workforce/index.ts'
import { BulletList, OneSide, ProtectedTable, Section, shownFigure, standalonePage, SummaryList } from '../../../ui/index.ts'
import { Bars } from './release-figures.tsx'
import { AboutRelease, MadeWith } from './release-report.tsx'

interface KeyFigure {
  readonly name: string
  readonly shown: string
}

/** Rows that fit on the page under the chart. */
const MOST_ROWS = 7

/** One side of A4: three figures, one chart, one table, what it means and what is kept back. */
export function boardPaper(release: PublicRelease): string {
  const { open, title } = release
  const table = tableOf(open)
  return standalonePage({
    title: `Board paper: ${title}`,
    panel: 'Find',
    demonstration: open.facts.isFictional,
    content: (
      <OneSide>
        <h1>{title}</h1>
        <SummaryList rows={keyFigures(open).map(({ name, shown }) => ({ key: name, value: shownFigure(shown) }))} />
        {table ? <Bars table={table} /> : null}
        {table ? <ProtectedTable id="table-paper" table={table} captionSize="s" /> : null}
        <Section id="means" heading="What it means">
          <BulletList items={meaning(open)} />
        </Section>
        <Section id="kept-back" heading="What is kept back">
          <p>{`${open.keptBack} of ${open.figures} figures of the whole release are kept back ([c]) so that nobody can be recognised.`}</p>
        </Section>
        <AboutRelease release={release} />
      </OneSide>
    ),
    footer: <MadeWith />,
  })
}

const tablesOf = ({ sections }: OpenRelease): readonly Published[] => sections.flatMap(({ tables }) => tables)

/** The first that is short enough, else the largest lines of the first: largest by what is published. */
function tableOf(open: OpenRelease): Published | null {
  const [first, ...others] = tablesOf(open)
  const short = [first, ...others].find((table) => table && table.rows.length <= MOST_ROWS)
  if (short || !first) return short ?? null
  const column = Math.max(0, first.columns.indexOf(first.totalColumn ?? ''))
  const lines = first.rows.filter(({ isTotal }) => !isTotal)
  const largest = largestFirst(
    lines,
    ({ cells }) => cells[column] as Published['rows'][number]['cells'][number],
    ({ labels }) => labels.join(', '),
  )
  return {
    ...first,
    title: `${first.title}: the largest`,
    rows: [...largest.slice(0, MOST_ROWS - 1), ...first.rows.filter(({ isTotal }) => isTotal)],
  }
}

/** A figure of everybody, where a table has one. */
function total(open: OpenRelease, measure: 'headcount' | 'fte'): string | null {
  for (const table of tablesOf(open).filter(({ title }) => title !== 'Joiners and leavers')) {
    const row = table.rows.find(({ isTotal }) => isTotal)
    const column = table.columns.findLastIndex((_, each) => measureOf(table, each) === measure)
    if (row && column >= 0) return row.cells[column]?.shown ?? null
  }
  return null
}

const line = (open: OpenRelease, label: string): string | null =>
  tablesOf(open)
    .flatMap(({ rows }) => rows)
    .find(({ labels }) => labels[0] === label)?.cells[0]?.shown ?? null

/** The first three of these that the release holds. */
function keyFigures(open: OpenRelease): KeyFigure[] {
  const candidates: readonly (readonly [string, string | null])[] = [
    ['Art, drama and music therapists, each once', total(open, 'headcount')],
    ['Full-time equivalents', total(open, 'fte')],
    ['In both plans', line(open, 'In both plans')],
    ['Joined', line(open, 'Joined')],
    ['Art therapists', line(open, 'Art therapy')],
    ['Music therapists', line(open, 'Music therapy')],
    ['Dramatherapists', line(open, 'Dramatherapy')],
  ]
  return candidates.flatMap(([name, shown]) => (shown === null ? [] : [{ name, shown }])).slice(0, 3)
}

function meaning(open: OpenRelease): string[] {
  const [all, both, before] = [total(open, 'headcount'), line(open, 'In both plans'), open.facts.before]
  const then = before?.cells.find(([label]) => label === 'All: headcount')?.[1]
  return [
    ...(all === null
      ? []
      : [`On ${dayInWords(open.facts.asAt)}, ${shownFigure(all)} people were found who count as art, drama or music therapists in post.`]),
    ...(before && then !== undefined ? [`As published for ${dayInWords(before.asAt)}: ${shownFigure(then)}.`] : []),
    ...(both === null
      ? []
      : [`In both plans: ${shownFigure(both)}. The two plans must not be added up: the combined total counts each person once.`]),
    'Figures are of those found in the record; people in review and those whom nothing gives away are not in them.',
  ]
}
