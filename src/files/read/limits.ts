/** What one file may cost. Everything is counted while it is read: what a file says of itself is never believed. */
export interface ReadLimits {
  /** Size of a text file in bytes. */
  readonly textBytes: number
  /** Size of a workbook file in bytes. */
  readonly workbookBytes: number
  /** Parts inside a workbook. */
  readonly entries: number
  /** Bytes that one part, and all parts that are read, may grow to. */
  readonly entryBytes: number
  readonly inflatedBytes: number
  /** How many times its stored size a part may grow to, once it is larger than `ratioFrom` bytes. Real sheets grow 5 to 40 times. */
  readonly ratio: number
  readonly ratioFrom: number
  /** As Excel's own sheet. */
  readonly rows: number
  readonly columns: number
  /** Cells with something in them in one sheet. */
  readonly cells: number
  /** Characters in one cell, in all shared strings, and in all cells of a sheet together. */
  readonly cellCharacters: number
  readonly sharedCharacters: number
  readonly sheetCharacters: number
}

export const defaultLimits: ReadLimits = {
  textBytes: 8 * 2 ** 30,
  workbookBytes: 512 * 2 ** 20,
  entries: 10_000,
  entryBytes: 2 * 2 ** 30,
  inflatedBytes: 4 * 2 ** 30,
  ratio: 300,
  ratioFrom: 16 * 2 ** 20,
  rows: 1_048_576,
  columns: 16_384,
  cells: 60_000_000,
  cellCharacters: 100_000,
  sharedCharacters: 200_000_000,
  sheetCharacters: 2_000_000_000,
}
