import { sql } from 'kysely'
import type { z } from 'zod'
import { beforeAll, describe, expect, it } from 'vitest'
import { openFindWorld, type FindIds } from '../../../test/find/fictional-find.ts'
import { member, openWorld, thingsOf, viewerOf, type World } from '../../../test/world.ts'
import type { Command, Query } from '../../commands/index.ts'
import { loadFindings, standingDecision, standingOutcome } from '../findings/index.ts'
import { askSecondLook, decideCase, findCase, listCases, listLabelSets, makeLabelSet, reviewThroughput, withdrawDecision } from './index.ts'
import { isDrawn, SECOND_LOOK_EVERY, type DecisionChoice } from './answers.ts'

const analyst = viewerOf(member('workforce analyst', 'trust one'))
const lead = viewerOf(member('AHP lead', 'trust one'))
const other = viewerOf(member('psychological-professions lead', 'trust one'))
type Reviewer = typeof analyst

let world: World & { readonly find: FindIds }
beforeAll(async () => {
  world = await openFindWorld()
})

/** Does something a minute later than the last. */
async function act<Schema extends z.ZodType, Output>(
  as: Reviewer,
  operation: Command<Schema, Output> | Query<Schema, Output>,
  input: unknown,
): Promise<Output> {
  world.clock.now = new Date(world.clock.now.getTime() + 60_000)
  const done = await world.app.do(as, operation, input)
  if (!done.ok) throw new Error(done.problems.map(({ code }) => code).join(' '))
  return done.value
}

const open = (as: Reviewer, id: string) => act(as, findCase, { case: id })
const listed = (as: Reviewer, input: object = {}) => act(as, listCases, input)
const counted = () => world.database.transaction({ kind: 'system' }, (db) => loadFindings(db, world.find.runs.at(-1) ?? ''))

async function decide(as: Reviewer, id: string, choice: DecisionChoice, more: object = {}) {
  const { seen } = await open(as, id)
  return act(as, decideCase, { case: id, choice, basis: 'register', seen, ...more })
}

/** A case with a first decision and a second look that waits, drawn or asked for. */
async function waiting(id: string, choice: DecisionChoice = 'art', note = ''): Promise<void> {
  const { drawn } = await decide(analyst, id, choice, { note })
  if (!drawn) await act(lead, askSecondLook, { case: id })
}

const idAt = (at: number): string => world.find.review[at]?.finding ?? ''

describe('the queue', () => {
  it('holds what the machine left to people, the likeliest first, and nobody is in the address', async () => {
    const { rows, total } = await listed(analyst)
    expect(total).toBe(world.find.review.length)
    expect(rows.map(({ id }) => id)).toEqual(world.find.review.slice(0, 50).map(({ finding }) => finding))
    expect(rows.every(({ state, name }) => state === 'open' && name.length > 2)).toBe(true)
  })

  it('is narrowed by reason and modality', async () => {
    const { rows } = await listed(analyst)
    for (const { reasonCode, modality } of rows.slice(0, 8)) {
      const narrowed = await listed(analyst, { reason: reasonCode, modality })
      expect(narrowed.total).toBeGreaterThan(0)
      expect(narrowed.rows.every((row) => row.reasonCode === reasonCode && row.modality === modality)).toBe(true)
    }
    expect((await listed(analyst, { employer: 'NOBODY' })).total).toBe(0)
  })

  it('tells what was asked of a manager or the person apart, until it is answered or the time is over', async () => {
    const [about, id] = [world.find.review.at(-1), crypto.randomUUID()]
    const stands = async () => (await open(analyst, about?.finding ?? '')).state
    const { owner } = world.database
    const in14Days = new Date(world.clock.now.getTime() + 14 * 86_400_000)
    const { ask } = thingsOf('trust one')
    const given = await owner.selectFrom('ask').selectAll().where('id', '=', ask).executeTakeFirstOrThrow()
    const person = about?.person ?? ''
    await owner
      .insertInto('ask')
      .values({ ...given, id, token_hash: id, kind: 'person', person_id: person, due_at: in14Days, expires_at: in14Days })
      .execute()
    expect(await stands()).toBe('asked')
    expect((await listed(analyst, { state: 'asked' })).rows.map((row) => row.id)).toEqual([about?.finding])
    await owner.updateTable('ask').set({ expires_at: world.clock.now }).where('id', '=', id).execute()
    expect(await stands()).toBe('open')
    await owner.updateTable('ask').set({ expires_at: in14Days, answered_at: world.clock.now }).where('id', '=', id).execute()
    expect(await stands()).toBe('open')
  })

  it('leads from each case to the next of the same list, and round to the first', async () => {
    const [first, second] = [idAt(0), idAt(1)]
    expect((await open(analyst, first)).next).toBe(second)
    expect((await open(analyst, world.find.review.at(-1)?.finding ?? '')).next).toBe(first)
  })

  it('shows the cells that the evidence came from, and neither date of birth nor National Insurance number', async () => {
    const found = await open(analyst, idAt(0))
    expect(found.posts[0]?.cells.map(({ field }) => field)).toContain('position_title')
    expect(found.posts.flatMap(({ cells }) => cells.map(({ field }) => field))).not.toContain('ni_number')
    const sum = found.account.candidates[0]?.steps.reduce((bits, { milliBits }) => bits + milliBits, 0)
    expect(sum).toBe(found.account.candidates[0]?.milliBits)
  })
})

