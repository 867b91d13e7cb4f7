import { strToU8, zipSync, type Zippable } from 'fflate'
import { describe, expect, it } from 'vitest'
import { sheetRows, workbookParts, xlsx } from './a-workbook.ts'
import { expectRefused, expectTable } from './in-a-folder.ts'
import { header, people } from './people.ts'

const staffRows = sheetRows([header, ...people])
const parts = (): Zippable => workbookParts({ sheets: [{ name: 'Staff', rows: staffRows }] })

/** Changes the size that the central directory states for one part. */
function statesSize(bytes: Uint8Array, part: string, size: number): Uint8Array {
  const buffer = Buffer.from(bytes)
  for (let at = buffer.indexOf('PK\u0001\u0002', 0, 'latin1'); at >= 0; at = buffer.indexOf('PK\u0001\u0002', at + 4, 'latin1')) {
    if (buffer.toString('utf8', at + 46, at + 46 + buffer.readUInt16LE(at + 28)) === part) buffer.writeUInt32LE(size, at + 24)
  }
  return buffer
}

const bomb = (megabytes: number): Uint8Array => {
  const sheet = Buffer.alloc(megabytes * 2 ** 20, 0x20)
  return zipSync({ ...parts(), 'xl/worksheets/sheet1.xml': [sheet, { level: 9 }] })
}

describe('files made to exhaust a machine are refused', () => {
  it('a part that says it grows a thousandfold, before it is unpacked', async () => {
    const before = process.memoryUsage.rss()
    const bytes = bomb(64)
    await expectRefused('staff.xlsx', bytes, 'files.too-large-inside')
    expect(bytes.length).toBeLessThan(2 ** 20)
    expect(process.memoryUsage.rss() - before).toBeLessThan(400 * 2 ** 20)
  })
  it('a part that grows beyond what it says', () =>
    expectRefused('staff.xlsx', statesSize(bomb(64), 'xl/worksheets/sheet1.xml', 5000), 'files.damaged'))
  it('parts that are too much together', () =>
    expectRefused(
      'staff.xlsx',
      xlsx({ sheets: [{ name: 'Staff', rows: staffRows }] }),
      'files.too-large-inside',
      {},
      { limits: { inflatedBytes: 1000 } },
    ))
  it('seventy thousand parts', () => {
    const many: Zippable = parts()
    for (let i = 0; i < 70_000; i++) many[`x/${i}`] = [new Uint8Array(0), { level: 0 }]
    return expectRefused('staff.xlsx', zipSync(many), 'files.too-many-parts')
  })
  it('two parts of one name', () => {
    const bytes = Buffer.from(zipSync({ ...parts(), 'xl/worksheets/sheet2.xml': strToU8('<worksheet/>') }))
    for (let at = bytes.indexOf('sheet2.xml'); at >= 0; at = bytes.indexOf('sheet2.xml', at + 1)) bytes.write('sheet1.xml', at)
    return expectRefused('staff.xlsx', bytes, 'files.damaged')
  })
  it('an encrypted part', () => {
    const bytes = Buffer.from(zipSync(parts()))
    for (let at = bytes.indexOf('PK\u0001\u0002', 0, 'latin1'); at >= 0; at = bytes.indexOf('PK\u0001\u0002', at + 4, 'latin1'))
      bytes.writeUInt16LE(bytes.readUInt16LE(at + 8) | 1, at + 8)
    return expectRefused('staff.xlsx', bytes, 'files.password')
  })
  const laughs = `<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "${'&a;'.repeat(10)}"><!ENTITY c "${'&b;'.repeat(10)}">]>`
  it('entities that multiply', () =>
    expectRefused('staff.xlsx', xlsx({ sheets: [{ name: 'Staff', rows: staffRows }], declaration: laughs }), 'files.xml-declarations'))
  it('an entity that fetches a file', () =>
    expectRefused(
      'staff.xlsx',
      xlsx({ sheets: [{ name: 'Staff', rows: staffRows }], declaration: '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>' }),
      'files.xml-declarations',
    ))
  it('an entity that nobody declared', () =>
    expectRefused('staff.xlsx', xlsx({ sheets: [{ name: 'Staff', rows: staffRows.replace('Ashdown', '&secret;') }] }), 'files.damaged'))
  it('one shared text that is a million characters long', () => {
    const rows = sheetRows([
      header,
      ...Array.from({ length: 50 }, () => ['1', { xml: (at: string) => `<c r="${at}" t="s"><v>0</v></c>` }, 'B', 'Nurse', 1]),
    ])
    return expectRefused(
      'staff.xlsx',
      xlsx({ sheets: [{ name: 'Staff', rows }], shared: `<si><t>${'x'.repeat(1_000_000)}</t></si>` }),
      'files.too-long',
    )
  })
})

describe('sheets at the edges of what a sheet can be', () => {
  it('a million empty cells are nothing', async () => {
    const empty = Array.from(
      { length: 20_000 },
      (_, row) =>
        `<row r="${row + 6}">${Array.from({ length: 50 }, (_, column) => `<c r="${String.fromCharCode(65 + Math.floor(column / 26))}${String.fromCharCode(65 + (column % 26))}${row + 6}" s="0"/>`).join('')}</row>`,
    )
    const { rows } = await expectTable('staff.xlsx', xlsx({ sheets: [{ name: 'Staff', rows: staffRows + empty.join('') }] }))
    expect(rows).toEqual(people)
  })
  it('a value in the farthest corner', async () => {
    const { staged } = await expectTable(
      'staff.xlsx',
      xlsx({
        sheets: [
          {
            name: 'Staff',
            rows: `${staffRows}<row r="1048576"><c r="A1048576"><v>9</v></c><c r="D1048576" t="str"><v>Nurse</v></c><c r="XFD1048576"><v>1</v></c></row>`,
          },
        ],
      }),
    )
    expect(staged.rows).toBe(5)
    expect(staged.problems).toMatchObject([{ code: 'files.beyond-header', where: { row: 1_048_576 } }])
  })
  it('values in the last column of very many rows', () => {
    const wide = Array.from({ length: 5000 }, (_, row) => `<row r="${row + 6}"><c r="XFD${row + 6}"><v>1</v></c></row>`).join('')
    return expectRefused('staff.xlsx', xlsx({ sheets: [{ name: 'Staff', rows: staffRows + wide }] }), 'files.too-many-cells')
  })
  it('a column beyond the last', () =>
    expectRefused(
      'staff.xlsx',
      xlsx({ sheets: [{ name: 'Staff', rows: `${staffRows}<row r="6"><c r="XFE6"><v>1</v></c></row>` }] }),
      'files.too-many-columns',
      { row: 6 },
    ))
  it('a row beyond the last', () =>
    expectRefused(
      'staff.xlsx',
      xlsx({ sheets: [{ name: 'Staff', rows: `${staffRows}<row r="1048577"><c r="A1048577"><v>1</v></c></row>` }] }),
      'files.too-many-rows',
      { row: 1_048_577 },
    ))
  it('a row number that is no number', () =>
    expectRefused(
      'staff.xlsx',
      xlsx({ sheets: [{ name: 'Staff', rows: `${staffRows}<row r="x"><c r="A6"><v>1</v></c></row>` }] }),
      'files.damaged',
    ))
})
