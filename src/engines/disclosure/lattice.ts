import { type Coordinates, type Dimension, type PublishedTable } from './release.ts'

/** The codes of a cell, one for each dimension in their order. */
export type Codes = readonly string[]

/** Reads coordinates and walks up and down the hierarchies. */
export interface Lattice {
  readonly dimensions: readonly Dimension[]
  codesOf(...coordinates: readonly (Coordinates | undefined)[]): Codes
  coordinatesOf(codes: Codes): Coordinates
  parent(dimension: number, code: string): string | null
  children(dimension: number, code: string): readonly string[]
  /** Whether the first cell holds everybody of the second. */
  contains(outer: Codes, inner: Codes): boolean
}

/** Throws where a hierarchy has no top, goes in a circle, or coordinates name what it does not have. */
export function lattice(dimensions: readonly Dimension[]): Lattice {
  const ancestors = dimensions.map(({ name, all, within }) => {
    const lines = new Map<string, readonly string[]>([[all, [all]]])
    for (const code of Object.keys(within)) {
      const line = [code]
      for (let next = within[code]; next !== undefined; next = within[next]) {
        if (line.includes(next)) throw new RangeError(`dimension "${name}": "${code}" lies within itself`)
        line.push(next)
      }
      if (line.at(-1) !== all) throw new RangeError(`dimension "${name}": "${code}" does not lie within "${all}"`)
      lines.set(code, line)
    }
    return lines
  })
  const below = dimensions.map(({ within }) => {
    const children = new Map<string, string[]>()
    for (const code of Object.keys(within).sort())
      children.set(within[code] as string, [...(children.get(within[code] as string) ?? []), code])
    return children
  })
  const indexes = new Map(dimensions.map(({ name }, index) => [name, index]))
  return {
    dimensions,
    codesOf(...coordinates) {
      const codes = dimensions.map(({ all }) => all)
      for (const [name, code] of coordinates.flatMap((each) => Object.entries(each ?? {}))) {
        const index = indexes.get(name)
        const line = index === undefined ? undefined : ancestors[index]?.get(code)
        if (index === undefined || !line) throw new RangeError(`no code "${code}" in a dimension "${name}"`)
        const now = codes[index] as string
        if (line.includes(now)) codes[index] = code
        else if (!ancestors[index]?.get(now)?.includes(code))
          throw new RangeError(`"${code}" and "${now}" of "${name}" have nobody in common`)
      }
      return codes
    },
    coordinatesOf: (codes) =>
      Object.fromEntries(dimensions.flatMap(({ name, all }, index) => (codes[index] === all ? [] : [[name, codes[index] as string]]))),
    parent: (dimension, code) => dimensions[dimension]?.within[code] ?? null,
    children: (dimension, code) => below[dimension]?.get(code) ?? [],
    contains: (outer, inner) => inner.every((code, index) => ancestors[index]?.get(code)?.includes(outer[index] as string)),
  }
}

/** One text for a cell, equal for equal cells. */
export const keyOf = (snapshot: string, codes: Codes): string => JSON.stringify([snapshot, ...codes])

/** The codes of a cell of a published table. */
export const codesAt = (space: Lattice, { rowsAt, columnsAt }: PublishedTable, row: number, column: number): Codes =>
  space.codesOf(rowsAt[row], columnsAt[column])
