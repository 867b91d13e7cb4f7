import { writeFileSync } from 'node:fs'
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { writeDemonstration } from '../../src/workforce/index.ts'
import { temporaryDirectory } from '../databases.ts'
import { openLiveWorld, type LiveWorld } from '../pages/live-world.ts'
import { member } from '../world.ts'
import { actsDone, follow, heading, openPhone, press, problems, said } from './on-a-phone.ts'

let live: LiveWorld
let work: ReturnType<LiveWorld['app']['start']>
const data = temporaryDirectory()
const messy = join(data, 'messy.csv')
const nextMonth = join(data, 'next-month.csv')
const register = join(data, 'register-arts.csv')
const analyst = member('workforce analyst', 'trust one')

beforeAll(async () => {
  live = await openLiveWorld()
  work = live.app.start()
  await mkdir(data, { recursive: true })
  await writeDemonstration({ out: data, seed: 7, posts: 800 }, { writeSheet: () => Promise.resolve() })
  const clean = await readFile(join(data, 'staff.csv'), 'utf8')
  const [header = '', ...rows] = clean.trimEnd().split(/\r?\n/)
  posts = rows.length
  const wide = header.split(',').length
  const blank = ','.repeat(wide - 1)
  // A title above, a blank line inside, a total below, accents of Windows, FTE as hours.
  const table = [header, ...rows.slice(0, 300), blank, ...rows.slice(300)]
  writeFileSync(messy, Buffer.from([`Staff in post, fictional${blank}`, blank, ...table, `Total${blank}`, ''].join('\r\n'), 'latin1'))
  writeFileSync(nextMonth, [header, ...rows.slice(10)].join('\n'))
})
afterAll(() => work.stop())

let clicks = 0
let posts = 0
const clicking = async (act: Promise<unknown>): Promise<void> => {
  clicks++
  await act
}

async function upload(page: Page, file: string, kind?: string): Promise<void> {
  await page.goto(`${live.origin}/find/imports/new`)
  // Choosing a file is two clicks in a browser's own dialogue: the button and the file.
  clicks += 2
  await page.getByLabel('File', { exact: true }).setInputFiles(file)
  if (kind) await clicking(page.getByLabel(kind, { exact: true }).check())
  await clicking(press(page, 'Upload'))
  await page.getByRole('heading', { level: 1 }).filter({ hasNotText: 'Reading the file' }).waitFor({ timeout: 60_000 })
}

it('nothing chosen is told at the field', async () => {
  const page = await openPhone(live, analyst)
  await page.goto(`${live.origin}/find/imports/new`)
  await press(page, 'Upload')
  expect(await problems(page)).toEqual(['Select a file that is not empty'])
})

it(
  'a messy extract counts after few clicks, the same file again changes nothing, and an import is undone',
  { timeout: 240_000 },
  async () => {
    const page = await openPhone(live, analyst)
    clicks = 0
    await upload(page, messy)
    expect(await heading(page)).toContain('What this file changes')
    const main = page.getByRole('main')
    expect(await main.textContent()).toContain(`${posts} new`)
    await follow(page, /Columns: \d+ read/)
    expect(await heading(page)).toContain('What we understood')
    await page.goBack()
    await clicking(press(page, `Confirm ${posts} posts`))
    expect(await heading(page)).toContain('This file counts')
    const first = page.url()
    await clicking(press(page, 'Find the arts therapists in it'))
    await page.getByRole('heading', { level: 1, name: /Arts therapists in/ }).waitFor({ timeout: 150_000 })
    await clicking(follow(page, 'See the therapists'))
    expect(await heading(page)).toContain('Therapists')
    // Load a file, what it changes, it counts, the run, the list: five pages; what is under way passes by itself.
    expect(clicks, 'from an empty form to the list of therapists').toBe(6)

    await upload(page, messy)
    expect(await main.textContent()).toContain('This file counts already for the same month')
    expect(await page.getByRole('button', { name: /^Confirm/ }).count()).toBe(0)
    await press(page, 'Give up this file')
    expect(await said(page)).toContain('given up')

    clicks = 0
    await upload(page, nextMonth)
    expect(await main.textContent()).toContain('10 no longer there')
    await page.getByRole('link', { name: '10', exact: true }).click()
    expect(await page.getByRole('table', { name: /Rows/ }).getByRole('row').count()).toBe(11)
    await page.goBack()
    await clicking(press(page, `Confirm ${posts - 10} posts`))
    expect(clicks, 'a repeat upload').toBeLessThanOrEqual(4)
    await press(page, 'Undo this import')
    expect(await said(page)).toContain('what counted before counts again')

    await upload(page, register, 'HCPC register')
    await press(page, /^Confirm \d[\d,]* registrants/)
    expect(await heading(page)).toContain('This file counts')

    const other = await openPhone(live, member('workforce analyst', 'trust two'))
    expect((await other.goto(first))?.status(), 'another trust’s import is not there').toBe(404)
  },
)

it('a file whose columns are not plain is asked about once, and the answer is remembered', { timeout: 120_000 }, async () => {
  const page = await openPhone(live, member('workforce analyst', 'trust two'))
  const odd = join(data, 'odd.csv')
  const rows = Array.from({ length: 30 }, (_, i) => `${1000 + i},Zed${i},Ann,Art Therapist,S1H`)
  writeFileSync(odd, ['Alpha,Beta,Gamma,Delta,Epsilon', ...rows, ''].join('\n'))
  await upload(page, odd)
  expect(await heading(page)).toContain('Which column is which?')
  for (const [label, value] of Object.entries({
    'Assignment number (needed)': 'Alpha',
    Surname: 'Beta',
    Forenames: 'Gamma',
    'Position title (needed)': 'Delta',
  }))
    await page.getByLabel(label, { exact: true }).selectOption(value)
  await press(page, 'Read the file with these columns')
  await page.getByRole('heading', { level: 1, name: 'What this file changes' }).waitFor({ timeout: 60_000 })
  await press(page, 'Give up this file')
  writeFileSync(odd, ['Alpha,Beta,Gamma,Delta,Epsilon', ...rows.slice(1), ''].join('\n'))
  await upload(page, odd)
  expect(await heading(page), 'not asked again').toContain('What this file changes')
})

