import { describe, expect, it } from 'vitest'
import { changeOrganisation, endAgreement } from '../../src/access/index.ts'
import { ENGINES } from '../databases.ts'
import { member, openWorld, thingsOf, viewerOf } from '../world.ts'

const things = thingsOf('trust one')
const editor = viewerOf(member('administrator', 'trust one'))

describe.each(ENGINES.filter((engine) => engine !== 'embedded'))('two people who edit one organisation, on %s', (engine) => {
  it('never overwrite each other: of each 10 who save at once one wins, the others are told what was saved', async () => {
    const { app, database } = await openWorld(engine)
    let version = 1
    for (let round = 0; round < 20; round++) {
      const outcomes = await Promise.all(
        Array.from({ length: 10 }, (_, i) =>
          app.do(editor, changeOrganisation, { organisation: things.organisation, version, name: `Name ${round} of editor ${i}` }),
        ),
      )
      const won = outcomes.flatMap((outcome, i) => (outcome.ok ? [i] : []))
      expect(won).toHaveLength(1)
      const saved = await database.owner
        .selectFrom('organisation')
        .select(['name', 'version'])
        .where('id', '=', things.organisation)
        .executeTakeFirstOrThrow()
      expect(saved).toEqual({ name: `Name ${round} of editor ${won[0]}`, version: version + 1 })
      for (const outcome of outcomes) {
        if (outcome.ok) continue
        expect(outcome.problems[0]).toMatchObject({
          code: 'changed-meanwhile',
          status: 409,
          details: { saved: { name: saved.name }, version: version + 1 },
        })
      }
      version++
    }
  })
})

it('an agreement that somebody has ended meanwhile is not ended twice', async () => {
  const { app } = await openWorld()
  const end = () => app.do(editor, endAgreement, { agreement: things.agreement, version: 1 })
  expect(await end()).toMatchObject({ ok: true })
  expect(await end()).toMatchObject({ ok: false, problems: [{ code: 'changed-meanwhile' }] })
})
