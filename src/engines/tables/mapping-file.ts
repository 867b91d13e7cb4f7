import { failed, ok, type Problem, type Result } from '../../kernel/index.ts'
import { delimiters, type Delimiter, type MappingFile, type TableSchema, type TextEncoding } from './schema.ts'

const encodings: readonly TextEncoding[] = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252']

/** What a mapping file says, by the name of a schema (`staff`) or of one file (`staff-aa1.csv`). */
export type MappingBook = ReadonlyMap<string, MappingFile>

const wrong = (message: string, todo: string): Problem => ({ code: 'tables.mapping-file', kind: 'error', message, todo })
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * Reads the JSON text of a mapping file: `{ "staff": { "columns": { "surname": "Legal name", "band": null }, "sheet": "Data", "headerRow": 4,
 * "encoding": "windows-1252", "delimiter": ";" }, "members.csv": { … } }`. An unknown key is an error, since a misspelt one would be silently
 * ignored, and so is an unknown section. Unknown fields are found by `mapColumns`, which knows the schema.
 */
export function parseMappingFile(text: string, schemas: readonly TableSchema[]): Result<MappingBook> {
  let json: unknown
  try {
    json = JSON.parse(text.replace(/^\ufeff/, ''))
  } catch {
    return failed(
      wrong(
        'The mapping file is not JSON.',
        'Compare it with the example in the guide: every name and every text stands in double quotes.',
      ),
    )
  }
  if (!isRecord(json))
    return failed(
      wrong('The mapping file has no sections.', 'Write a section for each kind of file, for example { "staff": { "columns": { } } }.'),
    )
  const book = new Map<string, MappingFile>()
  const problems: Problem[] = []
  for (const [name, section] of Object.entries(json)) {
    if (!name.includes('.') && !schemas.some((schema) => schema.name === name)) {
      problems.push(
        wrong(
          `The mapping file has a section "${name}" that is neither a kind of file nor the name of a file.`,
          `Use one of ${schemas.map((known) => `"${known.name}"`).join(', ')}, or a file name such as "staff.csv".`,
        ),
      )
    } else book.set(name, readSection(name, section, problems))
  }
  return problems.length > 0 ? failed(...problems) : ok(book)
}

/** The section for one file: its own by name, else that of its schema. */
export const mappingFor = (book: MappingBook, schemaName: string, fileName: string): MappingFile | undefined =>
  book.get(fileName) ?? book.get(schemaName)

function readSection(name: string, section: unknown, problems: Problem[]): MappingFile {
  const say = (what: string, todo: string): void => void problems.push(wrong(`In the mapping file, section "${name}": ${what}`, todo))
  const columns = new Map<string, string | null>()
  const mapping: { -readonly [K in keyof MappingFile]: MappingFile[K] } = { columns }
  if (!isRecord(section)) {
    say('this is not a section.', 'Write { "columns": { } } there.')
    return mapping
  }
  for (const [key, value] of Object.entries(section)) {
    if (key === 'columns' && isRecord(value)) {
      for (const [field, column] of Object.entries(value)) {
        if (column !== null && typeof column !== 'string')
          say(`"${field}" is not given a column.`, 'Write the header of the column in quotes, or null where the file has no such column.')
        else columns.set(field, column)
      }
    } else if (key === 'sheet' && typeof value === 'string') mapping.sheet = value
    else if (key === 'headerRow' && typeof value === 'number' && Number.isInteger(value) && value >= 1) mapping.headerRow = value
    else if (key === 'encoding' && encodings.includes(value as TextEncoding)) mapping.encoding = value as TextEncoding
    else if (key === 'delimiter' && delimiters.includes(value as Delimiter)) mapping.delimiter = value as Delimiter
    else
      say(
        `"${key}" is not understood with this value.`,
        `Known are "columns", "sheet", "headerRow" (a whole number from 1), "encoding" (${encodings.join(', ')}) and "delimiter" (one of , ; | or \\t).`,
      )
  }
  return mapping
}