describe('a decision', () => {
  it('counts at once, and can be taken back by who made it', async () => {
    const [id, person] = [idAt(0), world.find.review[0]?.person]
    const outcome = async () => (await counted()).find((each) => each.id === person)?.outcome
    const { decision, next } = await decide(analyst, id, 'drama')
    expect(next).toBe(idAt(1))
    expect(await outcome()).toBe('accepted')
    await expect(act(lead, withdrawDecision, { decision })).rejects.toThrow('not-found')
    await act(analyst, withdrawDecision, { decision })
    expect(await outcome()).toBe('review')
    expect((await open(analyst, id)).state).toBe('open')
    await expect(act(analyst, withdrawDecision, { decision })).rejects.toThrow('review.built-upon')
  })

  it('needs an answer and what it rests on, and too little to go on is no answer', async () => {
    const given = { case: idAt(1), choice: 'art', basis: 'little', seen: '' }
    for (const input of [{ ...given, choice: '' }, { ...given, basis: '' }, given]) {
      expect(await world.app.do(analyst, decideCase, input)).toMatchObject({ ok: false, problems: [{ code: 'input.field' }] })
    }
  })

  it('of two people at one moment is one, and the other is told', async () => {
    const given = { case: idAt(2), basis: 'file', seen: '' }
    const done = await Promise.all([
      world.app.do(analyst, decideCase, { ...given, choice: 'art' }),
      world.app.do(lead, decideCase, { ...given, choice: 'is not' }),
    ])
    expect(done.filter(({ ok }) => ok)).toHaveLength(1)
    expect(done.flatMap((each) => (each.ok ? [] : each.problems.map(({ code }) => code)))).toEqual(['review.decided-meanwhile'])
    const { decisions } = await open(other, idAt(2)).then((found) => (found.decisions === null ? { decisions: [1] } : found))
    expect(decisions).toHaveLength(1)
  })

  it('of two people at one moment is one on PostgreSQL too, where nobody waits for anybody', async () => {
    const elsewhere = await openWorld('postgresql')
    const { case: id } = thingsOf('trust one')
    for (const choice of ['art', 'drama', 'music', 'not known', 'art', 'drama']) {
      const { rows } = await sql<{ id: string }>`
        select id from decision where finding_id = ${id} order by decided_at desc, id desc limit 1`.execute(elsewhere.database.owner)
      await sql`delete from second_look`.execute(elsewhere.database.owner)
      elsewhere.clock.now = new Date(elsewhere.clock.now.getTime() + 60_000)
      const input = { case: id, choice, basis: 'file', seen: rows[0]?.id }
      const done = await Promise.all([analyst, lead, other].map((as) => elsewhere.app.do(as, decideCase, input)))
      expect(done.filter(({ ok }) => ok)).toHaveLength(1)
    }
    await elsewhere.database.close()
  })

  it('is drawn for a second look one time in five, whoever makes it', () => {
    const drawn = Array.from({ length: 10_000 }, (_, i) => `decision ${i}`).filter(isDrawn).length
    expect(Math.abs(drawn / 10_000 - 1 / SECOND_LOOK_EVERY)).toBeLessThan(0.015)
  })
})

