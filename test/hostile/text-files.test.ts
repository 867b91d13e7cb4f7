import { describe, expect, it } from 'vitest'
import { registerSchema } from '../../src/workforce/extracts/index.ts'
import { codes, expectRefused, expectTable } from './in-a-folder.ts'
import { csv, header, manyPeople, people, staffCsv } from './people.ts'

const utf8 = (text: string): Buffer => Buffer.from(text)
const withBytes = (before: string, bytes: readonly number[], after: string): Buffer =>
  Buffer.concat([utf8(before), Buffer.from(bytes), utf8(after)])

describe('a text that holds no table is refused with one sentence', () => {
  it('an empty file', () => expectRefused('staff.csv', '', 'files.empty'))
  it('a byte order mark alone', () => expectRefused('staff.csv', '\ufeff', 'files.empty'))
  it('blank lines alone', () => expectRefused('staff.csv', '\n\n  \n', 'files.empty'))
  it('a header line alone', () => expectRefused('staff.csv', csv([header]), 'files.no-rows', { row: 1 }))
  it('a header line with a total under it', () =>
    expectRefused('staff.csv', csv([header, ['Total', '', '', '', '0']]), 'files.no-rows', { row: 1 }))
  it('a header line alone in UTF-16', () => expectRefused('staff.csv', Buffer.from(`\ufeff${csv([header])}`, 'utf16le'), 'files.no-rows'))
  it('bytes that no text has, with the row', () =>
    expectRefused('staff.csv', `${csv([header, ...people])}0012\u0000\u00003456,x\n`, 'files.not-text', { row: 6 }))
  it('a zero byte far down a large file, with the row', () =>
    expectRefused('staff.csv', `${csv([header, ...manyPeople(40_000)])}1\u0000,A,B,C,1\n`, 'files.not-text', { row: 40_002 }))
  it('UTF-32', () => expectRefused('staff.csv', Buffer.from([0xff, 0xfe, 0, 0, 0x41, 0, 0, 0]), 'files.utf-32'))
  it('a PDF named .csv', () => expectRefused('staff.csv', '%PDF-1.7\n...', 'files.not-a-table'))
  it('a web page named .xls, as some report servers write it', () =>
    expectRefused('staff.xls', '<html><body><table><tr><td>Surname</td></tr></table></body></html>', 'files.web-page'))
  it('JSON', () => expectRefused('staff.csv', '[{"surname":"Ashdown"},{"surname":"Birch"}]', 'tables.needed-column-absent'))
  it('a million characters without a line end', () =>
    expectRefused('staff.csv', `${staffCsv}${'x'.repeat(2_500_000)}`, 'files.endless-value', { row: 6 }))
})

describe('a table without the columns that are needed is refused', () => {
  it('columns of something else, named', async () => {
    const problem = await expectRefused('stock.csv', 'Ward,Beds,Town\nA1,12,Northvale\nA2,14,Northvale\n', 'tables.needed-column-absent')
    expect(problem.message).toContain('"Beds"')
  })
  it('no header line: the first person is not taken for one and not repeated', async () => {
    const problem = await expectRefused('staff.csv', csv(people), 'files.no-header')
    expect(JSON.stringify(problem)).not.toContain('Ashdown')
  })
  it('a register without numbers', () =>
    expectRefused(
      'register.csv',
      'Surname,Profession\nAshdown,Arts therapist\n',
      'tables.needed-column-absent',
      {},
      { schema: registerSchema },
    ))
})

