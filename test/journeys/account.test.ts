import { beforeAll, expect, it } from 'vitest'
import { openLiveWorld, type LiveWorld } from '../pages/live-world.ts'
import { member, PASSWORD } from '../world.ts'
import { actsDone, fill, follow, heading, openPhone, press, problems, said, signIn } from './on-a-phone.ts'

let live: LiveWorld
beforeAll(async () => {
  live = await openLiveWorld()
})

const owner = member('AHP lead', 'trust one')

it('a person changes their own name, and an empty one is explained', async () => {
  const page = await openPhone(live, owner)
  await page.goto(`${live.origin}/account`)
  await fill(page, { Name: '' })
  await press(page, 'Save the name')
  expect(await problems(page)).toEqual(['Enter your name'])
  await fill(page, { Name: 'Ada Okoro-Lindqvist' })
  await press(page, 'Save the name')
  expect(await said(page)).toContain('Your name was saved.')
  expect(await page.getByRole('banner').textContent()).toContain('Ada Okoro-Lindqvist')
})

it('a new password ends every other session, and each can be ended alone', async () => {
  const [page, other] = [await openPhone(live, owner), await openPhone(live)]
  await signIn(other, live, { email: owner.email, password: PASSWORD })
  await page.goto(`${live.origin}/account`)
  expect(await page.getByRole('button', { name: /^End this session of Chrome on Linux/ }).count()).toBe(1)
  await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: /^End this session/ }).click()])
  expect(await said(page)).toContain('The session was ended.')
  await other.goto(`${live.origin}/account`)
  expect(await heading(other)).toContain('Sign in')

  await signIn(other, live, { email: owner.email, password: PASSWORD })
  await follow(page, 'Change password')
  await fill(page, { 'Current password': 'wrong', 'New password': 'password1234' })
  await press(page, 'Save the new password')
  expect(await problems(page)).not.toEqual([])
  await fill(page, { 'Current password': PASSWORD, 'New password': 'nine quiet herons wade' })
  await press(page, 'Save the new password')
  expect(await said(page)).toContain('Your password was changed.')
  await other.goto(`${live.origin}/account`)
  expect(await heading(other)).toContain('Sign in')
})

it('the second step is turned off with the password alone', async () => {
  const account = member('researcher', 'body one')
  await live.database.owner.updateTable('account').set({ two_step_since: live.clock.now }).where('id', '=', account.account).execute()
  const page = await openPhone(live, account)
  await page.goto(`${live.origin}/account/two-step`)
  await fill(page, { 'Current password': 'wrong' })
  await press(page, 'Turn two-step sign-in off')
  expect(await problems(page)).toHaveLength(1)
  await fill(page, { 'Current password': PASSWORD })
  await press(page, 'Turn two-step sign-in off')
  expect(await said(page)).toContain('Two-step sign-in is off.')
})

it('where everybody needs a second step, only the own account is open until it is there', async () => {
  const strict = await openLiveWorld({ TRIPTYCH_TWO_STEP: 'required' })
  const page = await openPhone(strict, member('administrator', 'trust two'))
  await page.goto(`${strict.origin}/`)
  expect(await page.getByRole('main').getByRole('listitem').first().textContent()).toContain('Set up two-step sign-in')
  await page.goto(`${strict.origin}/admin/people`)
  expect(await heading(page)).toContain('You do not have access')
  await page.goto(`${strict.origin}/account`)
  await follow(page, /^Set up two-step sign-in$/)
  expect(await heading(page)).toContain('Two-step sign-in')
})

it('the trail of audit has all of it', async () => {
  expect(await actsDone(live)).toEqual(
    expect.arrayContaining([
      'access.account.change-name',
      'access.account.end-session',
      'access.account.change-password',
      'access.account.end-two-step',
    ]),
  )
})
