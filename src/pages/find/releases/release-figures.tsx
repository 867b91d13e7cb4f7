import type { ProtectedTable as Published } from '../../../engines/disclosure/index.ts'
import { dayInWords } from '../../../kernel/index.ts'
import { RELEASE_RULES } from '../../../workforce/index.ts'
import type { OpenRelease, OpenSection } from '../../../workforce/index.ts'
import {
  BarChart,
  BulletList,
  ChartWithTable,
  ProtectedTable,
  Section,
  shownFigure,
  SummaryList,
  Table,
  TileMap,
  englandRegions,
  integratedCareBoards,
} from '../../../ui/index.ts'

/** The chosen tables of a release, each chart with its figures. Everything here is made from what is published. */
export const ReleaseFigures = ({ open }: { open: OpenRelease }) => (
  <>
    {open.sections.map((section) => (
      <Section id={section.key} heading={section.title}>
        {section.tables.map((table, index) => (
          <TableWithChart id={`table-${section.key}-${index + 1}`} table={table} section={index === 0 ? section : null} />
        ))}
      </Section>
    ))}
  </>
)

/** More bars than this cannot be read beside each other: the table holds them all. */
const MOST_BARS = 20

const TableWithChart = ({ id, table, section }: { id: string; table: Published; section: OpenSection | null }) => {
  const figures = <ProtectedTable id={id} table={table} caption={`${table.title}: figures`} captionSize="s" />
  const map = section && tilesOf(section, table)
  return (
    <>
      {map ? <TileMap id={`${id}-map`} {...map} /> : null}
      {map ? figures : <ChartWithTable stacked chart={<Bars table={table} />} table={figures} />}
    </>
  )
}

/** The column that is drawn: everybody of a line where there is one, else the first. */
const drawn = (table: Published): number => Math.max(0, table.totalColumn === undefined ? 0 : table.columns.indexOf(table.totalColumn))

export const Bars = ({ table }: { table: Published }) => {
  const column = drawn(table)
  const lines = table.rows.filter(({ isTotal }) => !isTotal)
  const bars = (lines.length > 0 ? lines : table.rows).slice(0, MOST_BARS).map(({ labels, cells }) => ({
    label: labels.join(', '),
    value: cells[column]?.value ?? null,
    shown: shownFigure(cells[column]?.shown ?? ''),
  }))
  const some = lines.length > MOST_BARS ? `: the first ${MOST_BARS} of ${lines.length} lines` : ''
  const heading = table.columns[column] ?? ''
  return (
    <BarChart
      title={`${table.title}${some}`}
      sentence={`Bar chart of ${table.title}: ${bars.map(({ label, shown }) => `${label} ${shown}`).join('; ')}.`}
      unit={heading === 'FTE' ? 'FTE' : 'people'}
      bars={bars}
    />
  )
}

/** Regions and boards of England as a map of tiles; null where the release holds none that the map knows. */
function tilesOf({ key, places }: OpenSection, table: Published) {
  const isRegion = key === 'region' || key === 'region-modality'
  if (!isRegion && key !== 'icb' && key !== 'icb-modality') return null
  const column = drawn(table)
  const cells = new Map(
    places.flatMap((place, row) => {
      const code = isRegion ? place?.region.code : place?.icb?.code
      const cell = table.rows[row]?.cells[column]
      return code === undefined || !cell ? [] : [[code, cell] as const]
    }),
  )
  const known: readonly { code: string; name: string; column: number; row: number }[] = isRegion ? englandRegions : integratedCareBoards
  const tiles = known.map((tile) => {
    const cell = cells.get(tile.code)
    return { ...tile, value: cell?.value ?? null, shown: cell ? shownFigure(cell.shown) : 'Not in it' }
  })
  const named = tiles.filter(({ code }) => cells.has(code))
  if (named.length === 0) return null
  return {
    caption: `${table.title}, as a map`,
    sentence: `Map of ${table.title}: ${named.map(({ name, shown }) => `${name} ${shown}`).join('; ')}.`,
    legend: 'Headcount',
    tiles: isRegion ? tiles : named,
  }
}

/** What the figures are, and what they are not. */
export const ReleaseFactsList = ({ open }: { open: OpenRelease }) => {
  const { facts, sections, figures, keptBack } = open
  const population = sections[0]?.tables[0]?.population ?? ''
  return (
    <>
      <SummaryList
        rows={[
          { key: 'Snapshot', value: dayInWords(facts.asAt) },
          { key: 'Who is counted', value: `${population.charAt(0).toUpperCase()}${population.slice(1)}.` },
          { key: 'Source', value: <BulletList items={facts.sources} /> },
          { key: 'What is missing', value: <BulletList items={facts.missing} /> },
          {
            key: 'Compared with',
            value: facts.before
              ? `“${facts.before.title}”, as at ${dayInWords(facts.before.asAt)}`
              : 'Nothing: no earlier month with the same figures was published.',
          },
          {
            key: 'Small numbers',
            value: `${RELEASE_RULES[facts.rule].text}. ${keptBack} of ${figures} figures are kept back, shown as [c].`,
          },
        ]}
      />
      {facts.before ? (
        <Table
          id="table-before"
          caption="Beside the earlier month, both as published"
          captionSize="s"
          columns={[
            { heading: 'Figure' },
            { heading: dayInWords(facts.before.asAt), numeric: true },
            { heading: dayInWords(facts.asAt), numeric: true },
          ]}
          rows={facts.before.cells.map(([label, then, now]) => ({ cells: [label, shownFigure(then), shownFigure(now)] }))}
        />
      ) : null}
    </>
  )
}
