import { basename } from 'node:path'
import { rankDialects, readRecords, type GridRow } from '../../engines/tables/index.ts'
import { failed, ok, type Result } from '../../kernel/index.ts'
import { fileKind } from './file-kind.ts'
import { defaultLimits } from './limits.ts'
import { Refusal, refuse } from './refusal.ts'
import { newNotes } from './sheet.ts'
import { withFile } from './stage-table.ts'
import { decideEncoding, headOf, textDecoder } from './text-file.ts'
import { openZip } from './unzip.ts'
import { openWorkbook } from './workbook.ts'

/** The first rows of a file, as they stand, for a person to look at. */
export interface Grid {
  readonly understood: readonly string[]
  /** Names of the sheets; none for a text. */
  readonly sheets: readonly string[]
  readonly rows: readonly GridRow[]
}

/** Reads the first rows (50 unless said otherwise) of a text or of one sheet (the first unless named), without looking for a table. */
export async function readGrid(path: string, { rows = 50, sheet }: { rows?: number; sheet?: string } = {}): Promise<Result<Grid>> {
  try {
    return ok(
      await withFile(path, async (handle, size): Promise<Grid> => {
        if ((await fileKind(handle, size)) === 'text') {
          const head = await headOf(handle)
          const text = await decideEncoding(handle, head)
          const begin = textDecoder(text.encoding).push(head.subarray(text.mark))
          const delimiter = rankDialects(begin)[0]?.delimiter ?? ','
          return { understood: [text.understood], sheets: [], rows: readRecords(begin, delimiter).slice(0, rows) }
        }
        const workbook = await openWorkbook(await openZip(handle, size, defaultLimits), defaultLimits)
        const names = workbook.sheets.map(({ name }) => name)
        const index = sheet === undefined ? 0 : names.indexOf(sheet)
        if (index < 0)
          refuse('sheet-absent', `The workbook has no sheet "${sheet}".`, `Its sheets are ${names.map((name) => `"${name}"`).join(', ')}.`)
        const found: GridRow[] = []
        for await (const some of workbook.rows(index, newNotes())) {
          found.push(...some)
          if (found.length >= rows) break
        }
        return { understood: workbook.understood, sheets: names, rows: found.slice(0, rows) }
      }),
    )
  } catch (error) {
    if (error instanceof Refusal)
      return failed(...error.problems.map((problem) => ({ ...problem, where: { file: basename(path), ...problem.where } })))
    throw error
  }
}
