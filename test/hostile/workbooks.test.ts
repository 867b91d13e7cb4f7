import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { ods, odsRow, sheetRows, workbookParts, xlsx, type TestCell } from './a-workbook.ts'
import { codes, expectRefused, expectTable } from './in-a-folder.ts'
import { header, people, staffCsv } from './people.ts'

const staffRows = sheetRows([header, ...people])
const oneSheet = (rows: string, more: object = {}): Uint8Array => xlsx({ sheets: [{ name: 'Staff', rows }], ...more })
const cell = (xml: (reference: string) => string): TestCell => ({ xml })
const withTitle = (title: TestCell): string => sheetRows([header, ['00123456', 'Ashdown', 'Alice', title, 0.6]])

describe('a file that is not an Excel workbook is refused with one sentence', () => {
  it('a picture renamed .xlsx', () =>
    expectRefused('staff.xlsx', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'files.not-a-table'))
  it('a CSV renamed .xlsx is read as what it is', async () => expect((await expectTable('staff.xlsx', staffCsv)).rows).toEqual(people))
  it('a workbook cut in half', () => expectRefused('staff.xlsx', oneSheet(staffRows).slice(0, 900), 'files.damaged'))
  it('a workbook with one byte changed in a sheet', async () => {
    const bytes = zipSync(workbookParts({ sheets: [{ name: 'Staff', rows: staffRows }] }), { level: 0 })
    bytes[Buffer.from(bytes).indexOf('Castellan')] = 0x4b
    await expectRefused('staff.xlsx', bytes, 'files.damaged')
  })
  it('a sheet whose XML ends too early', () =>
    expectRefused('staff.xlsx', oneSheet(`${staffRows}<row r="9"><c r="A9"><v>1`, {}), 'files.damaged'))
  it('a workbook with a password', () =>
    expectRefused(
      'staff.xlsx',
      Buffer.concat([
        Buffer.from('d0cf11e0a1b11ae1', 'hex'),
        Buffer.alloc(600),
        Buffer.from('EncryptedPackage', 'utf16le'),
        Buffer.alloc(600),
      ]),
      'files.password',
    ))
  it('an old .xls', () =>
    expectRefused(
      'staff.xls',
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600), Buffer.from('Workbook', 'utf16le'), Buffer.alloc(600)]),
      'files.old-excel',
    ))
  it('a Word document', () =>
    expectRefused(
      'staff.xlsx',
      zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'word/document.xml': strToU8('<w/>') }),
      'files.not-a-table',
    ))
  it('a binary workbook', () => expectRefused('staff.xlsb', zipSync({ 'xl/workbook.bin': strToU8('x') }), 'files.binary-workbook'))
  it('a zip with a workbook inside', () => expectRefused('staff.zip', zipSync({ 'staff.xlsx': oneSheet(staffRows) }), 'files.archive'))
  it('an empty zip', () => expectRefused('staff.xlsx', zipSync({}), 'files.archive'))
})

describe('sheets', () => {
  it('the one with the staff is found among others', async () => {
    const { rows, staged } = await expectTable(
      'staff.xlsx',
      xlsx({
        sheets: [
          { name: 'Cover', rows: sheetRows([['Fictional data']]) },
          { name: 'Data', rows: staffRows },
        ],
      }),
    )
    expect(rows).toEqual(people.map((row) => row.map((value) => (value === '1.0' ? '1.0' : value))))
    expect(staged.understood.join(' ')).toContain('Of 2 sheets "Data" fits best')
  })
  const twins = xlsx({
    sheets: [
      { name: 'January', rows: staffRows },
      { name: 'February', rows: staffRows },
    ],
  })
  it('two that fit equally are a question', async () => {
    expect((await expectRefused('staff.xlsx', twins, 'files.several-sheets')).message).toContain('"January", "February"')
  })
  it('which the mapping file settles', async () =>
    expect((await expectTable('staff.xlsx', twins, { mapping: { sheet: 'february' } })).staged.understood.join(' ')).toContain(
      '"february"',
    ))
  it('a mapping file that names a sheet there is not', () =>
    expectRefused('staff.xlsx', twins, 'files.sheet-absent', {}, { mapping: { sheet: 'March' } }))
  it('none that fits: all are named', async () => {
    const wrong = xlsx({
      sheets: [
        {
          name: 'Beds',
          rows: sheetRows([
            ['Ward', 'Beds'],
            ['A', 12],
          ]),
        },
        {
          name: 'Rota',
          rows: sheetRows([
            ['Day', 'Shift'],
            ['Mon', 'Early'],
          ]),
        },
      ],
    })
    expect((await expectRefused('staff.xlsx', wrong, 'files.no-sheet-fits')).message).toContain('"Beds", "Rota"')
  })
  it('a hidden one alone is a question', () =>
    expectRefused(
      'staff.xlsx',
      xlsx({
        sheets: [
          { name: 'Cover', rows: sheetRows([['Hello']]) },
          { name: 'Old', rows: staffRows, state: 'veryHidden' },
        ],
      }),
      'files.hidden-sheet',
      { sheet: 'Old' },
    ))
  it('no rows under the header', () => expectRefused('staff.xlsx', oneSheet(sheetRows([header])), 'files.no-rows', { row: 1 }))
  it('a sheet with nothing in it', () => expectRefused('staff.xlsx', oneSheet(''), 'files.no-header'))
})

