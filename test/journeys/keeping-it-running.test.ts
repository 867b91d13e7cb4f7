import { parse } from 'csv-parse/sync'
import { sql } from 'kysely'
import { beforeAll, expect, it } from 'vitest'
import { openLiveWorld, type LiveWorld } from '../pages/live-world.ts'
import { addWork, JOBS } from '../pages/rows.ts'
import { idOf, member } from '../world.ts'
import { actsDone, follow, heading, openPhone, press, problems, said } from './on-a-phone.ts'

let live: LiveWorld
beforeAll(async () => {
  live = await openLiveWorld()
  await addWork(live.database)
})

const administrator = member('administrator', 'trust one')
const auditor = member('auditor', 'trust one')
const host = member('installation administrator', 'host')
const FORMULA = '=HYPERLINK("http://elsewhere.example/","look")'

it('the audit is narrowed to what is wanted, and exported as it was narrowed, with no cell a formula', async () => {
  const { owner } = live.database
  for (const at of ['2026-02-01T12:00:00Z', '2026-02-28T12:00:00Z']) {
    await sql`select append_audit(${idOf('trust one')}, ${new Date(at)}, 'account', ${administrator.account}, 'change', 'access.person.give-role', ${FORMULA}, '{"role":"supervisor"}')`.execute(
      owner,
    )
  }
  await sql`select append_audit(${idOf('trust one')}, ${new Date('2026-02-28T13:00:00Z')}, 'account', ${administrator.account}, 'refused', 'access.people', null, '{}')`.execute(
    owner,
  )
  const page = await openPhone(live, auditor)
  await page.goto(`${live.origin}/admin/audit`)
  await page.getByLabel('Kind').selectOption('Changes')
  await page.getByLabel('From').fill('2026-02-20')
  await page.getByLabel('To').fill('2026-02-28')
  await press(page, 'Apply filters')
  expect(await page.getByRole('main').textContent()).toContain('1 entry')
  expect(await page.getByRole('link', { name: /^Remove filter/ }).count()).toBe(3)
  const href =
    (await page
      .getByRole('link', { name: /Export/ })
      .or(page.getByRole('button', { name: /Export/ }))
      .getAttribute('href')) ?? ''
  const answer = await page.request.get(`${live.origin}${href}`)
  expect(answer.headers()['content-disposition']).toContain('audit.csv')
  const rows = parse(await answer.text(), { columns: true, bom: true }) as Record<string, string>[]
  expect(rows).toHaveLength(1)
  expect(rows[0]).toMatchObject({ act: 'access.person.give-role', kind: 'change' })
  expect(rows[0]?.['about']).toBe(`'${FORMULA}`)
  expect(Object.values(rows[0] ?? {}).filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([])
  await follow(page, /^Remove filter: Kind/)
  expect(await page.getByRole('main').textContent()).toContain('2 entries')
  await page.goto(`${live.origin}/admin/audit?kind=read`)
  expect(await page.getByRole('main').textContent(), 'taking the trail away is in the trail').toContain('Exported the audit trail')
})

it('a job that waits is cancelled and begun again; what cannot be done is told', async () => {
  await live.database.owner
    .insertInto('trial')
    .values({
      id: idOf('trial of the waiting job'),
      owner_id: administrator.account,
      job_id: JOBS.waiting,
      fictional: false,
      created_at: live.clock.now,
    })
    .execute()
  const page = await openPhone(live, administrator)
  await page.goto(`${live.origin}/admin/jobs?state=waiting`)
  await follow(page, /^Identification of an extract/)
  expect(page.url()).toContain(JOBS.waiting)
  const second = await openPhone(live, administrator)
  await second.goto(page.url())
  await press(page, 'Cancel this job')
  expect(await said(page)).toContain('The job is being stopped.')
  expect(await page.getByRole('main').textContent()).toContain('Cancelled')
  await press(second, 'Cancel this job')
  expect((await problems(second)).join(' ')).toContain('This work has already ended.')
  await press(page, 'Start it again')
  expect(await said(page)).toContain('The job waits to be started again.')
  expect(await page.getByRole('main').textContent()).toContain('Waiting')
})

it('work under way is told as it goes, and the telling ends with the work', async () => {
  const events = live.ask(`/admin/jobs/${JOBS.running}/events`, administrator)
  await live.database.owner.updateTable('job').set({ done: 2_000 }).where('id', '=', JOBS.running).execute()
  setTimeout(() => {
    void live.database.owner
      .updateTable('job')
      .set({ state: 'done', ended_at: live.clock.now, result: 'null' })
      .where('id', '=', JOBS.running)
      .execute()
  }, 1_000)
  const text = await (await events).text()
  expect(text).toContain('"stage":"Comparing records"')
  expect(text).toContain('event: done')
  expect((await live.ask(`/admin/jobs/${JOBS.running}/events`, member('administrator', 'trust two'))).status).toBe(404)
})

it('a letter that failed is sent again, and nobody sees whom it is for', async () => {
  const page = await openPhone(live, host)
  await page.goto(`${live.origin}/admin/mail?state=failed`)
  const before = await page.getByRole('button', { name: /^Send again/ }).count()
  expect(before).toBe(9)
  expect(await page.content()).not.toMatch(/secret\.\d@example\.org|Secret of|Body of|Subject of/)
  await Promise.all([
    page.waitForEvent('load'),
    page.getByRole('button', { name: /^Send again the letter of .* on behalf of The trust one$/ }).click(),
  ])
  expect(await said(page)).toContain('The letter waits to be sent again.')
  await page.goto(`${live.origin}/admin/mail?state=failed`)
  expect(await page.getByRole('button', { name: /^Send again/ }).count()).toBe(before - 1)
  await page.goto(`${live.origin}/admin/people`)
  expect(await heading(page)).toContain('People')
})

it('the trail of audit has all of it', async () => {
  expect(await actsDone(live)).toEqual(
    expect.arrayContaining(['installation.job.cancel', 'installation.job.resume', 'installation.mail.send-again']),
  )
})
