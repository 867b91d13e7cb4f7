import { shapeOf, type Problem } from '../../kernel/index.ts'
import { columnScore, EQUAL, TRUSTED, valueShare } from './column-score.ts'
import { groupMark, headerKey } from './header-words.ts'
import { isMissing } from './missing.ts'
import type { FieldSchema, MappingFile, TableSchema } from './schema.ts'

/** Which column was taken for a field, and how sure that is. */
export interface ColumnFit {
  readonly field: string
  /** The header as the file has it. */
  readonly column: string
  /** From 0. */
  readonly index: number
  /** 0–1; 1 also where a person said so. */
  readonly confidence: number
  /** Up to three different values; personal ones by their shape. */
  readonly samples: readonly string[]
}

export interface ColumnMapping {
  readonly mapping: ReadonlyMap<string, number>
  readonly report: readonly ColumnFit[]
  /** Headers that no field was found for. */
  readonly unmapped: readonly string[]
  /** Questions and errors stop the work; warnings do not. */
  readonly problems: readonly Problem[]
}

interface Candidate {
  readonly field: FieldSchema
  readonly index: number
  readonly score: number
}

/**
 * Finds the column of each field by its header and by what its values look like. What a mapping file says goes first.
 * Each column serves one field. Two columns that fit a field equally are a question, never a choice.
 */
export function mapColumns(
  headers: readonly string[],
  sampleRows: readonly (readonly string[])[],
  schema: TableSchema,
  saved?: MappingFile,
): ColumnMapping {
  const problems: Problem[] = unknownFields(schema, saved)
  const values = (index: number): string[] => sampleRows.map((row) => row[index] ?? '')
  const taken = new Map<string, Candidate>()
  const settled = new Set<string>()
  const used = new Set<number>()
  for (const field of schema.fields) {
    const said = saved?.columns.get(field.name)
    if (said === undefined) continue
    const found = said === null ? [] : columnsCalled(said, headers)
    if (saved?.remembered && said !== null && found.length !== 1) continue
    settled.add(field.name)
    if (said === null) continue
    if (found.length === 1) {
      taken.set(field.name, { field, index: found[0] as number, score: 1 })
      used.add(found[0] as number)
    } else problems.push(notOneColumn(field, said, found))
  }

  const candidates = schema.fields
    .filter((field) => !settled.has(field.name))
    .flatMap((field) => headers.map((header, index): Candidate => ({ field, index, score: columnScore(header, values(index), field) })))
    .filter(({ score, index }) => score >= TRUSTED && !used.has(index))
    .toSorted((a, b) => b.score - a.score)
  for (const { field, index, score } of candidates) {
    if (settled.has(field.name) || used.has(index)) continue
    const rivals = candidates.filter(
      (other) =>
        other.field === field &&
        other.index !== index &&
        !used.has(other.index) &&
        score - other.score < EQUAL &&
        bestFor(other, candidates),
    )
    settled.add(field.name)
    if (rivals.length > 0) {
      problems.push(
        equallyGood(
          schema,
          field,
          [index, ...rivals.map((rival) => rival.index)].toSorted((a, b) => a - b),
          headers,
        ),
      )
      continue
    }
    taken.set(field.name, { field, index, score })
    used.add(index)
  }

  const fits = schema.fields.flatMap((field) => taken.get(field.name) ?? [])
  problems.push(...fits.flatMap((fit) => unlikeValues(fit, headers, values(fit.index))))
  const asked = new Set(problems.filter(({ kind }) => kind === 'question').map(({ code }) => code))
  if (asked.size === 0) problems.push(...unmetNeeds(schema, taken, headers))
  return {
    mapping: new Map(fits.map(({ field, index }) => [field.name, index])),
    report: fits.map(({ field, index, score }) => ({
      field: field.name,
      column: headers[index] ?? '',
      index,
      confidence: Math.round(score * 100) / 100,
      samples: samplesOf(values(index), field.personal),
    })),
    unmapped: headers.filter((header, index) => header !== '' && !used.has(index)),
    problems,
  }
}

function unknownFields(schema: TableSchema, saved?: MappingFile): Problem[] {
  const known = new Set(schema.fields.map(({ name }) => name))
  return [...(saved?.columns.keys() ?? [])]
    .filter((name) => !known.has(name))
    .map((name) => ({
      code: 'tables.mapping-file',
      kind: 'error',
      message: `The mapping file gives a column for "${name}", and ${schema.name} files have no such field.`,
      todo: `Use one of ${[...known].join(', ')}.`,
    }))
}

