/** What a table should hold, in the field's words. A schema is data: it knows nothing of files. */
export interface TableSchema {
  readonly name: string
  readonly fields: readonly FieldSchema[]
  /** Each inner list: at least one of these fields must have a column. */
  readonly needs: readonly (readonly string[])[]
}

export type FieldKind = 'text' | 'name' | 'code' | 'date' | 'number'

export interface FieldSchema {
  readonly name: string
  /** How a person says it: `Date of birth`. */
  readonly label: string
  /** `code` values must keep every digit: they are watched for what a spreadsheet does to them. */
  readonly kind: FieldKind
  /** A personal value is shown to nobody: samples and messages carry its shape only. */
  readonly personal: boolean
  /** Headers that mean this field; all are equally good, so two of them in one file are a question. Case, spaces and punctuation do not matter. */
  readonly synonyms: readonly string[]
  /** Headers that mean this field only where no better one is present. */
  readonly fallbacks?: readonly string[]
  /** Headers that look like this field and mean something else. */
  readonly never?: readonly string[]
  /** What most values look like; a column whose values do not is trusted less. */
  readonly looksLike?: RegExp
}

/** What a person decided about a file: remembered, so that they are asked once. */
export interface MappingFile {
  /** Field → the column's header, or `column 7`; null says that the file has no such column. */
  readonly columns: ReadonlyMap<string, string | null>
  /** Decided about an earlier file: a header that this one does not have says nothing of it. */
  readonly remembered?: true
  readonly sheet?: string
  /** The row of the (last) header line, counted from 1. */
  readonly headerRow?: number
  readonly encoding?: TextEncoding
  readonly delimiter?: Delimiter
}

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'
export type Delimiter = ',' | ';' | '\t' | '|'

export const delimiters: readonly Delimiter[] = [',', ';', '\t', '|']
export const delimiterName: Record<Delimiter, string> = { ',': 'commas', ';': 'semicolons', '\t': 'tabs', '|': 'vertical bars' }