describe('a second look', () => {
  it('is another’s, who is shown nothing of the first decision', async () => {
    await waiting(idAt(3), 'music', 'heard from a reliable witness')
    expect(await open(analyst, idAt(3))).toMatchObject({ state: 'with a colleague', round: null })
    await expect(decide(analyst, idAt(3), 'art')).rejects.toThrow('review.for-others')
    const seen = await open(lead, idAt(3))
    expect(seen).toMatchObject({ state: 'second look', round: 'second', decisions: null })
    expect(JSON.stringify(seen)).not.toContain('reliable witness')
    expect((await listed(lead, { state: 'second look' })).rows.map(({ id }) => id)).toContain(idAt(3))
    expect((await listed(analyst, { state: 'second look' })).rows.map(({ id }) => id)).not.toContain(idAt(3))
  })

  it('that agrees settles the case, and what it is built on stays', async () => {
    await waiting(idAt(4))
    const first = (await open(analyst, idAt(4))).decisions?.at(-1)?.id
    await decide(lead, idAt(4), 'art')
    expect(await open(lead, idAt(4))).toMatchObject({ state: 'decided', hasLook: true })
    await expect(act(analyst, withdrawDecision, { decision: first })).rejects.toThrow('review.built-upon')
  })

  it('that differs is a dispute: a third person or a lead settles it, and their word stands', async () => {
    await waiting(idAt(5), 'art')
    await decide(lead, idAt(5), 'is not')
    expect(await open(analyst, idAt(5))).toMatchObject({ state: 'disputed', round: null })
    expect((await open(other, idAt(5))).decisions).toHaveLength(2)
    await expect(decide(analyst, idAt(5), 'art')).rejects.toThrow('review.for-others')
    expect(await decide(other, idAt(5), 'drama')).toMatchObject({ round: 'adjudication', drawn: false })
    expect(await open(analyst, idAt(5))).toMatchObject({ state: 'decided', round: null })
    const { decisions } = await open(other, idAt(5))
    const stands = standingDecision(
      (decisions ?? []).map((each) => ({ ...each, decidedAt: each.at, answer: 'is one' as const, modality: null })),
    )
    expect(stands).toMatchObject({ round: 'adjudication', choice: 'drama' })
  })

  it('taken back waits again', async () => {
    await waiting(idAt(6))
    const { decision } = await decide(lead, idAt(6), 'is not')
    await act(lead, withdrawDecision, { decision })
    expect((await open(lead, idAt(6))).state).toBe('second look')
  })

  it('is owed for good: who takes the first decision back and decides again is looked at as before', async () => {
    await waiting(idAt(11))
    for (let again = 0; again < 6; again++) {
      await act(analyst, withdrawDecision, { decision: (await open(analyst, idAt(11))).seen })
      expect(await decide(analyst, idAt(11), 'art')).toMatchObject({ round: 'first', drawn: true })
    }
    expect((await open(lead, idAt(11))).state).toBe('second look')
  })

  it('is asked for once, after a first decision', async () => {
    await expect(act(lead, askSecondLook, { case: idAt(7) })).rejects.toThrow('review.no-second-look')
    await waiting(idAt(7))
    await expect(act(lead, askSecondLook, { case: idAt(7) })).rejects.toThrow('review.no-second-look')
  })

  it('gives agreement a figure, and one’s own decisions a day', async () => {
    const found = await act(analyst, reviewThroughput, {})
    expect(found.agreement).toMatchObject({ pairs: 2, same: { share: 0.5 } })
    expect(found.own).toBeGreaterThan(3)
    expect(found.all).toBeGreaterThan(found.own)
    expect(found.days.reduce((sum, { all }) => sum + all, 0)).toBe(found.all)
  })
})

it('what a case stands at is what the counts say of the person', async () => {
  const people = await counted()
  const { rows } = await listed(analyst, { state: 'all' })
  for (const { id, state } of rows) {
    const person = people.find(({ finding }) => finding === id)
    if (!person) throw new Error('a case without a finding')
    expect(person.outcome).toBe(standingOutcome(person.found, person.decision))
    if (state === 'open') expect(person.decision).toBeNull()
    if (state === 'cannot tell') expect(person.decision?.answer).toBe('cannot tell')
    if (state === 'decided') expect(person.outcome).not.toBe('review')
  }
})

describe('a set of labels', () => {
  it('holds what is settled, frozen: no dispute, no case that waits, nothing that cannot be told', async () => {
    await decide(analyst, idAt(8), 'cannot tell', { basis: 'little' })
    const input = { organisation: analyst.memberships[0]?.organisation, name: 'March' }
    const made = await act(analyst, makeLabelSet, input)
    const settled = (await listed(analyst, { state: 'decided' })).total
    expect(made.labels).toBe(settled)
    const before = await act(lead, listLabelSets, {})
    expect(before.sets[0]).toMatchObject({ name: 'March', labels: settled, runs: 0 })
    const review = before.sets[0]?.precision.find(({ found }) => found === 'review')
    expect(review?.share?.of).toBe(settled)
    await decide(other, idAt(5), 'is not')
    const after = await act(lead, listLabelSets, {})
    expect(after.sets[0]?.answers).toEqual(before.sets[0]?.answers)
  })

  it('is the analyst’s to make', async () => {
    const input = { organisation: lead.memberships[0]?.organisation, name: 'March' }
    expect(await world.app.do(lead, makeLabelSet, input)).toMatchObject({ ok: false, problems: [{ code: 'not-allowed' }] })
  })
})