describe('encodings', () => {
  it('UTF-8 with a stray Windows-1252 byte is a question of the row, not a guess', () =>
    expectRefused('staff.csv', withBytes(`${csv([header])}1,Zoë,A,Nurse,1\n2,Ren`, [0xe9], ',B,Nurse,1\n'), 'files.mixed-encodings', {
      row: 3,
    }))
  it('a stray byte beyond the first megabyte is found', () =>
    expectRefused(
      'staff.csv',
      withBytes(`${csv([header, ['1', 'Zoë', 'A', 'Nurse', '1'], ...manyPeople(40_000)])}2,Ren`, [0xe9], ',B,Nurse,1\n'),
      'files.mixed-encodings',
      { row: 40_003 },
    ))
  it('a file marked as UTF-8 that is not', () =>
    expectRefused('staff.csv', withBytes(`\ufeff${csv([header])}2,Ren`, [0xe9], ',B,Nurse,1\n'), 'files.mixed-encodings', { row: 2 }))
  it('letters of an old Mac or of DOS are not read as Windows-1252', () =>
    expectRefused('staff.csv', withBytes(`${csv([header])}1,Ren`, [0x8e], ',A,Nurse,1\n'), 'files.unclear-encoding', { row: 2 }))
  it('but are, where the mapping file says so', async () => {
    const { field } = await expectTable('staff.csv', withBytes(`${csv([header])}1,Ren`, [0x8e], ',A,Nurse,1\n'), {
      mapping: { encoding: 'windows-1252' },
    })
    expect(field('surname')).toEqual(['RenŽ'])
  })
  it('Windows-1252 beyond the first megabyte of plain ASCII', async () => {
    const { field, staged } = await expectTable(
      'staff.csv',
      withBytes(`${csv([header, ...manyPeople(40_000)])}2,O`, [0x92], 'Brien,B,Nurse,1\n'),
    )
    expect(field('surname').at(-1)).toBe('O’Brien')
    expect(staged.understood[0]).toContain('Windows-1252')
  })
  it('UTF-16 cut in the middle of a character', () =>
    expectRefused('staff.csv', Buffer.from(`\ufeff${staffCsv}`, 'utf16le').subarray(0, -3), 'files.text-damaged'))
  it('letters garbled before the file came here are a warning with the row', async () => {
    const { staged } = await expectTable('staff.csv', csv([header, ...people, ['5', 'SiÃ¢n', 'A', 'Nurse', '1']]))
    expect(staged.problems).toMatchObject([{ code: 'files.garbled', kind: 'warning', where: { row: 6 } }])
  })
})

describe('quotes and rows of the wrong width', () => {
  it('a quotation mark that is never closed', () =>
    expectRefused('staff.csv', `${staffCsv}5,"Elder,A,Nurse,1\n6,Fern,B,Nurse,1\n`, 'files.quote-never-closed', { row: 6 }))
  it('text after a closing quotation mark', () =>
    expectRefused('staff.csv', `${staffCsv}5,"Elder" A,B,Nurse,1\n`, 'files.text-after-quote', { row: 6 }))
  it('stray quotation marks that swallow whole rows although the width is right', () =>
    expectRefused('staff.csv', `${csv([header])}1,"Elder,A,Nurse,1\n2,Fern",B,Nurse,1\n3,Gorse,C,Nurse,1\n`, 'files.swallowed-rows', {
      row: 2,
    }))
  it('a quotation mark inside a bare value is a character', async () => {
    const { field } = await expectTable('staff.csv', `${csv([header])}1,Elder,Ann "Nan",5" pipe fitter,1\n`)
    expect(field('position_title')).toEqual(['5" pipe fitter'])
  })
  it('a short row, with its number and both widths', async () => {
    const problem = await expectRefused(
      'staff.csv',
      csv([header, ...people.slice(0, 2), ['5', 'Elder'], ...people.slice(2)]),
      'files.ragged-row',
      { row: 4 },
    )
    expect(problem.message).toContain('2 values where the header has 5')
  })
  it('a long row: a title with a comma and no quotes', () =>
    expectRefused('staff.csv', `${staffCsv}5,Elder,A,Nurse, Ward 3,1\n`, 'files.ragged-row', { row: 6 }))
  it('a file that was cut off in its last row', () => expectRefused('staff.csv', `${staffCsv}5,Elder,A`, 'files.ragged-row', { row: 6 }))
  it('many such rows: five are told, the rest counted', async () => {
    const problem = csv([header, ...Array.from({ length: 9 }, () => ['1', 'Elder'])])
    expect((await expectRefused('staff.csv', problem, 'files.ragged-row', { row: 2 })).kind).toBe('error')
  })
  it('delimiters too many at the end of every row are nothing', async () => {
    const { rows } = await expectTable('staff.csv', csv([[...header], ...people.map((row) => [...row, '', ''])]))
    expect(rows).toEqual(people)
  })
})