describe('cells', () => {
  it('text keeps its zeros, numbers their digits, and a format of zeros is what a person sees', async () => {
    const rows = sheetRows([
      header,
      [cell((at) => `<c r="${at}" s="1"><v>123456</v></c>`), 'Ashdown', 'Alice', 'Nurse', 0.6],
      ['00123457', 'Birch', 'Bob', 'Nurse', 1],
    ])
    const { field } = await expectTable('staff.xlsx', oneSheet(rows, { formats: [0, '00000000'] }))
    expect(field('employee_number')).toEqual(['00123456', '00123457'])
    expect(field('fte')).toEqual(['0.6', '1'])
  })
  const dated = (serial: number, style: number): string =>
    sheetRows([
      [...header, 'Start Date'],
      ['1', 'A', 'B', 'Nurse', 1, cell((at) => `<c r="${at}" s="${style}"><v>${serial}</v></c>`)],
    ])
  it('days are days, whatever the format and the time of day', async () => {
    for (const style of [1, 2, 3])
      expect(
        (
          await expectTable('staff.xlsx', oneSheet(dated(45_382.75, style), { formats: [0, 14, 'dd/mm/yyyy', '[$-809]d mmmm yyyy;@'] }))
        ).field('start_date'),
      ).toEqual(['2024-03-31'])
  })
  it('days count from 1904 where the workbook says so', async () => {
    const { field, staged } = await expectTable('staff.xlsx', oneSheet(dated(43_920, 1), { formats: [0, 14], since1904: true }))
    expect(field('start_date')).toEqual(['2024-03-31'])
    expect(staged.understood.join(' ')).toContain('1904')
  })
  it('the 29 February 1900 that Excel invented is not moved to another day', async () => {
    expect((await expectTable('staff.xlsx', oneSheet(dated(60, 1), { formats: [0, 14] }))).field('start_date')).toEqual(['60'])
  })
  it('a formula with its saved result is its result', async () => {
    const { field } = await expectTable(
      'staff.xlsx',
      oneSheet(withTitle(cell((at) => `<c r="${at}" t="str"><f>A1&amp;"x"</f><v>Art Therapist</v></c>`))),
    )
    expect(field('position_title')).toEqual(['Art Therapist'])
  })
  it('a formula without one is refused with its row and column', () =>
    expectRefused(
      'staff.xlsx',
      oneSheet(withTitle(cell((at) => `<c r="${at}"><f>VLOOKUP(A2,X:Y,2)</f></c>`))),
      'files.formula-without-result',
      { sheet: 'Staff', row: 2, column: 'Position Title' },
    ))
  it('error values are missing, with a warning', async () => {
    const { staged } = await expectTable('staff.xlsx', oneSheet(withTitle(cell((at) => `<c r="${at}" t="e"><v>#N/A</v></c>`))))
    expect(staged.problems).toMatchObject([{ code: 'files.excel-error', where: { sheet: 'Staff', row: 2, column: 'Position Title' } }])
  })
  it('rich text, phonetic marks and escapes give the plain text', async () => {
    const shared =
      '<si><r><t>Art </t></r><r><t xml:space="preserve">Therapist</t></r><rPh sb="0" eb="1"><t>x</t></rPh></si><si><t>A_x0041_&amp;B</t></si>'
    const rows = sheetRows([
      header,
      ['1', cell((at) => `<c r="${at}" t="s"><v>1</v></c>`), 'B', cell((at) => `<c r="${at}" t="s"><v>0</v></c>`), 1],
    ])
    const { field } = await expectTable('staff.xlsx', oneSheet(rows, { shared }))
    expect(field('position_title')).toEqual(['Art Therapist'])
    expect(field('surname')).toEqual(['AA&B'])
  })
  it('a shared text that is not there is a damaged file, not an empty cell', () =>
    expectRefused(
      'staff.xlsx',
      oneSheet(withTitle(cell((at) => `<c r="${at}" t="s"><v>7</v></c>`)), { shared: '<si><t>a</t></si>' }),
      'files.damaged',
      { row: 2 },
    ))
  it('cells that stand twice in one place are a damaged file', () =>
    expectRefused('staff.xlsx', oneSheet(`${staffRows}<row r="6"><c r="B6"><v>1</v></c><c r="A6"><v>2</v></c></row>`), 'files.damaged', {
      row: 6,
    }))
  it('a cell merged over rows of people is a question', () =>
    expectRefused(
      'staff.xlsx',
      xlsx({ sheets: [{ name: 'Staff', rows: staffRows, after: '<mergeCells><mergeCell ref="D3:D4"/></mergeCells>' }] }),
      'files.merged-rows',
      { row: 3, column: 'Position Title' },
    ))
  it('hidden rows are read and told', async () => {
    const rows = staffRows.replace('<row r="3">', '<row r="3" hidden="1">')
    const { staged } = await expectTable('staff.xlsx', xlsx({ sheets: [{ name: 'Staff', rows, after: '<autoFilter ref="A1:E5"/>' }] }))
    expect(staged.rows).toBe(4)
    expect(codes(staged.problems)).toEqual(['files.hidden-rows'])
  })
  it('preamble, groups over merged cells and a total row', async () => {
    const rows = sheetRows([
      ['Staff in post (fictional)'],
      [],
      ['Person', null, null, 'Post'],
      [...header],
      ...people,
      ['Total', null, null, null, 2.8],
    ])
    const { rows: found, staged } = await expectTable(
      'staff.xlsx',
      xlsx({ sheets: [{ name: 'Staff', rows, after: '<mergeCells><mergeCell ref="A3:C3"/></mergeCells>' }] }),
    )
    expect(found).toEqual(people)
    expect(staged.data.firstDataRow).toBe(5)
  })
})

