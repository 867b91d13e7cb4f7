import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { visitorViewer } from '../../access/index.ts'
import type { Viewer } from '../../commands/index.ts'
import { openFindWorld } from '../../../test/find/fictional-find.ts'
import { host, idOf, member, viewerOf } from '../../../test/world.ts'
import {
  answerTeam,
  askChoices,
  confirmDeclaration,
  declareSelf,
  findAsk,
  listAsks,
  openPersonAsk,
  openTeamAsk,
  remindAsk,
  sendAsk,
  takeOverAnswer,
  withdrawAsk,
} from './index.ts'
import { artsNumber } from './register-check.ts'

let world: Awaited<ReturnType<typeof openFindWorld>>
beforeAll(async () => {
  world = await openFindWorld()
})

const analyst = viewerOf(member('workforce analyst', 'trust one'))
const visitor = visitorViewer(null, host)
const organisation = idOf('trust one')
const source = '192.0.2.7'

/** Does it, and fails where it is refused. */
async function done<Output>(act: Promise<{ readonly ok: boolean; readonly value?: Output }>): Promise<Output> {
  const result = await act
  expect(result).toMatchObject({ ok: true })
  return result.value as Output
}
const ask = (as: Viewer, operation: unknown, input: unknown): Promise<unknown> => world.app.do(as, operation as typeof findAsk, input)

/** The letters that wait, as they will be sent. */
const letters = () =>
  world.database.owner.selectFrom('mail').select(['purpose', 'body', 'recipient']).where('purpose', 'like', 'ask-%').execute()
const tokenIn = (body: string): string => /\/(?:team|me)\/(\S+)/.exec(body)?.[1] ?? ''

async function aTeam() {
  const { teams } = await done(world.app.do(analyst, askChoices, { organisation }))
  const biggest = teams[0]
  expect(biggest?.people).toBeGreaterThan(0)
  return done(world.app.do(analyst, askChoices, { organisation, team: biggest?.key }))
}

async function sent(people?: number) {
  const { team } = await aTeam()
  const chosen = (team?.asked ?? []).slice(0, people).map(({ person }) => person)
  const email = `manager.${Math.random()}@example.org`
  const { ask: id } = await done(
    world.app.do(analyst, sendAsk, { organisation, team: team?.key, people: chosen, name: 'Morgan Manager', email, days: 14 }),
  )
  const letter = (await letters()).find(({ recipient }) => recipient === email)
  return { id, team, chosen, email, letter: letter?.body ?? '', token: tokenIn(letter?.body ?? '') }
}

describe('a manager', () => {
  it('is asked by a letter that holds the link and the name of nobody but theirs', async () => {
    const { letter, token, team, id } = await sent(2)
    expect(token.length).toBeGreaterThan(40)
    expect(letter).toContain('Morgan Manager')
    const told = (team?.asked ?? []).filter(({ name }) => letter.includes(name))
    expect(told).toEqual([])
    const { rows } = await sql<{ text: string }>`select row_to_json(a)::text as text from ask a where id = ${id}`.execute(
      world.database.owner,
    )
    expect(rows[0]?.text).not.toContain(token)
    expect(rows[0]?.text).toContain(createHash('sha256').update(token).digest('hex'))
  })

  it('sees the chosen people of the team, their posts there, and nobody else', async () => {
    const { token, chosen, team } = await sent(2)
    const seen = await done(world.app.do(visitor, openTeamAsk, { token, source }))
    expect(seen.members.map(({ person }) => person).sort()).toEqual([...chosen].sort())
    const { rows } = await sql<{ name: string }>`
      select distinct coalesce(s.surname, s.full_name) as name from staff_post s where s.organisation_id = ${organisation}`.execute(
      world.database.owner,
    )
    const mine = new Set(team?.asked.filter(({ person }) => chosen.includes(person)).map(({ name }) => name))
    const words = JSON.stringify(seen)
    const strangers = rows.filter(({ name }) => ![...mine].some((own) => own.includes(name)) && words.includes(`"name":"${name}`))
    expect(strangers).toEqual([])
    expect(words).not.toMatch(/ni_number|date_of_birth|AS\d{6}/)
  })

  it('of one person is found by their posts: the team they stand in, with them in it', async () => {
    const { team } = await aTeam()
    const person = team?.asked[0]?.person
    const found = await done(world.app.do(analyst, askChoices, { organisation, person, kind: 'manager' }))
    const teams = await Promise.all(found.teams.map(({ key }) => done(world.app.do(analyst, askChoices, { organisation, team: key }))))
    expect(teams.length).toBeGreaterThan(0)
    for (const { team: each } of teams) expect(each?.asked.map((asked) => asked.person)).toContain(person)
    expect(found.person, 'who is not asked themselves').toBeNull()
  })

  it('saves, comes back, and confirms only once everybody has an answer', async () => {
    const { token, chosen, id } = await sent(2)
    const answers = (choices: string[]) => chosen.map((person, i) => ({ person, choice: choices[i] ?? '', note: '' }))
    const say = (finish: string, choices: string[]) =>
      world.app.do(visitor, answerTeam, { token, source, finish, answers: answers(choices) })
    await done(say('save', ['drama']))
    const back = await done(world.app.do(visitor, openTeamAsk, { token, source }))
    expect(back.members.filter(({ choice }) => choice === 'drama').map(({ person }) => person)).toEqual([chosen[0]])
    expect(
      (await done(world.app.do(analyst, findAsk, { ask: id }))).people.every(({ said }) => said === null),
      'theirs until confirmed',
    ).toBe(true)
    if (chosen.length > 1)
      expect(await say('confirm', ['drama'])).toMatchObject({ ok: false, problems: [{ where: { field: 'answers.1.choice' } }] })
    await done(say('confirm', ['drama', 'is not']))
    expect(await done(world.app.do(visitor, openTeamAsk, { token, source }))).toMatchObject({ state: 'answered', members: [] })
    expect(await say('save', ['art', 'art']), 'what is confirmed stays').toMatchObject({ ok: false })
    expect((await done(world.app.do(analyst, findAsk, { ask: id }))).state).toBe('to take over')
  })

  it('can say nothing of somebody who was not asked about', async () => {
    const { token } = await sent(1)
    const stranger = world.find.accepted[0]?.person
    const said = await world.app.do(visitor, answerTeam, {
      token,
      source,
      finish: 'save',
      answers: [{ person: stranger, choice: 'art', note: '' }],
    })
    expect(said).toMatchObject({ ok: false, problems: [{ code: 'not-found' }] })
  })
})

