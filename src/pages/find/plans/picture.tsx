import { BarChart, englandRegions, TileMap } from '../../../ui/index.ts'
import type { ExactTable, Plans } from '../../../workforce/index.ts'
import { shownAs } from '../exact-figures.tsx'

interface PictureProps {
  readonly by: Plans['by']
  readonly table: ExactTable
  /** Where the plans of one region stand. */
  readonly hrefOf: (region: string) => string
}

/** More bars than this cannot be read beside each other: the table holds them all. */
const MOST_BARS = 20

/** People by a trait: a map where they are the regions of England, else bars. */
export const Picture = ({ by, table, hrefOf }: PictureProps) => {
  const at = table.columns.findIndex(({ heading }) => heading === 'People: all')
  const lines = table.rows
    .filter(({ isTotal }) => !isTotal)
    .map(({ labels, figures }) => ({ label: labels.join(', '), value: figures[at] ?? null, shown: shownAs('people', figures[at] ?? null) }))
  const tiles = englandRegions.map((region) => {
    const line = lines.find(({ label }) => label === region.name)
    return { ...region, value: line?.value ?? 0, shown: line?.shown ?? '0', ...(line && { href: hrefOf(region.code) }) }
  })
  const spoken = (of: readonly { readonly label: string; readonly shown: string }[]): string =>
    of.map(({ label, shown }) => `${label} ${shown}`).join(', ') || 'nobody'
  if (by === 'region' && tiles.some(({ value }) => value > 0))
    return (
      <TileMap
        id="table-regions"
        caption="People by region of England"
        sentence={`Map of people by region of England: ${spoken(tiles.map(({ name, shown }) => ({ label: name, shown })))}.`}
        tiles={tiles}
        legend="People"
      />
    )
  const what = table.title.toLowerCase()
  const some = lines.length > MOST_BARS ? `: the first ${MOST_BARS} of ${lines.length} lines` : ''
  const bars = lines.slice(0, MOST_BARS)
  return <BarChart title={`People ${what}${some}`} sentence={`Bar chart of people ${what}: ${spoken(bars)}.`} unit="people" bars={bars} />
}
