import type { Problem } from '../../kernel/index.ts'
import { chooseSheet, type ChosenSheet } from './choose-sheet.ts'
import { cleanCopy } from './clean-copy.ts'
import { Refusal, told } from './refusal.ts'
import { newNotes, type SheetNotes, type Workbook } from './sheet.ts'
import type { OpenSource, StagedTable } from './stage-table.ts'
import { damageProblems, settled, tableSentences, tellLeftOut, watchedCodes, type Understood } from './tell.ts'
import { openZip } from './unzip.ts'
import { openWorkbook } from './workbook.ts'

export async function stageWorkbook(source: OpenSource): Promise<StagedTable> {
  const { handle, size, limits, schema, mapping } = source
  const workbook = await openWorkbook(await openZip(handle, size, limits), limits)
  const sheet = await chooseSheet(workbook, schema, mapping)
  const inSheet = (problem: Problem): Problem => ({ ...problem, where: { sheet: sheet.name, ...problem.where } })
  try {
    const staged = await stageSheet(source, workbook, sheet)
    return { ...staged, problems: staged.problems.map(inSheet) }
  } catch (error) {
    throw error instanceof Refusal ? new Refusal(...error.problems.map(inSheet)) : error
  }
}

async function stageSheet(source: OpenSource, workbook: Workbook, sheet: ChosenSheet): Promise<StagedTable> {
  const { size, schema } = source
  const grid = sheet.sample
  const understood = settled(sheet, grid, sheet.complete)
  const { table, columns } = understood
  const headerRow = grid[table.headerTo]?.row ?? 0
  const notes = newNotes()
  const to = await source.copyTo()
  const copy = await cleanCopy(workbook.rows(sheet.index, notes), {
    to,
    headers: table.headers,
    headerLines: grid.slice(table.headerFrom, table.headerTo + 1).map(({ cells }) => cells),
    columns: table.headers.length,
    headerRow,
    ragged: 'filled',
    mapped: new Set(columns.mapping.values()),
    codes: watchedCodes(schema, columns.mapping),
    settle: (firstDataRow) => refuseMerged(notes, understood, firstDataRow),
  })
  const left = tellLeftOut(copy.leftOut, copy.blankRows)
  return {
    source: { name: source.name, bytes: size, sha256: await source.sha256() },
    understood: [
      `The file is an ${workbook.kind}.`,
      ...workbook.understood,
      sheet.how,
      ...tableSentences(understood, grid, schema),
      ...left.sentences,
    ],
    data: {
      path: to,
      delimiter: ',',
      skipLines: 1,
      columns: table.headers.length,
      firstDataRow: copy.firstDataRow,
      shifts: copy.shifts,
      lineBreaks: copy.lineBreaks,
    },
    rows: copy.rows,
    mapping: columns.mapping,
    mappingReport: columns.report,
    unmapped: columns.unmapped,
    problems: [
      ...columns.problems,
      ...left.problems,
      ...hiddenRows(notes),
      ...copy.warnings,
      ...damageProblems(copy.damage, table.headers),
    ],
  }
}

/** A cell merged over several rows has its value in the first of them only; whether it holds for the others is not ours to say. */
function refuseMerged(notes: SheetNotes, { table, columns }: Understood, firstDataRow: number): void {
  const used = new Set(columns.mapping.values())
  const merge = notes.merges.find(({ from, column }) => from >= firstDataRow && used.has(column))
  if (!merge) return
  throw new Refusal(
    told(
      'question',
      'merged-rows',
      `A cell is merged over rows ${merge.from} to ${merge.to}: its value may be meant for all of them or for the first alone.`,
      'Unmerge the cells in Excel and fill each one, then use the new file.',
      { row: merge.from, column: table.headers[merge.column] || `column ${merge.column + 1}` },
    ),
  )
}

function hiddenRows({ hiddenRows: count, filtered }: SheetNotes): Problem[] {
  if (count === 0) return []
  const how = filtered ? 'by a filter' : 'in the sheet'
  return [
    told(
      'warning',
      'hidden-rows',
      `${count} ${count === 1 ? 'row is' : 'rows are'} hidden ${how} and ${count === 1 ? 'was' : 'were'} read as well.`,
      'Delete the hidden rows if they should not count.',
    ),
  ]
}