describe('headers', () => {
  it('the same header twice is a question that names both columns', async () => {
    const problem = await expectRefused(
      'staff.csv',
      'Employee Number,Surname,Surname,Position Title\n1,A,B,Nurse\n',
      'tables.two-columns-fit',
    )
    expect(problem.message).toContain('Column 2 ("Surname") and column 3 ("Surname")')
    expect(problem.todo).toContain('"surname": "column 2" or "surname": "column 3"')
  })
  it('and the line it asks for settles it', async () => {
    const { field } = await expectTable('staff.csv', 'Employee Number,Surname,Surname,Position Title\n1,A,B,Nurse\n', {
      mapping: { columns: new Map([['surname', 'column 3']]) },
    })
    expect(field('surname')).toEqual(['B'])
  })
  it('the same header twice does not matter where no field is looked for', async () => {
    const { staged } = await expectTable('staff.csv', 'Employee Number,Remark,Remark,Position Title\n1,A,B,Nurse\n')
    expect(staged.unmapped).toEqual(['Remark', 'Remark'])
  })
  it('two names for one field are a question', () =>
    expectRefused('staff.csv', 'Employee Number,Last name,Family name,Position Title\n1,A,B,Nurse\n', 'tables.two-columns-fit'))
  it('__proto__ and constructor are headers like others', async () => {
    const { staged } = await expectTable('staff.csv', '__proto__,constructor,Employee Number,Position Title,toString\na,b,1,Nurse,c\n')
    expect(staged.unmapped).toEqual(['__proto__', 'constructor', 'toString'])
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })
  it('a mapping file that names a column the file does not have', () =>
    expectRefused('staff.csv', staffCsv, 'tables.mapped-column-absent', {}, { mapping: { columns: new Map([['surname', 'Legal name']]) } }))
  it('a mapping file that names a field there is not', () =>
    expectRefused('staff.csv', staffCsv, 'tables.mapping-file', {}, { mapping: { columns: new Map([['surnmae', 'Surname']]) } }))
})

describe('what stands around and between the data is left out and told', () => {
  it('a preamble with quotes and blank lines', async () => {
    const { rows, staged } = await expectTable('staff.csv', `"Staff in post, ""all"" trusts"\nRun on,31/03/2026\n\n${staffCsv}`)
    expect(rows).toEqual(people)
    expect(staged.data.firstDataRow).toBe(5)
    expect(staged.understood.join(' ')).toContain('row 4; 3 rows above were left out')
  })
  it('two header lines with groups above', async () => {
    const { rows, staged } = await expectTable('staff.csv', `Person,,,Post,\n${staffCsv}`)
    expect(rows).toEqual(people)
    expect(staged.mapping.size).toBe(5)
  })
  it('a total and notes at the foot', async () => {
    const { rows, staged } = await expectTable('staff.csv', `${staffCsv}Total,,,,2.8\n\nSource: ESR\nNotes: bank staff are not shown\n`)
    expect(rows).toEqual(people)
    expect(codes(staged.problems)).toEqual(['files.left-out-total', 'files.left-out-note'])
    expect(staged.problems[0]?.where?.row).toBe(6)
  })
  it('totals inside the data', async () => {
    const { rows } = await expectTable(
      'staff.csv',
      csv([header, ...people.slice(0, 2), ['Sub-total', '', '', '', '1.6'], ...people.slice(2), ['Grand Total', '', '', '', '2.8']]),
    )
    expect(rows).toEqual(people)
  })
  it('a repeated header below one with a byte order mark', async () => {
    const { rows } = await expectTable('staff.csv', `\ufeff${csv([header, ...people, header, ...people])}`)
    expect(rows).toEqual([...people, ...people])
  })
  it('headers repeated on every page', async () => {
    const { rows, staged } = await expectTable('staff.csv', csv([header, ...people.slice(0, 2), header, ...people.slice(2)]))
    expect(rows).toEqual(people)
    expect(codes(staged.problems)).toEqual(['files.left-out-repeated-header'])
  })
  it('rows of delimiters alone', async () => {
    const { rows } = await expectTable('staff.csv', csv([header, ...people, ['', '', '', '', ''], ['', '', '', '', '']]))
    expect(rows).toEqual(people)
  })
  it('even in a wide file where little is known of them', async () => {
    const wide = Array.from({ length: 20 }, (_, index) => `Remark ${index}`)
    const { rows } = await expectTable(
      'staff.csv',
      csv([
        ['Surname', 'Forenames', 'Position Title', 'Employee Number', ...wide],
        ['Total', 'Tina', 'Nurse', '00123456', ...wide.map(() => '')],
      ]),
    )
    expect(rows).toHaveLength(1)
  })
  it('a person called Total is a person', async () => {
    const { rows } = await expectTable(
      'staff.csv',
      csv([
        ['Surname', 'Forenames', 'Employee Number', 'Position Title', 'Town'],
        ['Total', 'Tina', '00123456', 'Nurse', 'Northvale'],
      ]),
    )
    expect(rows).toHaveLength(1)
  })
})

