import type { GridRow, MappingFile, TableSchema } from '../../engines/tables/index.ts'
import { Refusal, refuse, told } from './refusal.ts'
import { newNotes, type Workbook } from './sheet.ts'
import { understand, type Understanding } from './understand.ts'

/** Rows that are looked at before a table is understood. */
export const SAMPLE_ROWS = 1000
const SHEETS_LOOKED_AT = 100

export interface ChosenSheet extends Understanding {
  readonly index: number
  readonly name: string
  /** Its first rows, and whether they are all it has. */
  readonly sample: readonly GridRow[]
  readonly complete: boolean
  /** How it was chosen, one plain sentence. */
  readonly how: string
}

const listed = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(', ')

/** Takes the sheet that fits the schema; a question where two fit equally, a sentence with the names of all sheets where none does. */
export async function chooseSheet(workbook: Workbook, schema: TableSchema, mapping?: MappingFile): Promise<ChosenSheet> {
  const { sheets } = workbook
  const look = async (index: number): Promise<ChosenSheet> => {
    const name = sheets[index]?.name ?? ''
    const sample = await sampleOf(workbook, index)
    return { index, name, sample, complete: sample.length < SAMPLE_ROWS, how: '', ...understand(sample, schema, mapping) }
  }
  if (mapping?.sheet !== undefined) {
    const wanted = mapping.sheet.trim().toLowerCase()
    const index = sheets.findIndex(({ name }) => name.trim().toLowerCase() === wanted)
    if (index < 0)
      refuse(
        'sheet-absent',
        `The mapping file names the sheet "${mapping.sheet}", and the workbook has the sheets ${listed(sheets.map(({ name }) => name))}.`,
        'Correct the line "sheet" in the mapping file.',
      )
    return { ...(await look(index)), how: `The sheet "${mapping.sheet}" was used, as the mapping file says.` }
  }
  const looked: ChosenSheet[] = []
  for (const index of sheets.keys()) if (looked.length < SHEETS_LOOKED_AT) looked.push(await look(index))
  const isHidden = (sheet: ChosenSheet): boolean => sheets[sheet.index]?.hidden === true
  const fitting = looked.filter((sheet) => sheet.fits && !isHidden(sheet)).toSorted((a, b) => size(b) - size(a) || a.index - b.index)
  const [best, second] = fitting
  const others = fitting.filter((sheet) => best && size(best) - size(sheet) <= 1)
  if (best && second && others.length > 1) {
    throw new Refusal(
      told(
        'question',
        'several-sheets',
        `The sheets ${listed(others.map(({ name }) => name))} fit equally well.`,
        `Say which one in a mapping file with the line "sheet": ${JSON.stringify(best.name)}.`,
        { sheet: best.name },
        { sheets: others.map(({ name }) => name) },
      ),
    )
  }
  if (best)
    return {
      ...best,
      how: sheets.length === 1 ? `The table is in the sheet "${best.name}".` : `Of ${sheets.length} sheets "${best.name}" fits best.`,
    }
  const hidden = looked.find((sheet) => sheet.fits)
  if (hidden) {
    throw new Refusal(
      told(
        'question',
        'hidden-sheet',
        `Only the hidden sheet "${hidden.name}" has a table that fits.`,
        `If it is the right one, say so in a mapping file with the line "sheet": ${JSON.stringify(hidden.name)}.`,
        { sheet: hidden.name },
        { sheets: [hidden.name] },
      ),
    )
  }
  const filled = looked.filter(({ table }) => table !== null)
  const only = filled.length === 1 || looked.length === 1 ? (filled[0] ?? looked[0]) : undefined
  if (only) return { ...only, how: '' }
  return refuse(
    'no-sheet-fits',
    `None of the sheets ${listed(sheets.map(({ name }) => name))} has a table with the columns that are needed.`,
    `Use a workbook with the ${schema.name} table, or say in a mapping file which column is which.`,
  )
}

/** How much of the schema a sheet covers. */
const size = (sheet: ChosenSheet): number => sheet.columns.mapping.size

async function sampleOf(workbook: Workbook, index: number): Promise<GridRow[]> {
  const rows: GridRow[] = []
  for await (const some of workbook.rows(index, newNotes())) {
    rows.push(...some)
    if (rows.length >= SAMPLE_ROWS) break
  }
  return rows.slice(0, SAMPLE_ROWS)
}