describe('OpenDocument', () => {
  const table = (rows: string, attributes = ''): string => `<table:table table:name="Staff"${attributes}>${rows}</table:table>`
  const rows = [header, ...people].map((row) => odsRow([...row])).join('')
  it('is read', async () => expect((await expectTable('staff.ods', ods(table(rows)))).rows).toEqual(people))
  it('a million blank rows and columns cost nothing', async () => {
    const blank =
      '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    expect((await expectTable('staff.ods', ods(table(rows + blank)))).rows).toEqual(people)
  })
  it('a filled row repeated a million times is refused', () =>
    expectRefused(
      'staff.ods',
      ods(table(rows + odsRow(['9', 'A', 'B', 'Nurse', '1'], ' table:number-rows-repeated="2000000"'))),
      'files.too-many-cells',
      { row: 6 },
    ))
  it('a filled row repeated three times is three rows', async () => {
    expect(
      (await expectTable('staff.ods', ods(table(rows + odsRow(['9', 'A', 'B', 'Nurse', '1'], ' table:number-rows-repeated="3"'))))).staged
        .rows,
    ).toBe(7)
  })
  it('days, codes with zeros and notes on cells', async () => {
    const special =
      '<table:table-row><table:table-cell office:value-type="float" office:value="123456"><text:p>00123456</text:p></table:table-cell>' +
      '<table:table-cell office:value-type="string"><office:annotation><text:p>seen</text:p></office:annotation><text:p>Ashdown</text:p></table:table-cell><table:table-cell/>' +
      '<table:table-cell office:value-type="string"><text:p>Art<text:s/>Therapist</text:p></table:table-cell><table:table-cell/>' +
      '<table:table-cell office:value-type="date" office:date-value="2024-03-31T00:00:00"><text:p>31/03/24</text:p></table:table-cell></table:table-row>'
    const { field } = await expectTable('staff.ods', ods(table(odsRow([...header, 'Start Date']) + special)))
    expect([field('employee_number'), field('surname'), field('position_title'), field('start_date')]).toEqual([
      ['00123456'],
      ['Ashdown'],
      ['Art Therapist'],
      ['2024-03-31'],
    ])
  })
  it('a formula without a result is refused', () =>
    expectRefused(
      'staff.ods',
      ods(table(odsRow([...header]) + '<table:table-row><table:table-cell table:formula="of:=1"/></table:table-row>')),
      'files.formula-without-result',
      { row: 2, column: 'Employee Number' },
    ))
  it('a password', () =>
    expectRefused(
      'staff.ods',
      ods(table(rows), {
        'META-INF/manifest.xml': strToU8('<manifest:manifest xmlns:manifest="m"><manifest:encryption-data/></manifest:manifest>'),
      }),
      'files.password',
    ))
})
