import { type CountRow, type CountTable, type DisclosureRule, type Measure } from './count-table.ts'
import { type ProtectedTable } from './protected-table.ts'

/** A way of dividing people by codes, each within another, up to one that holds everybody: trust, care board, region, England. */
export interface Dimension {
  readonly name: string
  /** The code of everybody. A cell that does not name the dimension has this one. */
  readonly all: string
  /** For every other code, the code it lies in. The codes within one divide it without rest and, but for `overlapping`, without overlap. */
  readonly within: Readonly<Record<string, string>>
  /** Measures that add up to more than their total, since one person may stand in two codes: headcount over organisations. */
  readonly overlapping?: readonly Measure[]
}

/** One code for each dimension; left out, the dimension's `all`. */
export type Coordinates = Readonly<Record<string, string>>

/** A table of true counts whose cells are marked with what they count. */
export interface ReleaseTable extends CountTable {
  /**
   * Whom the cells count and on which day, as one name: `in post 2026-03-31`, `joined 2026-01-01 to 2026-03-31`.
   * Cells of one snapshot with the same coordinates are the same people, whatever table and edition they stand in.
   */
  readonly snapshot: string
  /** What every cell of the table has in common: the filter. */
  readonly at?: Coordinates
  readonly columnsAt: readonly Coordinates[]
  readonly rows: readonly ReleaseRow[]
}

export interface ReleaseRow extends CountRow {
  readonly at: Coordinates
}

/** Snapshots that are bound to each other: cell by cell, after = before + joined − left. For those who changed cell between, see the README. */
export interface Movement {
  readonly before: string
  readonly joined: string
  readonly left: string
  readonly after: string
}

export interface Release {
  readonly dimensions: readonly Dimension[]
  readonly tables: readonly ReleaseTable[]
  /** Only those that hold exactly at every code; snapshots may be of this release or of an earlier one. */
  readonly movements?: readonly Movement[]
  /** What was published before and is out of reach. Publications of other snapshots that no movement binds make no difference. */
  readonly earlier?: readonly PublishedRelease[]
  readonly rule?: DisclosureRule
}

/** What the public has, and all that `attackRelease` and later editions go by. Keep it. */
export interface PublishedRelease {
  readonly dimensions: readonly Dimension[]
  readonly movements: readonly Movement[]
  readonly tables: readonly PublishedTable[]
}

export interface PublishedTable {
  readonly table: ProtectedTable
  readonly snapshot: string
  /** For each row and each column of the table; a cell has the coordinates of both. */
  readonly rowsAt: readonly Coordinates[]
  readonly columnsAt: readonly Coordinates[]
}

/** A release that may be published, in the order of the tables asked for. The account must stay inside: it tells which figures are small. */
export interface ProtectedRelease {
  readonly published: PublishedRelease
  readonly account: readonly KeptBack[]
}

/** A cell that is kept back, in every table that has it. */
export interface KeptBack {
  readonly snapshot: string
  readonly at: Coordinates
  /** `small`: few people. `complementary`: it would give another away. `earlier`: it was kept back in an earlier edition and stays so. */
  readonly why: 'small' | 'complementary' | 'earlier'
  /** For a complementary one, the cell for whose sake it went first. */
  readonly protects?: Coordinates
  /** A reader who knew which of the hidden figures are small could work it out, whatever else were hidden: see the README. */
  readonly pinnedByReasons?: true
  /** Where it stands: indexes into the tables of the release, their rows and columns. */
  readonly places: readonly { readonly table: number; readonly row: number; readonly column: number }[]
}