it('values that cannot be used are corrected in the page, in every row that has them', { timeout: 120_000 }, async () => {
  const page = await openPhone(live, member('workforce analyst', 'trust two'))
  const wrong = join(data, 'wrong.csv')
  const rows = Array.from({ length: 20 }, (_, i) => `${2000 + i},Zed${i},Ann,Art Therapist,${i % 4 === 0 ? 'SIH' : 'S1H'},37.5`)
  writeFileSync(wrong, ['Assignment number,Surname,Forenames,Position title,Occupation code,FTE', ...rows, ''].join('\n'))
  await upload(page, wrong)
  await follow(page, 'Look at the values and correct them')
  await page.getByLabel('Replace SIH with').fill('S1H')
  await page.getByLabel('Replace 37.5 with').fill('1')
  await press(page, 'Correct these values')
  expect(await said(page)).toContain('The values were corrected')
  expect(await page.getByRole('heading', { name: 'Values to look at' }).count(), 'nothing is left').toBe(0)
  await press(page, /^Confirm 20 posts/)
  const { rows: stored } = await live.database.transaction({ kind: 'system' }, async (db) => ({
    rows: await db
      .selectFrom('staff_post')
      .select(['occupation_code', 'fte'])
      .where('surname', 'like', 'Zed%')
      .where('assignment_number', 'like', '20%')
      .execute(),
  }))
  expect(new Set(stored.map((row) => `${row.occupation_code} ${row.fte}`))).toEqual(new Set(['S1H 1']))
})

it(
  'the ODS file brings organisations, a new name keeps the old one, and somebody says who followed a closed one',
  { timeout: 120_000 },
  async () => {
    const page = await openPhone(live, member('workforce analyst', 'national one'))
    const file = join(data, 'etr.csv')
    const line = (code: string, name: string, closed = ''): string =>
      [code, name, 'Y62', 'QOP', ...Array.from({ length: 6 }, () => ''), '20010401', closed, ...Array.from({ length: 15 }, () => '')]
        .map((cell) => `"${cell}"`)
        .join(',')
    const load = async (...lines: readonly string[]): Promise<void> => {
      writeFileSync(file, `${lines.join('\r\n')}\r\n`)
      await upload(page, file, 'ODS organisations (etr.csv)')
      await press(page, /^Confirm \d organisations/)
    }
    await load(line('ZZ991', 'Elder NHS TRUST'), line('ZZ992', 'Younger NHS TRUST'))
    await load(line('ZZ991', 'Elder NHS TRUST', '20251231'), line('ZZ992', 'Younger and Elder NHS TRUST'))
    await page.goto(`${live.origin}/find/imports/organisations`)
    const list = page.getByRole('table', { name: /Organisations/ })
    expect(await list.textContent()).toContain('Younger NHS TRUST until')
    await page.getByText('Say who followed ZZ991').click()
    await page.getByLabel('Code of the organisation that followed ZZ991').fill('zz992')
    await press(page, 'Save')
    expect(await said(page)).toContain('The successor is kept')
    expect(await list.textContent()).toContain('Younger and Elder NHS TRUST (ZZ992)')
  },
)

it(
  'a file that another one came before is compared again before it can count; one that could not be read is read again',
  { timeout: 180_000 },
  async () => {
    const page = await openPhone(live, member('workforce analyst', 'national one'))
    const file = join(data, 'small.csv')
    const write = (many: number): void =>
      writeFileSync(
        file,
        ['Assignment number,Surname,Position title', ...Array.from({ length: many }, (_, i) => `${500 + i},Zed,Clerk`), ''].join('\n'),
      )
    write(5)
    await upload(page, file)
    const first = page.url()
    write(6)
    await upload(page, file)
    await press(page, 'Confirm 6 posts')
    await page.goto(first)
    await press(page, 'Confirm 5 posts')
    expect((await problems(page)).join(' ')).toContain('Another file was confirmed since you looked')
    await press(page, 'Compare again')
    expect(await page.getByRole('main').textContent()).toContain('0 new, 0 changed, 1 no longer there, 5 unchanged')
    await live.database.owner
      .updateTable('import')
      .set({ state: 'failed' })
      .where('state', '=', 'staged')
      .where('row_count', '=', 5)
      .execute()
    await page.goto(first)
    await press(page, 'Read it again')
    await page.getByRole('heading', { level: 1, name: 'What this file changes' }).waitFor({ timeout: 60_000 })
    await press(page, 'Confirm 5 posts')
    expect(await heading(page)).toContain('This file counts')
  },
)

it('the trail of audit has all of it', async () => {
  expect(await actsDone(live)).toEqual(
    expect.arrayContaining([
      'workforce.import.receive',
      'workforce.import.columns',
      'workforce.import.mend',
      'workforce.import.compare',
      'workforce.import.again',
      'workforce.import.confirm',
      'workforce.import.undo',
      'workforce.import.abandon',
      'workforce.provider.successor',
    ]),
  )
})
