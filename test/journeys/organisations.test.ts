import { beforeAll, expect, it } from 'vitest'
import { openLiveWorld, type LiveWorld } from '../pages/live-world.ts'
import { idOf, member } from '../world.ts'
import { actsDone, fill, follow, heading, openPhone, press, problems, said } from './on-a-phone.ts'

let live: LiveWorld
beforeAll(async () => {
  live = await openLiveWorld()
})

const host = member('installation administrator', 'host')
const administrator = member('administrator', 'trust one')

it('an organisation is added, its first administrator invited, and it is closed when its name is typed', async () => {
  const page = await openPhone(live, host)
  await page.goto(`${live.origin}/admin/organisations`)
  await follow(page, 'Add an organisation')
  await press(page, 'Add the organisation')
  expect(await problems(page)).toEqual(['Choose what kind of organisation it is', 'Enter the name of the organisation'])
  await page.getByLabel('NHS trust or other provider').check()
  await fill(page, { Name: 'Ashdale Trust', 'ODS code (optional)': 'zz901' })
  await page.getByLabel('Nation (optional)').selectOption('England')
  await press(page, 'Add the organisation')
  expect(await said(page)).toContain('The organisation was added.')
  expect(await page.getByText('ZZ901').first().isVisible()).toBe(true)

  await fill(page, { 'Name of the person': '', 'Email address': 'nobody' })
  await press(page, 'Send the invitation')
  expect(await problems(page)).toHaveLength(2)
  await fill(page, { 'Name of the person': 'Priya Ashdale', 'Email address': 'priya@example.org' })
  await press(page, 'Send the invitation')
  const link = (await page.getByRole('main').locator('code').textContent()) ?? ''
  const first = await openPhone(live)
  await first.goto(link)
  await fill(first, { 'Choose a password': 'nine quiet herons wade' })
  await press(first, 'Accept the invitation')
  expect(await first.getByRole('main').textContent()).toContain('Administrator')

  await follow(page, 'Back to the organisation')
  await page.locator('summary', { hasText: 'Close this organisation' }).click()
  await fill(page, { 'Type the name of the organisation to confirm': 'Ashdale' })
  await press(page, 'Close the organisation')
  expect(await problems(page)).toHaveLength(1)
  const details = page.locator('details', { hasText: 'Close this organisation' })
  if ((await details.getAttribute('open')) === null) await page.locator('summary', { hasText: 'Close this organisation' }).click()
  await fill(page, { 'Type the name of the organisation to confirm': 'Ashdale Trust' })
  await press(page, 'Close the organisation')
  expect(await said(page)).toContain('The organisation was closed.')
  expect(await page.getByRole('rowheader', { name: 'Ashdale Trust' }).count()).toBe(1)
  await first.goto(`${live.origin}/admin/people`)
  expect(await heading(first), 'its people have no role any more').toContain('You do not have access')
})

it('two people change one organisation: the second is shown both versions and chooses', async () => {
  const path = `${live.origin}/admin/organisations/${idOf('trust one')}`
  const [one, two] = [await openPhone(live, administrator), await openPhone(live, host)]
  await one.goto(path)
  await two.goto(path)
  await fill(one, { Name: 'The first trust' })
  await press(one, 'Save the details')
  expect(await said(one)).toContain('The details were saved.')
  await fill(two, { Name: 'Trust the First', 'ODS code (optional)': 'ZZ77' })
  await press(two, 'Save the details')
  expect(await two.getByRole('alert').textContent()).toContain('This has been changed since you opened it')
  expect(await two.getByRole('radio').count(), 'a question for each difference').toBe(4)
  expect(await two.getByRole('radio', { checked: true }).count(), 'nothing is chosen beforehand').toBe(0)
  await two.getByLabel('The first trust').check()
  await two.getByLabel('ZZ77').check()
  await press(two, 'Save what I chose')
  expect(await said(two)).toContain('The details were saved.')
  await one.reload()
  expect(await heading(one)).toContain('The first trust')
  expect(await one.getByText('ZZ77').first().isVisible()).toBe(true)
})

it('an agreement is recorded by day, month and year; wrong dates are explained; it is ended', async () => {
  const page = await openPhone(live, administrator)
  await page.goto(`${live.origin}/admin/agreements`)
  await follow(page, 'Record an agreement')
  const dates = async (name: RegExp, parts: Readonly<Record<'Day' | 'Month' | 'Year', string>>): Promise<void> => {
    for (const [part, value] of Object.entries(parts)) await page.getByRole('group', { name }).getByLabel(part).fill(value)
  }
  await page.getByLabel('Who may see it?').selectOption('The university one')
  await page.getByLabel('Exact counts').check()
  await fill(page, { 'Where is the signed agreement kept?': 'Register, DSA 12' })
  await dates(/Starts on/, { Day: '31', Month: '2', Year: '2026' })
  await dates(/Ends on/, { Day: '1', Month: '', Year: '' })
  await press(page, 'Record the agreement')
  expect(await problems(page)).toHaveLength(2)
  expect(
    await page
      .getByRole('group', { name: /Starts on/ })
      .getByLabel('Day')
      .inputValue(),
  ).toBe('31')
  expect(await page.getByLabel('Exact counts').isChecked(), 'what was right is still there').toBe(true)
  await dates(/Starts on/, { Day: '1', Month: '4', Year: '2026' })
  await dates(/Ends on/, { Day: '31', Month: '3', Year: '2026' })
  await press(page, 'Record the agreement')
  expect(await problems(page)).toHaveLength(1)
  await dates(/Ends on/, { Day: '31', Month: '3', Year: '2027' })
  await press(page, 'Record the agreement')
  expect(await said(page)).toContain('The agreement was recorded.')
  expect(await page.getByText('31 March 2027').isVisible()).toBe(true)
  await page.locator('summary', { hasText: 'End this agreement now' }).click()
  await press(page, 'End the agreement')
  expect(await said(page)).toContain('The agreement was ended.')
  expect(await page.getByRole('main').textContent()).toContain('Over')
})

it('the trail of audit has all of it', async () => {
  expect(await actsDone(live)).toEqual(
    expect.arrayContaining([
      'access.organisation.create',
      'access.administrator.invite',
      'access.organisation.close',
      'access.organisation.change',
      'access.agreement.record',
      'access.agreement.end',
    ]),
  )
})
