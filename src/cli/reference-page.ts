import type { TableSchema } from '../engines/tables/index.ts'
import { membersSchema, reasonCodes, referenceLists, registerSchema, staffSchema, THERAPIST_COLUMNS } from '../workforce/index.ts'
import { markdownTable } from './markdown-table.ts'

const needs = (schema: TableSchema): string =>
  schema.needs
    .map((fields) => (fields.length === 1 ? `\`${fields[0]}\`` : `one of ${fields.map((field) => `\`${field}\``).join(', ')}`))
    .join('; and ')

const input = (title: string, option: string, schema: TableSchema): string => `## ${title} (\`${option}\`)

Needed: ${needs(schema)}. Every other column helps where it is there. Headers are recognised whatever their case, spaces and underscores.

${markdownTable(
  ['Field', 'What it is', 'Some of the headers that are recognised'],
  schema.fields.map((field) => [`\`${field.name}\``, field.label, field.synonyms.slice(0, 4).join(', ')]),
)}
`

/** The reference of what goes in and what comes out, written from the code that reads and writes it. */
export const referencePage = (): string => `# Inputs and outputs of \`triptych identify\`

This page is written by \`npm run reference\` from the code itself; a test keeps it true.

Files may be CSV or other delimited text (UTF-8, UTF-16, Windows-1252; comma, semicolon, tab, pipe), XLSX or ODS.

${input('Staff extract', '--staff', staffSchema)}
${input('Register', '--register', registerSchema)}
${input('Membership list', '--members', membersSchema)}
## Mapping file (\`--mapping\`)

JSON, for headers that say nothing. A section per kind of file, or per file name:

\`\`\`json
{ "staff": { "columns": { "position_title": "Post description", "band": null }, "sheet": "Data", "headerRow": 4 } }
\`\`\`

\`null\` says that a file has no such column. \`encoding\` and \`delimiter\` may be given too.

## therapists.csv and the Data sheet of therapists.xlsx

One row per post that was found, doubtful or set aside. No names.

${markdownTable(
  ['Column', 'Meaning', 'Values'],
  THERAPIST_COLUMNS.map((entry) => [`\`${entry.column}\``, entry.meaning, 'codes' in entry ? entry.codes : entry.type]),
)}

## The other files

| File | What it holds |
| --- | --- |
| \`review.csv\` | the work list of the people who decide, likeliest first, with the nearest other registrant and room for the decision; it bears names |
| \`corrections.csv\` | organisation, assignment number, position title, field, current value, suggested value, reason, how to change it |
| \`counts.csv\` | every table as one figure a row, protected: \`[c]\` where a figure is kept back |
| \`report.html\` | one page: summary, where they were hiding, counts, estimate, cases, method; no names, no network |
| \`model.json\` | the model as learned: m, u and weight of every level, and what was not trained |
| \`run.json\` | inputs with their SHA-256, versions, seed, timings |

All but \`run.json\` are the same to the byte for the same input, whatever the order of its rows, the number of threads or the memory limit.

## Reason codes

${markdownTable(
  ['Code', 'Outcome', 'Meaning', 'What to do'],
  reasonCodes.map(({ code, outcome, sentence, todo }) => [`\`${code}\``, outcome, sentence, todo]),
)}

## Reference lists

${markdownTable(
  ['List', 'Source', 'Version', 'Read on'],
  referenceLists.map(({ name, source, version, asAt }) => [name, source, version, asAt]),
)}
`
