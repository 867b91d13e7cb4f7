import { sql } from 'kysely'
import { beforeAll, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { openLiveWorld, type LiveWorld } from '../pages/live-world.ts'
import { member, thingsOf } from '../world.ts'
import { actsDone, fill, follow, heading, openPhone, press, problems, said } from './on-a-phone.ts'

let live: LiveWorld
beforeAll(async () => {
  live = await openLiveWorld()
})

const administrator = member('administrator', 'trust one')
const lead = member('AHP lead', 'trust one')
const things = thingsOf('trust one')

/** The person of trust one, whose post stands in its extract. */
async function record(page: Page, kind: string, name = 'Ada Finding'): Promise<string> {
  await page.goto(`${live.origin}/admin/data-rights`)
  await follow(page, 'Record a request')
  await page.getByRole('radio', { name: kind, exact: true }).check()
  await fill(page, { Day: '27', Month: '2', Year: '2026', Name: name })
  await press(page, 'Record the request')
  expect(await said(page)).toContain('was recorded')
  return page.url().replace(/\?.*/, '')
}

it('somebody gets a copy of what is held of them, after the clock stood for proof of who they are', { timeout: 120_000 }, async () => {
  const page = await openPhone(live, administrator)
  await page.goto(`${live.origin}/admin/data-rights/new`)
  await press(page, 'Record the request')
  expect(await problems(page)).toHaveLength(3)
  const request = await record(page, 'A copy of what is held')
  const main = page.getByRole('main')
  expect(await main.textContent()).toContain('27 March 2026')
  await page.getByText('Stop the clock').first().click()
  await page.locator('#reason-pause').fill('Proof of who they are')
  await press(page, 'Stop the clock')
  expect(await said(page)).toContain('The clock stands')
  await press(page, 'Let the clock run on')
  await follow(page, 'Look for what is held')
  await press(page, 'Confirm')
  expect(await problems(page)).toHaveLength(1)
  await page.getByRole('checkbox', { name: /staff record/ }).check()
  await press(page, /^Confirm/)
  expect(await main.textContent()).toContain('staff_post')

  const copy = await page.request.get(`${request}/json`)
  expect(copy.headers()['content-disposition']).toContain('personal-data.json')
  const text = await copy.text()
  for (const word of ['Finding of trust one', 'Assignment of trust one', 'Reason of trust one']) expect(text).toContain(word)
  expect(text, 'nobody else').not.toMatch(/trust two|Person (?:administrator|AHP lead)/)
  const workbook = await page.request.get(`${request}/workbook`)
  expect((await workbook.body()).subarray(0, 2).toString()).toBe('PK')
  await press(page, 'The person has the copy')
  expect(await said(page)).toContain('done')
})

it('an erasure is proposed by one and approved by another; what is left is the certificate', { timeout: 120_000 }, async () => {
  const page = await openPhone(live, administrator)
  const request = await record(page, 'Erasure')
  await follow(page, 'Look for what is held')
  await page.getByRole('checkbox', { name: /staff record/ }).check()
  await press(page, 'Confirm')
  await press(page, 'Ask for approval')
  expect(await page.getByRole('button', { name: 'Approve and erase' }).count(), 'not by the same person').toBe(0)
  expect((await live.send(new URL(`${request}/approve`).pathname, administrator, {})).status).toBe(403)

  const second = await openPhone(live, lead)
  await second.goto(`${live.origin}/`)
  expect(await second.getByText('erasure waits for somebody to approve').count()).toBe(1)
  await second.goto(request)
  await press(second, 'Give it back')
  await page.reload()
  await page.goto(request)
  await press(page, 'Ask for approval')
  await second.goto(request)
  await press(second, 'Approve and erase')
  expect(await said(second)).toContain('was erased')
  expect(await second.getByRole('main').textContent()).toContain('Certificate of erasure')
  const { rows } = await sql<{ rows: number }>`
    select (select count(*) from staff_post where surname = 'Finding of trust one') + (select count(*) from finding where id = ${things.case}) as rows`.execute(
    live.database.owner,
  )
  expect(rows[0]?.rows).toBe(0)
})

it('a request that cannot be met is refused with the reason', { timeout: 60_000 }, async () => {
  const page = await openPhone(live, administrator)
  await record(page, 'Erasure', 'Nobody Whosoever')
  await page.getByText('Refuse the request').first().click()
  await page.locator('#reason-refuse').fill('Nothing is held of this person')
  await press(page, 'Refuse the request')
  expect(await said(page)).toContain('was refused')
})

it('what is kept for long enough is proposed, deleted by a person, or kept with a reason', { timeout: 60_000 }, async () => {
  const other = thingsOf('trust two')
  await sql`update import set as_at = '2024-12-31' where id = ${other.import}`.execute(live.database.owner)
  await sql`update rights_request set state = 'done', done_at = '2020-01-01' where id = ${other.request}`.execute(live.database.owner)
  const page = await openPhone(live, member('administrator', 'trust two'))
  await page.goto(`${live.origin}/admin/data-rights/retention`)
  await press(page, 'Look for what is due now')
  await follow(page, /^Rows of a staff extract/)
  await press(page, 'Approve and delete')
  expect(await said(page)).toContain('This page is the certificate')
  await page.goto(`${live.origin}/admin/data-rights/retention?state=open`)
  await follow(page, /^A request about personal data/)
  await press(page, 'Keep it')
  expect(await problems(page)).toEqual(['Choose why it is kept'])
  await page.getByRole('radio', { name: 'A request, complaint or inquiry needs it' }).check()
  await press(page, 'Keep it')
  expect(await said(page)).toContain('It is kept')
  const outsider = await openPhone(live, administrator)
  await outsider.goto(page.url())
  expect(await heading(outsider)).toContain('Page not found')
})

it('the trail of audit has all of it', async () => {
  expect(await actsDone(live)).toEqual(
    expect.arrayContaining([
      'rights.request.record',
      'rights.request.confirm-records',
      'rights.request.pause',
      'rights.request.resume',
      'rights.request.refuse',
      'rights.request.complete',
      'rights.erasure.propose',
      'rights.erasure.approve',
      'rights.erasure.decline',
      'rights.retention.look',
      'rights.disposal.approve',
      'rights.disposal.decline',
    ]),
  )
  const { rows } = await sql<{ reads: number }>`
    select count(*) as reads from audit_entry where kind = 'read' and act = 'rights.request.copy' and organisation_id = ${things.organisation}`.execute(
    live.database.owner,
  )
  expect(rows[0]?.reads, 'each reading of the copy').toBe(2)
})
