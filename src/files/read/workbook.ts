import type { ReadLimits } from './limits.ts'
import { openOds } from './ods.ts'
import { refuse } from './refusal.ts'
import type { Workbook } from './sheet.ts'
import type { Zip } from './unzip.ts'
import { openXlsx } from './xlsx.ts'

/** Opens whichever kind of workbook the zip file holds; a sentence says what else it is. */
export async function openWorkbook(zip: Zip, limits: ReadLimits): Promise<Workbook> {
  if (zip.has('xl/workbook.xml') || (zip.has('_rels/.rels') && zip.names.some((name) => name.endsWith('workbook.xml'))))
    return openXlsx(zip, limits)
  if (zip.has('xl/workbook.bin'))
    refuse('binary-workbook', 'This is a binary Excel workbook (.xlsb).', 'Save it as an Excel workbook (.xlsx) and use that file.')
  if (zip.names.some((name) => name.startsWith('word/')))
    refuse('not-a-table', 'This file is a Word document.', 'Save the table as CSV or as an Excel workbook (.xlsx) and use that file.')
  if (zip.has('content.xml') && zip.has('mimetype')) return openOds(zip, limits)
  return refuse('archive', 'This file is a zip archive, not a workbook.', 'Unpack it and use the table inside.')
}
