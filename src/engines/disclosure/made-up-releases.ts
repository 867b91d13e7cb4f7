import { type SeededRandom } from '../../kernel/index.ts'
import { type Measure } from './count-table.ts'
import { type Coordinates, type Dimension, type ReleaseTable } from './release.ts'

/** For tests: people with posts, each post with a finest code of every dimension. */
export interface Person {
  readonly posts: readonly { readonly codes: Coordinates; readonly wte: number }[]
}

/** `shape` [3, 2] is three codes of two each. */
export function dimensionOf(name: string, shape: readonly number[], overlapping: readonly Measure[] = []): Dimension {
  const within: Record<string, string> = {}
  const grow = (parent: string, depth: number): void => {
    for (let index = 1; index <= (shape[depth] ?? 0); index++) {
      const code = `${depth === 0 ? name : parent}.${index}`
      within[code] = parent
      grow(code, depth + 1)
    }
  }
  grow('all', 0)
  return { name, all: 'all', within, overlapping }
}

export const levelOf = (dimension: Dimension, depth: number): string[] =>
  Object.keys(dimension.within).filter((code) => code.split('.').length === depth + 2)

const leavesOf = ({ within }: Dimension): string[] => {
  const holders = new Set(Object.values(within))
  return Object.keys(within).filter((code) => !holders.has(code))
}

/** Early codes are likelier, so that small figures and noughts are common. Where a dimension overlaps, one person in five has a second post. */
export function madeUpPeople(dimensions: readonly Dimension[], size: number, random: SeededRandom, skew = 2): Person[] {
  const drawn = (dimension: Dimension): string => {
    const leaves = leavesOf(dimension)
    return leaves[Math.floor(leaves.length * random.next() ** skew)] as string
  }
  return Array.from({ length: size }, () => {
    const first = Object.fromEntries(dimensions.map((dimension) => [dimension.name, drawn(dimension)]))
    const overlapping = dimensions.filter((dimension) => (dimension.overlapping ?? []).length > 0)
    const second = { ...first, ...Object.fromEntries(overlapping.map((dimension) => [dimension.name, drawn(dimension)])) }
    const codes = overlapping.length > 0 && random.chance(0.2) ? [first, second] : [first]
    return { posts: codes.map((each) => ({ codes: each, wte: 10 * random.between(2, 10) })) }
  })
}

const isWithin = ({ within }: Dimension, code: string | undefined, outer: string): boolean => {
  for (let next = code; next !== undefined; next = within[next]) if (next === outer) return true
  return false
}

export interface Layout {
  readonly title?: string
  readonly snapshot?: string
  readonly rows: readonly Coordinates[]
  readonly columns: readonly Coordinates[]
  readonly at?: Coordinates
  readonly measure?: Measure
}

export function countedTable(dimensions: readonly Dimension[], people: readonly Person[], layout: Layout): ReleaseTable {
  const { title = 'Table', snapshot = 'in post', rows, columns, at = {}, measure = 'headcount' } = layout
  const inCell = (...cell: readonly Coordinates[]): { people: number; posts: number; fte: number } => {
    const wanted = cell.flatMap((each) => Object.entries(each))
    const holds = (codes: Coordinates): boolean =>
      wanted.every(([name, outer]) => isWithin(dimensions.find((dimension) => dimension.name === name) as Dimension, codes[name], outer))
    const found = people.map(({ posts }) => posts.filter(({ codes }) => holds(codes))).filter((posts) => posts.length > 0)
    return { people: found.length, posts: found.flat().length, fte: found.flat().reduce((sum, { wte }) => sum + wte, 0) }
  }
  const counted = measure === 'headcount' ? 'people' : measure
  const words = (coordinates: Coordinates): string => Object.values(coordinates).join(', ') || 'All'
  return {
    title,
    population: 'made-up people',
    measure,
    rowLabels: ['Row'],
    columns: columns.map(words),
    snapshot,
    at,
    columnsAt: columns,
    rows: rows.map((row) => {
      const cells = columns.map((column) => inCell(at, row, column))
      return { labels: [words(row)], at: row, counts: cells.map((cell) => cell[counted]), basis: cells.map((cell) => cell.people) }
    }),
  }
}

/** All codes of a dimension, its total among them, as coordinates. */
export const allOf = (dimension: Dimension): Coordinates[] =>
  [...Object.keys(dimension.within), dimension.all].map((code) => ({ [dimension.name]: code }))