const bestFor = (candidate: Candidate, all: readonly Candidate[]): boolean =>
  all.every((other) => other.index !== candidate.index || other.score <= candidate.score)

/** The columns a mapping file means: by header (spacing and case aside), by the name under a group, or `column 7`. */
function columnsCalled(said: string, headers: readonly string[]): number[] {
  const key = headerKey(said)
  const matching = (same: (header: string) => boolean): number[] => headers.flatMap((header, index) => (same(header) ? [index] : []))
  for (const same of [
    (header: string) => header === said,
    (header: string) => key !== '' && headerKey(header) === key,
    (header: string) => key !== '' && headerKey(header.split(groupMark).at(-1) ?? '') === key,
  ]) {
    const found = matching(same)
    if (found.length > 0) return found
  }
  const number = Number(/^column (\d+)$/i.exec(said.trim())?.[1] ?? 0)
  return number >= 1 && number <= headers.length ? [number - 1] : []
}

function samplesOf(values: readonly string[], personal: boolean): string[] {
  const samples = new Set<string>()
  for (const value of values) {
    if (isMissing(value)) continue
    samples.add(personal ? shapeOf(value.trim()) : value.trim().slice(0, 60))
    if (samples.size === 3) break
  }
  return [...samples]
}

const quoted = (header: string): string => JSON.stringify(header)

function equallyGood(schema: TableSchema, field: FieldSchema, columns: readonly number[], headers: readonly string[]): Problem {
  const alike = new Set(columns.map((index) => headers[index])).size < columns.length
  const named = columns.map((index) => (alike ? `Column ${index + 1} (${quoted(headers[index] ?? '')})` : quoted(headers[index] ?? '')))
  const line = columns.map((index) => `"${field.name}": ${alike ? `"column ${index + 1}"` : quoted(headers[index] ?? '')}`).join(' or ')
  return {
    code: 'tables.two-columns-fit',
    kind: 'question',
    message: `${named.slice(0, -1).join(', ')} and ${named.at(-1)?.replace(/^C/, 'c')} fit "${field.label}" equally well.`,
    todo: `Say which one in a mapping file: in section "${schema.name}", under "columns", write ${line}.`,
    where: { column: headers[columns[0] as number] ?? '' },
  }
}

const notOneColumn = (field: FieldSchema, said: string, found: readonly number[]): Problem => ({
  code: found.length === 0 ? 'tables.mapped-column-absent' : 'tables.mapped-column-twice',
  kind: 'error',
  message:
    found.length === 0
      ? `The mapping file says that "${field.label}" is in the column ${quoted(said)}, and the file has no such column.`
      : `The mapping file says that "${field.label}" is in the column ${quoted(said)}, and columns ${found.map((index) => index + 1).join(' and ')} are both called that.`,
  todo: `Correct the line "${field.name}" in the mapping file${found.length === 0 ? '' : `, for example to "column ${(found[0] as number) + 1}"`}.`,
  where: { column: said },
})

function unlikeValues({ field, index, score }: Candidate, headers: readonly string[], values: readonly string[]): Problem[] {
  const share = score < 1 || field.looksLike ? valueShare(values, field) : null
  if (share === null || share >= 0.5) return []
  return [
    {
      code: 'tables.values-unlike-field',
      kind: 'warning',
      message: `Only ${Math.round(share * 100)} % of the values looked at are like a "${field.label}".`,
      todo: `Check that this is the right column; a mapping file can name another one with the line "${field.name}".`,
      where: { column: headers[index] ?? '' },
    },
  ]
}

function unmetNeeds(schema: TableSchema, taken: ReadonlyMap<string, Candidate>, headers: readonly string[]): Problem[] {
  const unmet = schema.needs.filter((anyOf) => !anyOf.some((name) => taken.has(name)))
  // Where no column is known at all the first row may hold people, so it is not repeated.
  const seen =
    taken.size > 0
      ? ` The columns seen are ${headers
          .filter((header) => header !== '')
          .slice(0, 40)
          .map(quoted)
          .join(', ')}.`
      : ''
  return unmet.map((anyOf) => {
    const labels = anyOf.map((name) => `"${schema.fields.find((field) => field.name === name)?.label ?? name}"`)
    return {
      code: 'tables.needed-column-absent',
      kind: 'error',
      message: `No column was found for ${labels.length > 1 ? `any of ${labels.slice(0, -1).join(', ')} or ${labels.at(-1)}` : labels[0]}.${seen}`,
      todo: `Add a header line with such a column, or say in a mapping file which column it is: in section "${schema.name}", under "columns", write for example "${anyOf[0]}": "column 1".`,
    }
  })
}
