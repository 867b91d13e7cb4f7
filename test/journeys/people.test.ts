import { afterAll, beforeAll, expect, it } from 'vitest'
import { openLiveWorld, type LiveWorld } from '../pages/live-world.ts'
import { idOf, member, PASSWORD } from '../world.ts'
import { actsDone, fill, follow, heading, linkTo, openPhone, press, problems, said } from './on-a-phone.ts'

let live: LiveWorld
let work: ReturnType<LiveWorld['app']['start']>
beforeAll(async () => {
  live = await openLiveWorld()
  work = live.app.start()
})
afterAll(() => work.stop())

const administrator = member('administrator', 'trust one')
const supervisor = member('supervisor', 'trust one')
const pageOf = (of: typeof supervisor): string => `${live.origin}/admin/people/${of.organisation}/${of.account}`

it('somebody is invited, opens the link of the letter, accepts and lands on their home page', async () => {
  const page = await openPhone(live, administrator)
  await page.goto(`${live.origin}/admin/people`)
  await follow(page, 'Invite somebody')
  await press(page, 'Send the invitation')
  expect(await problems(page)).toHaveLength(3)
  await fill(page, { Name: 'Wren Tully', 'Email address': 'wren.tully@example.org' })
  await page.getByLabel('Role').selectOption('Workforce analyst')
  await press(page, 'Send the invitation')
  expect(await heading(page)).toContain('Invitation made')
  const shown = await page.getByRole('main').locator('code').textContent()

  const link = await linkTo(live, 'wren.tully@example.org', '/invite/')
  expect(shown).toBe(link)
  const invited = await openPhone(live)
  await invited.goto(link)
  expect(await invited.getByLabel('Your name').inputValue()).toBe('Wren Tully')
  await fill(invited, { 'Choose a password': 'short' })
  await press(invited, 'Accept the invitation')
  expect(await problems(invited)).toHaveLength(1)
  await fill(invited, { 'Choose a password': 'nine quiet herons wade' })
  await press(invited, 'Accept the invitation')
  expect(await heading(invited)).toContain('Hello, Wren Tully')
  expect(await invited.getByText('Loads staff extracts').isVisible()).toBe(true)

  const again = await openPhone(live)
  await again.goto(link)
  expect(await heading(again)).toContain('Page not found')
  expect(await again.getByText('This invitation has been used').count(), 'and says why').toBeLessThanOrEqual(1)
})

it('an invitation that is withdrawn opens nothing', async () => {
  const page = await openPhone(live, administrator)
  await page.goto(`${live.origin}/admin/people/invitations?state=waiting`)
  await press(page, 'Withdraw the invitation of Invited to trust one')
  expect(await said(page)).toContain('The invitation was withdrawn')
  await page.goto(`${live.origin}/invite/${encodeURIComponent('invitation to trust one')}`)
  expect(await heading(page)).toContain('Page not found')
})

it('whoever has an account already adds the role to it with its password', async () => {
  const other = await openPhone(live, member('administrator', 'university one'))
  await other.goto(`${live.origin}/admin/people/invite`)
  await fill(other, { Name: supervisor.name, 'Email address': supervisor.email })
  await other.getByLabel('Role').selectOption('Researcher')
  await press(other, 'Send the invitation')
  const link = (await other.getByRole('main').locator('code').textContent()) ?? ''
  const page = await openPhone(live)
  await page.goto(link)
  await fill(page, { Password: 'not this one' })
  await press(page, 'Accept the invitation')
  expect(await problems(page)).toHaveLength(1)
  await fill(page, { Password: PASSWORD })
  await press(page, 'Accept the invitation')
  expect(await page.getByRole('main').textContent()).toContain('Researcher')
})

it('a role is given and taken, and holds from the next page on', async () => {
  const of = member('workforce analyst', 'trust one')
  const [page, theirs] = [await openPhone(live, administrator), await openPhone(live, of)]
  await theirs.goto(`${live.origin}/admin/audit`)
  expect(await heading(theirs)).toContain('You do not have access')
  await page.goto(pageOf(of))
  await press(page, 'Give the role')
  expect(await problems(page)).toHaveLength(1)
  await page.getByLabel('Give another role').selectOption('Auditor')
  await press(page, 'Give the role')
  expect(await said(page)).toContain('The role was given.')
  await theirs.reload()
  expect(await heading(theirs)).toContain('Audit')
  await press(page, 'Take the role auditor')
  expect(await said(page)).toContain('The role was taken.')
  await theirs.reload()
  expect(await heading(theirs)).toContain('You do not have access')
})

it('the last administrator is kept', async () => {
  const page = await openPhone(live, administrator)
  await page.goto(pageOf(administrator))
  await press(page, 'Take the role administrator')
  expect(await problems(page)).toEqual(['This is the last administrator of the organisation. Give somebody else the role first.'])
  await page.locator('summary', { hasText: 'Disable the account' }).click()
  await press(page, 'Disable the account')
  expect(await problems(page)).toEqual(['You cannot disable your own account. Ask another administrator.'])
})

it('an account that is disabled is out at once, and comes back when it is enabled', async () => {
  const of = member('AHP lead', 'trust one')
  const [page, theirs] = [await openPhone(live, administrator), await openPhone(live, of)]
  await theirs.goto(`${live.origin}/`)
  expect(await heading(theirs)).toContain('Hello')
  await page.goto(pageOf(of))
  await page.locator('summary', { hasText: 'Disable the account' }).click()
  await press(page, 'Disable the account')
  expect(await said(page)).toContain('The account was disabled')
  await theirs.goto(`${live.origin}/account`)
  expect(await heading(theirs)).toContain('Sign in')
  await fill(theirs, { 'Email address': of.email, Password: PASSWORD })
  await press(theirs, 'Sign in')
  expect(await problems(theirs)).toHaveLength(1)
  await press(page, 'Enable the account')
  await fill(theirs, { Password: PASSWORD })
  await press(theirs, 'Sign in')
  expect(await heading(theirs)).toContain('Your account')
  await page.reload()
  await page.goto(pageOf(of))
  await press(page, 'End all sessions')
  expect(await said(page)).toContain('All their sessions were ended.')
  await theirs.reload()
  expect(await heading(theirs)).toContain('Sign in')
})

it('whoever belongs to two organisations is not disabled by one', async () => {
  const page = await openPhone(live, administrator)
  await page.goto(pageOf(supervisor))
  await page.locator('summary', { hasText: 'Disable the account' }).click()
  await press(page, 'Disable the account')
  expect((await problems(page))[0]).toContain('This person belongs to another organisation too')
})

it('another organisation’s people are not found', async () => {
  const page = await openPhone(live, administrator)
  await page.goto(`${live.origin}/admin/people/${idOf('trust two')}/${member('supervisor', 'trust two').account}`)
  expect(await heading(page)).toContain('Page not found')
})

it('the trail of audit has all of it', async () => {
  expect(await actsDone(live)).toEqual(
    expect.arrayContaining([
      'access.person.invite',
      'access.invitation.accept',
      'access.invitation.withdraw',
      'access.person.give-role',
      'access.person.take-role',
      'access.person.disable',
      'access.person.enable',
      'access.person.end-sessions',
    ]),
  )
})
