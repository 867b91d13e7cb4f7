import { afterAll, beforeAll, expect, it } from 'vitest'
import { stepOf, totpCode } from '../../src/access/two-step/totp.ts'
import { openLiveWorld, type LiveWorld } from '../pages/live-world.ts'
import { member, PASSWORD } from '../world.ts'
import { actsDone, fill, follow, heading, lettersTo, linkTo, openPhone, press, problems, said, signIn, signOut } from './on-a-phone.ts'

let live: LiveWorld
let work: ReturnType<LiveWorld['app']['start']>
beforeAll(async () => {
  live = await openLiveWorld()
  work = live.app.start()
})
afterAll(() => work.stop())

const later = (seconds: number): void => {
  live.clock.now = new Date(live.clock.now.getTime() + seconds * 1000)
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
/** As an authenticator app reads a key that is typed into it. */
function bytesOf(key: string): Uint8Array {
  const bits = Array.from(key.replaceAll(/\s/g, ''), (letter) => ALPHABET.indexOf(letter).toString(2).padStart(5, '0')).join('')
  return Uint8Array.from(bits.match(/.{8}/g) ?? [], (byte) => Number.parseInt(byte, 2))
}
const codeNow = (key: string): string => totpCode(bytesOf(key), stepOf(live.clock.now))

it('a wrong password is told at its field, and what was typed besides it is still there', async () => {
  const { email } = member('researcher', 'university one')
  const page = await openPhone(live)
  await signIn(page, live, { email, password: 'not this one' })
  expect(await page.title()).toBe('Error: Sign in – Triptych')
  expect(await problems(page)).toEqual(['The email address or the password is wrong. Check both and try again.'])
  expect(await page.getByLabel('Email address').inputValue()).toBe(email)
  expect(await page.getByLabel('Password', { exact: true }).inputValue()).toBe('')
  await fill(page, { Password: PASSWORD })
  await press(page, 'Sign in')
  expect(await heading(page)).toContain('Hello, Person researcher of university one')
})

it('whoever asked for a page is led there after signing in', async () => {
  const page = await openPhone(live)
  await page.goto(`${live.origin}/account/password`)
  expect(await heading(page)).toContain('Sign in')
  await fill(page, { 'Email address': member('trainee', 'university one').email, Password: PASSWORD })
  await press(page, 'Sign in')
  expect(await heading(page)).toContain('Change your password')
})

it('a second step is set up with an app, then asked for; a recovery code does in its place, once', async () => {
  const { email } = member('education lead', 'trust one')
  const page = await openPhone(live)
  await signIn(page, live, { email, password: PASSWORD })
  await follow(page, 'Set up two-step sign-in for your own account')
  await fill(page, { 'Current password': PASSWORD })
  await press(page, 'Set up two-step sign-in')
  expect(await page.getByRole('img', { name: 'The key as a picture' }).isVisible()).toBe(true)
  const key = (await page.getByText('Key:').locator('code').textContent()) ?? ''
  await fill(page, { Code: '000000' })
  await press(page, 'Turn two-step sign-in on')
  expect(await problems(page)).toHaveLength(1)
  await fill(page, { Code: codeNow(key) })
  await press(page, 'Turn two-step sign-in on')
  expect(await heading(page)).toContain('Your recovery codes')
  const codes = await page.getByRole('main').locator('code').allTextContents()
  expect(codes).toHaveLength(10)
  await follow(page, 'I have kept them')
  expect(await page.getByText('10 recovery codes left').isVisible()).toBe(true)
  await signOut(page)
  expect(await said(page)).toContain('You are signed out.')

  later(60)
  await signIn(page, live, { email, password: PASSWORD })
  expect(await heading(page)).toContain('Enter your code')
  await page.goto(`${live.origin}/account`)
  expect(await heading(page), 'the password alone opens nothing').toContain('Sign in')
  await signIn(page, live, { email, password: PASSWORD })
  const code = codeNow(key)
  await fill(page, { Code: code })
  await press(page, 'Continue')
  expect(await heading(page)).toContain('Hello')
  await signOut(page)

  await signIn(page, live, { email, password: PASSWORD })
  await fill(page, { Code: code })
  await press(page, 'Continue')
  expect(await problems(page), 'a code works once').toHaveLength(1)
  await fill(page, { Code: codes[0] ?? '' })
  await press(page, 'Continue')
  expect(await heading(page)).toContain('Hello')
  await page.goto(`${live.origin}/account`)
  expect(await page.getByText('9 recovery codes left').isVisible()).toBe(true)
  await signOut(page)
  await signIn(page, live, { email, password: PASSWORD })
  await fill(page, { Code: codes[0] ?? '' })
  await press(page, 'Continue')
  expect(await problems(page), 'a recovery code works once').toHaveLength(1)
})

it('a forgotten password is replaced by a link in a letter, once, and the old one opens nothing', async () => {
  const { email } = member('supervisor', 'trust one')
  const page = await openPhone(live)
  await page.goto(`${live.origin}/sign-in`)
  await follow(page, 'I have forgotten my password')
  await fill(page, { 'Email address': 'nobody.here@example.org' })
  await press(page, 'Send the link')
  const answer = await said(page)
  await follow(page, 'I have forgotten my password')
  await fill(page, { 'Email address': email })
  await press(page, 'Send the link')
  expect(await said(page), 'the answer tells nobody who has an account').toBe(answer)
  const link = await linkTo(live, email, '/sign-in/reset/')
  expect(lettersTo(live, 'nobody.here@example.org')).toEqual([])
  await page.goto(link)
  await fill(page, { 'New password': 'short' })
  await press(page, 'Save the new password')
  expect(await problems(page)).toHaveLength(1)
  await fill(page, { 'New password': 'nine quiet herons wade' })
  await press(page, 'Save the new password')
  expect(await said(page)).toContain('Your password was changed.')
  await signIn(page, live, { email, password: PASSWORD })
  expect(await problems(page)).toHaveLength(1)
  await signIn(page, live, { email, password: 'nine quiet herons wade' })
  expect(await heading(page)).toContain('Hello')
  await page.goto(link)
  await fill(page, { 'New password': 'seven other quiet herons' })
  await press(page, 'Save the new password')
  expect(await page.title(), 'the link works once').not.toContain('Sign in')
})

it('the trail of audit has all of it', async () => {
  expect(await actsDone(live)).toEqual(
    expect.arrayContaining([
      'access.sign-in',
      'access.sign-in.confirm-code',
      'access.sign-out',
      'access.account.begin-two-step',
      'access.account.confirm-two-step',
      'access.password.ask-reset',
      'access.password.reset',
    ]),
  )
})
