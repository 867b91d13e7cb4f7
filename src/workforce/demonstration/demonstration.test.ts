import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  areaOfWork,
  integratedCareBoards,
  jobRole,
  occupationCode,
  organisationCodeShape,
  parseRegistrationNumber,
  regions,
  welshHealthBoards,
} from '../reference/index.ts'
import { writeDemonstration, type DemonstrationSummary, type SheetCell } from './index.ts'

type Rows = Record<string, string>[]

const directory = mkdtempSync(join(tmpdir(), 'triptych-demonstration-'))
const sheets = new Map<string, readonly (readonly SheetCell[])[]>()
const writers = {
  writeSheet: async (path: string, rows: readonly (readonly SheetCell[])[]) => {
    sheets.set(path, rows)
    writeFileSync(path, JSON.stringify(rows))
  },
}
const make = async (name: string, seed: number, posts: number): Promise<{ summary: DemonstrationSummary; out: string }> => {
  const out = mkdtempSync(join(directory, name))
  return { summary: await writeDemonstration({ out, seed, posts }, writers), out }
}
const hashes = (out: string): string[] =>
  readdirSync(out, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(
      (entry) =>
        `${entry.name} ${createHash('sha256')
          .update(readFileSync(join(entry.parentPath, entry.name)))
          .digest('hex')}`,
    )
    .sort()

let world: { summary: DemonstrationSummary; out: string }
let staff: Rows
let truth: Rows
let register: Rows
const read = (name: string, delimiter = ',', encoding: 'utf8' | 'latin1' = 'utf8'): Rows =>
  readDelimited(readFileSync(join(world.out, name), encoding), delimiter)

beforeAll(async () => {
  world = await make('full', 11, 60_000)
  const warehouse = world.summary.files.find((file) => /^staff-.*\.csv$/.test(file)) ?? ''
  const workbook = [...sheets].find(([path]) => path.startsWith(world.out))?.[1] ?? []
  const header = workbook[5] ?? []
  const fromSheet = workbook
    .slice(6, -1)
    .map((row) => Object.fromEntries(row.map((cell, i) => [String(header[i]), cellText(cell ?? null)])))
  const fromWarehouse = read(warehouse, ';', 'latin1').map((row) => ({
    ...row,
    'Organisation Code': row['Ocs Code'] ?? '',
    'Assignment Status': row['Status'] ?? '',
  }))
  staff = [...read('staff.csv'), ...fromSheet, ...fromWarehouse]
  truth = read('truth/truth.csv')
  register = read('register.csv')
})
afterAll(() => rmSync(directory, { recursive: true }))

const cellText = (cell: SheetCell): string => (cell === null ? '' : typeof cell === 'object' ? cell.date : String(cell))
const keyOf = (row: Record<string, string>): string =>
  `${row['Organisation Code'] ?? row['organisation_code']} ${row['Assignment Number'] ?? row['assignment_number']}`
const share = <T>(items: readonly T[], test: (item: T) => boolean): number => items.filter(test).length / items.length

describe('determinism', () => {
  it('the same seed and size give the same bytes, another seed others', async () => {
    const [one, two, other] = await Promise.all([make('one', 5, 3000), make('two', 5, 3000), make('other', 6, 3000)])
    expect(hashes(one.out)).toEqual(hashes(two.out))
    expect(hashes(one.out)).not.toEqual(hashes(other.out))
    expect(one.summary).toEqual(two.summary)
  })
})

describe('nothing in it is real', () => {
  it('no organisation has the code of a real region or board, and every name says that it is fictional', () => {
    const real = new Set([...regions, ...integratedCareBoards, ...welshHealthBoards].map(({ code }) => code))
    for (const code of new Set(staff.map((row) => row['Organisation Code'] ?? ''))) {
      expect(organisationCodeShape(code)).toBe(code)
      expect(real.has(code)).toBe(false)
      // Trusts of England have had codes that begin with R, T or G.
      expect(code).toMatch(/^[Z7]/)
    }
    expect(staff.filter((row) => !(row['Organisation Name'] ?? row['Org Name'])?.includes('(fictional)'))).toEqual([])
  })

  it('no cell is a valid NHS number, and no National Insurance number begins as real ones do', () => {
    expect(staff.filter((row) => Object.values(row).some((cell) => /^\d{10}$/.test(cell)))).toEqual([])
    expect(staff.filter((row) => !/^(QQ\d{6}[A-D])?$/.test(row['NI Number'] ?? ''))).toEqual([])
  })

  it('numbers of arts therapists lie above those the register has given out', () => {
    for (const { number = '' } of register.filter((row) => row['number']?.startsWith('AS')))
      expect(Number(number.slice(2))).toBeGreaterThanOrEqual(60_000)
  })
})

describe('truth', () => {
  it('every post in the truth stands in exactly one extract, and no post has two truths', () => {
    const files = new Map<string, number>()
    for (const row of staff) files.set(keyOf(row), (files.get(keyOf(row)) ?? 0) + 1)
    const truths = truth.map(keyOf)
    expect(new Set(truths).size).toBe(truths.length)
    expect(truths.filter((key) => !files.has(key))).toEqual([])
    expect(new Set(staff.map(keyOf)).size).toBeGreaterThanOrEqual(60_000)
  })

  it('an arts therapist is registered, practising and in an active post', () => {
    const statuses = new Map(staff.map((row) => [keyOf(row), row['Assignment Status'] ?? '']))
    const registered = new Map(register.map((row) => [row['number'], row['status']]))
    const therapists = truth.filter((row) => row['is_arts_therapist'] === 'yes')
    for (const row of therapists) {
      expect(row['kind']).toBe('arts-therapist')
      expect(['Active Assignment', 'Acting Up', 'Internal Secondment']).toContain(statuses.get(keyOf(row)))
      expect(registered.get(row['registration_number'] ?? '')).toMatch(/^(Registered|Suspended)/)
    }
    expect(new Set(therapists.map((row) => row['true_person'])).size).toBe(world.summary.therapists)
    expect(world.summary.therapists).toBeGreaterThan(280)
  })

  it('everybody near the arts therapies is there: lapsed, students, assistants, traps and the rest', () => {
    const kinds = new Set(truth.map((row) => row['kind']))
    expect(kinds.size).toBe(11)
    const lapsed = truth.filter((row) => row['kind'] === 'lapsed')
    const status = new Map(register.map((row) => [row['number'], row['status']]))
    for (const row of lapsed) expect([undefined, 'Expired']).toContain(status.get(row['registration_number'] ?? ''))
  })
})

describe('the mess', () => {
  it('codes, roles and areas are wrong for the post and never unheard of', () => {
    const unknown = (column: string, read: (text: string) => unknown): string[] =>
      [...new Set(staff.map((row) => row[column] ?? ''))].filter((text) => text !== '' && !read(text))
    expect(unknown('Occupation Code', (text) => occupationCode(text)?.valid)).toEqual([])
    expect(unknown('Job Role', jobRole)).toEqual([])
    expect(unknown('Area of Work', areaOfWork)).toEqual([])
  })

  it('a third of the therapists’ posts have no number, four in ten not the right code, and four in ten no explicit title', () => {
    const posts = new Map(staff.map((row) => [keyOf(row), row]))
    const therapists = truth.filter((row) => row['kind'] === 'arts-therapist').map((row) => posts.get(keyOf(row)) ?? {})
    expect(share(therapists, (row) => row['Registration Number'] === '')).toBeGreaterThan(0.28)
    expect(share(therapists, (row) => row['Registration Number'] === '')).toBeLessThan(0.45)
    expect(share(therapists, (row) => /^S[016A]H$/.test(row['Occupation Code'] ?? ''))).toBeGreaterThan(0.45)
    expect(share(therapists, (row) => /^S[016A]H$/.test(row['Occupation Code'] ?? ''))).toBeLessThan(0.68)
    expect(share(therapists, (row) => /\b(arts?|drama|music)/i.test(row['Position Title'] ?? ''))).toBeLessThan(0.68)
    expect(new Set(therapists.map((row) => row['Position Title'])).size).toBeGreaterThan(60)
  })

  it('a therapist without any trace is rare, and there are some', () => {
    const posts = new Map(staff.map((row) => [keyOf(row), row]))
    const traceless = truth
      .filter((row) => row['kind'] === 'arts-therapist')
      .filter((row) => {
        const post = posts.get(keyOf(row)) ?? {}
        const words = [
          post['Position Title'],
          post['Job Role'],
          post['Area of Work'] ?? post['Area Of Work'],
          post['Registration Type'],
        ].join(' ')
        return post['Registration Number'] === '' && !/\b(arts?|drama|music)/i.test(words) && !/^S.H$/.test(post['Occupation Code'] ?? '')
      })
    const rate = traceless.length / truth.filter((row) => row['kind'] === 'arts-therapist').length
    expect(rate).toBeGreaterThan(0.02)
    expect(rate).toBeLessThan(0.14)
  })

  it('most holders of a generic title are of other professions', () => {
    const arts = new Set(truth.filter((row) => row['kind'] === 'arts-therapist').map(keyOf))
    for (const title of ['Mental Health Practitioner', 'CAMHS Practitioner', 'Psychological Therapist', 'Care Co-ordinator']) {
      const holders = staff.filter((row) => row['Position Title']?.startsWith(title))
      expect(holders.length).toBeGreaterThan(20)
      expect([title, share(holders, (row) => arts.has(keyOf(row))) < 0.3]).toEqual([title, true])
    }
  })

  it('numbers are typed in many forms, and nearly all can be read', () => {
    const numbers = staff.map((row) => row['Registration Number'] ?? '').filter((number) => /AS/i.test(number))
    const readable = numbers.map(parseRegistrationNumber)
    expect(share(readable, (number) => number !== null)).toBeGreaterThan(0.99)
    expect(new Set(readable.flatMap((number) => number?.repaired ?? [])).size).toBeGreaterThanOrEqual(4)
  })

  it('common names collide: thousands of other staff share surname and forename with a registrant', () => {
    const names = new Set(
      register
        .filter((row) => row['number']?.startsWith('AS'))
        .map((row) => `${row['surname']} ${row['forenames']?.split(' ')[0]}`.toUpperCase()),
    )
    const shared = staff.filter((row) =>
      names.has(`${row['Last Name'] ?? row['Surname']} ${(row['First Name'] ?? row['Forenames'])?.split(' ')[0]}`.toUpperCase()),
    )
    expect(shared.length).toBeGreaterThan(1500)
    expect(shared.length).toBeLessThan(12_000)
  })

  it('the commonest surname is one in a hundred or so, and there are thousands of rare ones', () => {
    const counts = new Map<string, number>()
    for (const row of register) counts.set(row['surname'] ?? '', (counts.get(row['surname'] ?? '') ?? 0) + 1)
    const most = Math.max(...counts.values()) / register.length
    expect(most).toBeGreaterThan(0.004)
    expect(most).toBeLessThan(0.03)
    expect(counts.size).toBeGreaterThan(1500)
  })
})

describe('the files', () => {
  it('no trust stands in two files, and one of them is a workbook with lines above, two header rows and a total', () => {
    const files = world.summary.files.filter((file) => file.startsWith('staff'))
    expect(files).toHaveLength(3)
    const [, rows] = [...sheets].find(([path]) => path.startsWith(world.out)) ?? []
    expect(rows?.[0]?.[0]).toContain('fictional')
    expect(rows?.at(-1)?.[0]).toBe('Total')
    expect(rows?.slice(6, 60).some((row) => row.some((cell) => typeof cell === 'object' && cell !== null))).toBe(true)
    const apart = files.slice(1).map((file) => /^staff-(.*)\./.exec(file)?.[1])
    expect(read('staff.csv').some((row) => apart.includes(row['Organisation Code']))).toBe(false)
  })

  it('the whole register holds 5,600 arts therapists and at least 30,000 others, each number once', () => {
    expect(read('register-arts.csv')).toHaveLength(5600)
    expect(register.length).toBeGreaterThanOrEqual(35_600)
    expect(new Set(register.map((row) => row['number'])).size).toBe(register.length)
    expect(read('lookups.csv').length).toBeCloseTo(120, -1)
    expect(read('members.csv').length).toBeGreaterThan(2000)
  })
})

/** Reads back what is written here: a header line, quotes where needed, CRLF. */
function readDelimited(text: string, delimiter: string): Record<string, string>[] {
  const cell = new RegExp(`(?:^|${delimiter})(?:"((?:[^"]|"")*)"|([^"${delimiter}]*))`, 'g')
  const cells = (line: string): string[] =>
    [...line.matchAll(cell)].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '')
  const [header = '', ...lines] = text.split('\r\n')
  const names = cells(header)
  return lines.filter((line) => line !== '').map((line) => Object.fromEntries(cells(line).map((value, i) => [names[i] ?? '', value])))
}
