import { strFromU8, unzipSync } from 'fflate'
import { readXlsx } from 'hucre/xlsx'
import { expect, it } from 'vitest'
import { workbookFile } from '../../files/index.ts'
import type { OrganisationId } from '../../kernel/index.ts'
import { correctionWorkbook } from './correction-workbook.ts'
import type { ListedCorrection } from './list-corrections.ts'
import { SERVICE_REQUEST } from './post-corrections.ts'

const correction = (over: Partial<ListedCorrection>): ListedCorrection => ({
  id: 'c',
  organisation: 'o' as OrganisationId,
  employer: 'A trust (XA1)',
  assignmentNumber: '00012345',
  positionTitle: 'Project Worker',
  field: 'Job role',
  current: 'Practitioner',
  suggested: 'Drama Therapist',
  reason: 'The modality on the register is drama.',
  how: SERVICE_REQUEST,
  state: 'open',
  sentAt: null,
  endedAt: null,
  doneBy: null,
  note: null,
  version: 1,
  ...over,
})

const write = async (rows: readonly ListedCorrection[]) => {
  const bytes = await workbookFile(correctionWorkbook({ organisationName: 'A trust', isFictional: false, state: 'all', asAt: null, rows }))
  const sheets = new Map((await readXlsx(bytes)).sheets.map((sheet) => [sheet.name, sheet.rows]))
  return { bytes, data: sheets.get('Data') ?? [], requests: sheets.get('Service Requests') ?? [], codebook: sheets.get('Codebook') ?? [] }
}

it('groups the job roles of one employer that change alike into one Service Request', async () => {
  const { data, requests } = await write([
    correction({ assignmentNumber: '1' }),
    correction({ assignmentNumber: '2', field: 'Occupation code', how: 'Correct on the position' }),
    correction({ assignmentNumber: '3', suggested: 'Art Therapist' }),
    correction({ assignmentNumber: '4' }),
    correction({ assignmentNumber: '5', employer: 'B trust (XB1)' }),
    correction({ assignmentNumber: '6', state: 'done' }),
  ])
  expect(data).toHaveLength(7)
  expect(requests.slice(1).map((row) => [row[0], row[3], row[4], row[5]])).toEqual([
    [1, 'Art Therapist', 1, '3'],
    [2, 'Drama Therapist', 2, '1'],
    [2, 'Drama Therapist', 2, '4'],
    [3, 'Drama Therapist', 1, '5'],
  ])
})

it('explains every column, under one header row a sheet', async () => {
  const { data, requests, codebook } = await write([correction({})])
  const explained = (sheet: string) => codebook.filter(([name]) => name === sheet).map(([, column]) => column)
  expect(data[0]).toEqual(explained('Data'))
  expect(requests[0]).toEqual(explained('Service Requests'))
})

it('keeps numbers, and what a spreadsheet would take for a formula, as text', async () => {
  const triggers = ['=1+1', '+44', '-2', '@SUM(A1)', '\tx', '\u{ff1d}1', '0007']
  const rows = triggers.map((text) =>
    correction({ assignmentNumber: text, positionTitle: text, current: text, suggested: text, reason: text, employer: text }),
  )
  const { bytes, data, requests } = await write(rows)
  expect(data.slice(1).map((row) => [row[0], row[1], row[3], row[4], row[5], row[7]])).toEqual(triggers.map((text) => Array(6).fill(text)))
  expect(new Set(requests.slice(1).map((row) => row[5]))).toEqual(new Set(triggers))
  const parts = Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)] as const)
  const all = parts.map(([, text]) => text).join('\n')
  expect(all).not.toMatch(/<f[ >]|<dc:creator|lastModifiedBy|state="(hidden|veryHidden)"|mergeCell|externalReference|definedName/)
  expect(parts.filter(([name]) => /pivot|externalLinks|comments|thumbnail/.test(name))).toEqual([])
})
