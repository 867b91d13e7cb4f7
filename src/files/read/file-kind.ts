import { type FileHandle } from 'node:fs/promises'
import { refuse } from './refusal.ts'

export type FileKind = 'text' | 'zip'

const starts = (head: Buffer, bytes: readonly number[] | string): boolean =>
  head.subarray(0, bytes.length).equals(typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : Buffer.from(bytes))

const others: readonly (readonly [readonly number[] | string, string])[] = [
  [[0x89, 0x50, 0x4e, 0x47], 'a picture (PNG)'],
  [[0xff, 0xd8, 0xff], 'a picture (JPEG)'],
  ['GIF8', 'a picture (GIF)'],
  ['BM\u0000', 'a picture (BMP)'],
  ['II*\u0000', 'a picture (TIFF)'],
  ['%PDF', 'a PDF document'],
  ['{\\rtf', 'a word-processor document (RTF)'],
  [[0x1f, 0x8b], 'a compressed file (gzip)'],
  ['BZh', 'a compressed file (bzip2)'],
  [[0x28, 0xb5, 0x2f, 0xfd], 'a compressed file (zstd)'],
  [[0x37, 0x7a, 0xbc, 0xaf], 'an archive (7z)'],
  ['Rar!', 'an archive (RAR)'],
  ['PAR1', 'a Parquet file'],
  ['SQLite format 3', 'a database (SQLite)'],
  ['MZ', 'a program'],
  [[0x7f, 0x45, 0x4c, 0x46], 'a program'],
]

const asTable = 'Save the table as CSV or as an Excel workbook (.xlsx) and use that file.'

/** What a file is, from its first bytes: a file name proves nothing. Anything that holds no table is refused with its own sentence. */
export async function fileKind(handle: FileHandle, size: number): Promise<FileKind> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(Math.min(size, 4096)), 0, Math.min(size, 4096), 0)
  const head = buffer.subarray(0, bytesRead)
  if (starts(head, [0x50, 0x4b, 3, 4]) || starts(head, [0x50, 0x4b, 5, 6])) return 'zip'
  if (starts(head, [0xd0, 0xcf, 0x11, 0xe0])) await refuseOldFormat(handle, size)
  for (const [mark, what] of others) if (starts(head, mark)) refuse('not-a-table', `This file is ${what}, whatever its name says.`, asTable)
  const text = head
    .toString('latin1')
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trimStart()
    .toLowerCase()
  if (/^(<!doctype html|<html|<head|<body|<table)/.test(text)) {
    refuse(
      'web-page',
      'This file is a web page, as some systems write under the name of a spreadsheet.',
      'Open it in Excel, save it as an Excel workbook (.xlsx) and use that file.',
    )
  }
  if (/^<\?xml|^<workbook/.test(text)) refuse('xml', 'This file is XML, not a table.', asTable)
  return 'text'
}

/** Excel 97–2003 files and workbooks with a password stand in the same kind of container; a name inside tells them apart. */
async function refuseOldFormat(handle: FileHandle, size: number): Promise<void> {
  const length = Math.min(size, 4 * 2 ** 20)
  const { buffer } = await handle.read(Buffer.alloc(length), 0, length, 0)
  if (buffer.includes(Buffer.from('EncryptedPackage', 'utf16le'))) {
    refuse(
      'password',
      'This workbook is protected with a password.',
      'Open it in Excel, remove the password (File, Info, Protect Workbook) and save it again.',
    )
  }
  if (buffer.includes(Buffer.from('WordDocument', 'utf16le')))
    refuse('not-a-table', 'This file is a Word document, whatever its name says.', asTable)
  refuse(
    'old-excel',
    'This file is password-protected or in the old Excel format (.xls).',
    'Open it in Excel and save it without a password as an Excel workbook (.xlsx).',
  )
}
