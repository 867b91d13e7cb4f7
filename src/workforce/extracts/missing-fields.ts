import type { Problem } from '../../kernel/index.ts'

/** What a staff extract without a column cannot tell, so that it is said instead of shown as nothing. */
const CONSEQUENCES: readonly { readonly anyOf: readonly string[]; readonly label: string; readonly so: string }[] = [
  { anyOf: ['surname', 'full_name'], label: 'surname', so: 'nobody can be found or confirmed by name' },
  { anyOf: ['forenames', 'full_name'], label: 'forenames', so: 'names can hardly be told apart' },
  { anyOf: ['position_title'], label: 'position title', so: 'titles, and the traps in them, are not read' },
  { anyOf: ['registration_number'], label: 'registration number', so: 'nobody can be confirmed by number' },
  { anyOf: ['occupation_code'], label: 'occupation code', so: 'posts cannot be placed in a plan by their code' },
  { anyOf: ['band'], label: 'band', so: 'a band that contradicts is not noticed' },
  { anyOf: ['assignment_status'], label: 'assignment status', so: 'every post counts as active' },
  { anyOf: ['fte'], label: 'FTE', so: 'FTE is not counted' },
  { anyOf: ['town'], label: 'town or site', so: 'people of the same name cannot be told apart by place' },
  { anyOf: ['assignment_number'], label: 'assignment number', so: 'posts are named by the employee or person number' },
]

/** Says which fields an extract has no column for, what follows, and which columns were not used: one of them may be the one that is missed. */
export function missingFields(mapping: ReadonlyMap<string, number>, unused: readonly string[], file: string): Problem[] {
  const missing = CONSEQUENCES.filter(({ anyOf }) => !anyOf.some((field) => mapping.has(field)))
  if (missing.length === 0) return []
  const [first] = missing
  const line = `{ "staff": { "columns": { "${first?.anyOf[0]}": "${unused[0] ?? 'the header'}" } } }`
  const spare = unused.length === 0 ? '' : ` Columns not used: ${unused.map((header) => `"${header}"`).join(', ')}.`
  return [
    {
      code: 'extracts.missing-fields',
      kind: 'warning',
      message: `No column was found for ${missing.map(({ label, so }) => `${label} (${so})`).join('; ')}.${spare}`,
      todo:
        unused.length === 0
          ? 'Ask for them if you can.'
          : `If one of the unused columns is meant, say so in a mapping file, for example ${line}.`,
      where: { file },
    },
  ]
}
