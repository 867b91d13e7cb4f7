export { rankDialects, type DialectFit } from './dialect.ts'
export { understandDates, type DateReading } from './dates.ts'
export { dayOfSerial } from './date-shapes.ts'
export { guessEncoding, isGarbled, isLost, surveyBytes, type ByteSurvey, type EncodingGuess } from './encoding.ts'
export { watchForDamage, type Damage } from './excel-damage.ts'
export { findTable, repeatsHeader, type FindTableOptions, type FoundTable } from './find-table.ts'
export { isBlankRow, type GridRow } from './grid.ts'
export { footOf, isTotalRow, type LeftOut } from './foot.ts'
export { headerScore, TRUSTED } from './column-score.ts'
export { mapColumns, type ColumnFit, type ColumnMapping } from './map-columns.ts'
export { mappingFor, parseMappingFile, type MappingBook } from './mapping-file.ts'
export { isExcelError, isMissing, missingWords } from './missing.ts'
export { readRecords, recordReader, type TextRecord } from './records.ts'
export {
  delimiterName,
  type Delimiter,
  type FieldKind,
  type FieldSchema,
  type MappingFile,
  type TableSchema,
  type TextEncoding,
} from './schema.ts'