describe('a link', () => {
  it('of a reminder takes the place of the first, and what was saved stays', async () => {
    const { id, token, email } = await sent(1)
    world.clock.now = new Date(world.clock.now.getTime() + 2 * 86_400_000)
    await done(world.app.do(analyst, remindAsk, { ask: id }))
    expect(await world.app.do(analyst, remindAsk, { ask: id }), 'not twice a day').toMatchObject({ ok: false })
    const tokens = (await letters()).filter(({ recipient }) => recipient === email).map(({ body }) => tokenIn(body))
    const fresh = tokens.find((each) => each !== token)
    expect(await world.app.do(visitor, openTeamAsk, { token, source })).toMatchObject({ ok: false, problems: [{ status: 404 }] })
    await done(world.app.do(visitor, openTeamAsk, { token: fresh, source }))
  })

  it('says that it was withdrawn or has expired, and shows nobody then', async () => {
    const { id, token } = await sent(1)
    await done(world.app.do(analyst, withdrawAsk, { ask: id }))
    expect(await done(world.app.do(visitor, openTeamAsk, { token, source }))).toMatchObject({ state: 'withdrawn', members: [] })
    const later = await sent(1)
    world.clock.now = new Date(world.clock.now.getTime() + 40 * 86_400_000)
    expect(await done(world.app.do(visitor, openTeamAsk, { token: later.token, source }))).toMatchObject({ state: 'expired', members: [] })
    const { rows } = await done(world.app.do(analyst, listAsks, { state: 'expired' }))
    expect(rows.map((row) => row.id)).toContain(later.id)
  })

  it('that is none is not there, and trying one after another is stopped', async () => {
    const tried: (number | undefined)[] = []
    for (let i = 0; i < 45; i++) {
      const result = await world.app.do(visitor, openTeamAsk, { token: `guess-${i}-guess-guess-guess`, source: '198.51.100.1' })
      tried.push(result.ok ? 200 : result.problems[0]?.status)
    }
    expect(new Set(tried.slice(0, 40))).toEqual(new Set([404]))
    expect(new Set(tried.slice(40))).toEqual(new Set([429]))
  })

  it('of a manager opens no page of a person', async () => {
    const { token } = await sent(1)
    expect(await world.app.do(visitor, openPersonAsk, { token, source })).toMatchObject({ ok: false, problems: [{ status: 404 }] })
  })
})

