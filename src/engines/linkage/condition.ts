/**
 * What a comparison level or a blocking rule asks of a pair, as data: one tree, read by the SQL writer and by the plain
 * TypeScript scorer, so that the two can be held against each other.
 * `left` and `right` name columns of the left and the right record. A missing value makes a condition untrue.
 */
export type Condition =
  | { readonly op: 'equal'; readonly left: string; readonly right: string }
  | { readonly op: 'jaro-winkler'; readonly left: string; readonly right: string; readonly atLeast: number }
  | { readonly op: 'levenshtein'; readonly left: string; readonly right: string; readonly atMost: number }
  /** Edits as a share of the longer text. */
  | { readonly op: 'levenshtein-share'; readonly left: string; readonly right: string; readonly atMost: number }
  /** One of the two begins with the other, and the shorter has at least this many characters. */
  | { readonly op: 'prefix'; readonly left: string; readonly right: string; readonly atLeast: number }
  | { readonly op: 'is'; readonly side: 'left' | 'right'; readonly column: string; readonly value: string }
  | { readonly op: 'present'; readonly side: 'left' | 'right'; readonly column: string }
  | { readonly op: 'and' | 'or'; readonly of: readonly Condition[] }
  | { readonly op: 'not'; readonly of: Condition }

export const equal = (left: string, right = left): Condition => ({ op: 'equal', left, right })
export const jaroWinkler = (column: string, atLeast: number): Condition => ({ op: 'jaro-winkler', left: column, right: column, atLeast })
export const levenshteinWithin = (column: string, atMost: number): Condition => ({ op: 'levenshtein', left: column, right: column, atMost })
export const prefixOf = (column: string, atLeast: number): Condition => ({ op: 'prefix', left: column, right: column, atLeast })
export const leftIs = (column: string, value: string): Condition => ({ op: 'is', side: 'left', column, value })
export const all = (...of: Condition[]): Condition => ({ op: 'and', of })
export const any = (...of: Condition[]): Condition => ({ op: 'or', of })

/**
 * How alike two texts must be, in the words of the two comparison profiles: `jaro-winkler` (DuckDB, Spark from 4.3)
 * and `levenshtein` for engines that lack Jaro–Winkler. The model file says which it was trained with.
 */
export type Profile = 'jaro-winkler' | 'levenshtein'

export function similar(profile: Profile, column: string, degree: 'very' | 'quite' | 'somewhat'): Condition {
  if (profile === 'jaro-winkler') return jaroWinkler(column, { very: 0.92, quite: 0.88, somewhat: 0.7 }[degree])
  if (degree === 'very') return levenshteinWithin(column, 1)
  return { op: 'levenshtein-share', left: column, right: column, atMost: degree === 'quite' ? 0.25 : 0.45 }
}

/** The columns of each side that a condition reads. */
export function columnsOf(condition: Condition): { left: string[]; right: string[] } {
  switch (condition.op) {
    case 'and':
    case 'or': {
      const parts = condition.of.map(columnsOf)
      return { left: parts.flatMap((part) => part.left), right: parts.flatMap((part) => part.right) }
    }
    case 'not':
      return columnsOf(condition.of)
    case 'is':
    case 'present':
      return condition.side === 'left' ? { left: [condition.column], right: [] } : { left: [], right: [condition.column] }
    case 'equal':
    case 'jaro-winkler':
    case 'levenshtein':
    case 'levenshtein-share':
    case 'prefix':
      return { left: [condition.left], right: [condition.right] }
  }
}
