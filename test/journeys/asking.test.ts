import { afterAll, beforeAll, expect, it } from 'vitest'
import { addFindTo, type FindIds } from '../find/fictional-find.ts'
import { openLiveWorld, type LiveWorld } from '../pages/live-world.ts'
import { member } from '../world.ts'
import { actsDone, fill, follow, heading, lettersTo, linkTo, openPhone, press, problems, said } from './on-a-phone.ts'

let live: LiveWorld
let find: FindIds
let work: ReturnType<LiveWorld['app']['start']>
beforeAll(async () => {
  live = await openLiveWorld()
  find = await addFindTo(live)
  work = live.app.start()
})
afterAll(() => work.stop())

const analyst = member('workforce analyst', 'trust one')

it(
  'a manager is asked about posts of their team, saves, comes back, confirms; the answer is taken over',
  { timeout: 120_000 },
  async () => {
    const page = await openPhone(live, analyst)
    await page.goto(`${live.origin}/find/teams`)
    await follow(page, 'Ask about posts')
    await page.getByRole('table').getByRole('link').first().click()
    await page.waitForURL(/team=[0-9a-f]{32}/)
    const asked = await page.getByRole('checkbox').count()
    expect(asked).toBeGreaterThan(0)
    await press(page, 'Send the question')
    expect(await problems(page)).toHaveLength(2)
    await fill(page, { 'Name of the manager': 'Morgan Manager', 'Email address': 'morgan@example.org' })
    await press(page, 'Send the question')
    expect(await said(page)).toContain('on its way')
    const question = page.url()

    const manager = await openPhone(live)
    await manager.goto(await linkTo(live, 'morgan@example.org', '/team/'))
    expect(await heading(manager)).toContain('Posts in your team')
    expect(await manager.getByRole('radio').count()).toBe(asked * 6)
    await press(manager, 'Confirm the answers')
    expect(await problems(manager)).toHaveLength(asked)
    const answers = manager.getByRole('radio', { name: 'Is a dramatherapist' })
    await answers.first().check()
    await manager.getByRole('textbox').first().fill('Runs the group on Tuesdays.')
    await press(manager, 'Save and come back later')
    expect(await said(manager)).toContain('saved')
    await manager.reload()
    expect(await answers.first().isChecked()).toBe(true)
    for (let i = 1; i < asked; i++) await manager.getByRole('radio', { name: 'Is not an arts therapist' }).nth(i).check()
    await press(manager, 'Confirm the answers')
    expect(await heading(manager)).toContain('You have answered')

    await page.goto(`${live.origin}/`)
    expect(await page.getByText(/answered.* to take over/).count(), 'in the queue of the home page').toBe(1)
    await page.goto(question)
    expect(await page.getByRole('main').textContent()).toContain('Runs the group on Tuesdays.')
    await page
      .getByRole('link', { name: /^Open the case/ })
      .first()
      .click()
    await page.getByRole('heading', { name: 'What was answered' }).waitFor()
    expect(await page.getByRole('table', { name: 'Answers to questions' }).textContent()).toContain('Runs the group on Tuesdays.')
    await page.goto(question)
    await Promise.all([
      page.waitForEvent('load'),
      page
        .getByRole('button', { name: /^Take over as a declaration/ })
        .first()
        .click(),
    ])
    expect(await said(page)).toContain('taken over as a decision')
  },
)

it('a member of staff says what they are, looks at it once more and confirms', { timeout: 120_000 }, async () => {
  const page = await openPhone(live, analyst)
  await page.goto(`${live.origin}/find/review/${find.review.at(-1)?.finding}`)
  await follow(page, 'Ask the person')
  await fill(page, { 'Name of the person': 'Sam Staff', 'Email address': 'sam@example.org' })
  await press(page, 'Send the question')
  expect(await said(page)).toContain('on its way')
  const question = page.url()

  const person = await openPhone(live)
  await person.goto(await linkTo(live, 'sam@example.org', '/me/'))
  expect(await person.getByRole('main').textContent()).toContain('What is done with your answer')
  await press(person, 'Continue')
  expect(await problems(person)).toEqual(['Choose whether you are registered'])
  await person.getByRole('radio', { name: 'Yes, and I practise as one in my post' }).check()
  await press(person, 'Continue')
  expect(await problems(person)).toHaveLength(2)
  await person.getByRole('radio', { name: 'Dramatherapist' }).check()
  await fill(person, { 'HCPC registration number': 'as 999999' })
  await press(person, 'Continue')
  expect(await person.getByRole('main').textContent()).toContain('Not found with your surname')
  await person.getByRole('main').getByRole('button', { name: 'Change the answer' }).click()
  await person.waitForURL(/change=yes/)
  await person.getByRole('radio', { name: 'No', exact: true }).check()
  await press(person, 'Continue')
  await press(person, 'Confirm')
  expect(await heading(person)).toContain('You have answered')

  await page.goto(question)
  expect(await page.getByRole('main').textContent()).toContain('Not an arts therapist')
  await press(page, /^Make it my decision/)
  expect(await said(page)).toContain('taken over as a decision')
})

it('a question is brought back to mind by a new link, and a withdrawn one answers nothing', { timeout: 120_000 }, async () => {
  const page = await openPhone(live, analyst)
  await page.goto(`${live.origin}/find/teams/new?person=${find.review.at(-2)?.person}&kind=person`)
  await fill(page, { 'Name of the person': 'Late Larry', 'Email address': 'late@example.org' })
  await press(page, 'Send the question')
  const first = await linkTo(live, 'late@example.org', '/me/')
  await press(page, 'Send a reminder')
  expect(await said(page)).toContain('A reminder is on its way')
  await expect.poll(() => lettersTo(live, 'late@example.org').length, { timeout: 20_000 }).toBe(2)
  const person = await openPhone(live)
  await person.goto(first)
  expect(await heading(person), 'the first link is gone').toContain('Page not found')
  await press(page, 'Withdraw the question')
  expect(await said(page)).toContain('was withdrawn')
  const links = lettersTo(live, 'late@example.org').flatMap((letter) => [...letter.matchAll(/https?:\S+\/me\/\S+/g)].map(([link]) => link))
  await person.goto(links.find((link) => link !== first) ?? '')
  expect(await heading(person)).toContain('This question was withdrawn')
})

it('the trail of audit has all of it', async () => {
  expect(await actsDone(live)).toEqual(
    expect.arrayContaining([
      'workforce.ask.send',
      'workforce.ask.answer-team',
      'workforce.ask.take-over',
      'workforce.ask.declare',
      'workforce.ask.confirm-declaration',
      'workforce.ask.remind',
      'workforce.ask.withdraw',
    ]),
  )
})