describe('an answer', () => {
  const standing = (person: string) =>
    world.database.owner.selectFrom('decision').select(['round', 'answer', 'modality']).where('person_id', '=', person).execute()

  it('changes nothing until it is taken over, once', async () => {
    const { id, token, chosen } = await sent(1)
    const person = chosen[0] ?? ''
    await done(
      world.app.do(visitor, answerTeam, {
        token,
        source,
        finish: 'confirm',
        answers: [{ person, choice: 'music', note: 'She runs the group.' }],
      }),
    )
    expect(await standing(person)).toEqual([])
    await done(world.app.do(analyst, takeOverAnswer, { ask: id, person, as: 'declared' }))
    expect(await standing(person)).toEqual([{ round: 'declared', answer: 'is one', modality: 'music' }])
    expect((await done(world.app.do(analyst, findAsk, { ask: id }))).state).toBe('answered')
  })

  it('can become the first decision of whoever takes it over', async () => {
    const { id, token, chosen } = await sent(1)
    const person = chosen[0] ?? ''
    await done(world.app.do(visitor, answerTeam, { token, source, finish: 'confirm', answers: [{ person, choice: 'is not', note: '' }] }))
    await done(world.app.do(analyst, takeOverAnswer, { ask: id, person, as: 'first' }))
    expect(await standing(person)).toEqual([{ round: 'first', answer: 'is not', modality: null }])
    expect(await world.app.do(analyst, takeOverAnswer, { ask: id, person, as: 'first' })).toMatchObject({ ok: false })
  })

  it('is nobody else’s to take over', async () => {
    const { id, chosen } = await sent(1)
    const other = viewerOf(member('workforce analyst', 'trust two'))
    for (const operation of [findAsk, remindAsk, withdrawAsk])
      expect(await ask(other, operation, { ask: id })).toMatchObject({ ok: false, problems: [{ status: 404 }] })
    expect(await world.app.do(other, takeOverAnswer, { ask: id, person: chosen[0], as: 'declared' })).toMatchObject({
      ok: false,
      problems: [{ status: 404 }],
    })
  })
})

describe('a member of staff', () => {
  async function asked(person: string) {
    const email = `me.${Math.random()}@example.org`
    const { ask: id } = await done(world.app.do(analyst, sendAsk, { organisation, person, name: 'Someone', email, days: 14 }))
    return { id, token: tokenIn((await letters()).find(({ recipient }) => recipient === email)?.body ?? '') }
  }

  it('is told whether the register has their number with their surname', async () => {
    const { person, finding } = world.find.projectWorker
    const { registration_number: number } = await world.database.owner
      .selectFrom('finding')
      .select('registration_number')
      .where('id', '=', finding)
      .executeTakeFirstOrThrow()
    const { token } = await asked(person)
    const say = (typed: string) => world.app.do(visitor, declareSelf, { token, source, registered: 'yes', modality: 'art', number: typed })
    const check = async () => (await done(world.app.do(visitor, openPersonAsk, { token, source }))).declared?.check
    await done(say(String(number).toLowerCase().replace('as', 'AS ')))
    expect(await check()).toBe('found')
    await done(say('AS999999'))
    expect(await check()).toBe('not found')
    const other = world.find.accepted.find((each) => each.person !== person)
    const theirs = await world.database.owner
      .selectFrom('finding')
      .select('registration_number')
      .where('id', '=', other?.finding ?? '')
      .executeTakeFirst()
    await done(say(String(theirs?.registration_number)))
    expect(await check(), 'the number of somebody else').toBe('not found')
    expect(await say('ten')).toMatchObject({ ok: false, problems: [{ where: { field: 'number' } }] })
  })

  it('who is registered and does not practise is kept as that', async () => {
    const { id, token } = await asked(world.find.review[0]?.person ?? '')
    expect(await world.app.do(visitor, confirmDeclaration, { token, source }), 'nothing said yet').toMatchObject({ ok: false })
    await done(world.app.do(visitor, declareSelf, { token, source, registered: 'not practising', modality: 'drama', number: '12345' }))
    await done(world.app.do(visitor, confirmDeclaration, { token, source }))
    const { people } = await done(world.app.do(analyst, findAsk, { ask: id }))
    expect(people[0]?.said).toMatchObject({ choice: 'is not', notPractising: true, registrationNumber: 'AS012345' })
    const { rows } = await sql<{ kind: string; who: string }>`
      select viewer_kind as kind, coalesce(viewer_id::text, 'nobody') as who from audit_entry
      where act = 'workforce.ask.confirm-declaration' and about = ${id} and organisation_id = ${organisation}`.execute(world.database.owner)
    expect(rows).toEqual([{ kind: 'visitor', who: 'nobody' }])
  })
})

it('the number of an arts therapist is read however it is typed, and another profession’s is told', () => {
  expect(artsNumber(' as 12345')).toEqual({ number: 'AS012345' })
  expect(artsNumber('12345')).toEqual({ number: 'AS012345' })
  expect(artsNumber('PYL12345')).toMatchObject({ wrong: expect.stringContaining('another profession') })
  for (const typed of ['', 'ten', 'AS', '1234567']) expect(artsNumber(typed)).toHaveProperty('wrong')
})