describe('line ends and delimiters', () => {
  it('mixed line ends', async () => {
    const { rows } = await expectTable(
      'staff.csv',
      `${csv([header], ',', '\r\n')}${csv(people.slice(0, 2), ',', '\n')}${csv(people.slice(2), ',', '\r')}`,
    )
    expect(rows).toEqual(people)
  })
  it("Excel's own first line sep=;", async () => {
    const { rows, staged } = await expectTable('staff.csv', `sep=;\r\n${csv([header, ...people], ';', '\r\n')}`)
    expect(rows).toEqual(people)
    expect(staged.data.firstDataRow).toBe(3)
  })
  it('names with commas in a file of semicolons', async () => {
    const { field } = await expectTable('staff.csv', 'Employee Number;Name;Position Title\n1;Ashdown, Alice;Nurse\n2;Birch, Bob;Nurse\n')
    expect(field('full_name')).toEqual(['Ashdown, Alice', 'Birch, Bob'])
  })
  it('a value over several lines is kept', async () => {
    const { field, staged } = await expectTable('staff.csv', `${csv([header])}1,Elder,A,"Nurse\nWard 3",1\n`)
    expect(field('position_title')).toEqual(['Nurse\nWard 3'])
    expect(staged.data.lineBreaks).toBe(true)
  })
})

describe('what a spreadsheet did to values is a warning with row and column', () => {
  it('zeros in front that were lost', async () => {
    const rows = Array.from({ length: 40 }, (_, index) => [index === 30 ? '123456' : `0012${String(3000 + index)}`, 'A', 'B', 'Nurse', '1'])
    const { staged } = await expectTable('staff.csv', csv([header, ...rows]))
    expect(staged.problems).toMatchObject([{ code: 'files.lost-zeros', where: { row: 32, column: 'Employee Number' } }])
  })
  it('powers of ten', async () => {
    const { staged } = await expectTable('staff.csv', csv([header, ...people, ['2.31E+13', 'E', 'F', 'Nurse', '1']]))
    expect(staged.problems).toMatchObject([{ code: 'files.scientific-notation', where: { row: 6, column: 'Employee Number' } }])
  })
  it('#N/A and #REF!', async () => {
    const { staged } = await expectTable('staff.csv', csv([header, ...people, ['5', '#N/A', 'F', 'Nurse', '#REF!']]))
    expect(staged.problems).toMatchObject([{ code: 'files.excel-error', where: { row: 6, column: 'Surname' } }])
    expect(staged.problems[0]?.message).toContain('first of 2')
  })
  it('the same is found in a file that has to be rewritten', async () => {
    const { staged } = await expectTable('staff.csv', `\ufeff${csv([header, ...people, ['2.31E+13', '#N/A', 'F', 'Nurse', '#REF!']])}`)
    expect(codes(staged.problems)).toEqual(['files.excel-error', 'files.scientific-notation'])
  })
  it('a value that begins like a formula stays text', async () => {
    const { field } = await expectTable('staff.csv', csv([header, ['5', '=cmd|/c calc', '@SUM(1)', '+Nurse', '1']]))
    expect(field('surname')).toEqual(['=cmd|/c calc'])
  })
})
