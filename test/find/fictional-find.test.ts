import { beforeAll, describe, expect, it } from 'vitest'
import type { World } from '../world.ts'
import { openFindWorld, type FindIds } from './fictional-find.ts'

describe('the fictional records of two months', () => {
  let world: World & { readonly find: FindIds }
  beforeAll(async () => {
    world = await openFindWorld()
  })

  it('have people of every outcome', () => {
    const { accepted, review, excluded } = world.find
    for (const people of [accepted, review, excluded]) expect(people.length).toBeGreaterThan(9)
  })

  it('have people who came, people who left and people who are in both', async () => {
    const [before, after] = await Promise.all(world.find.runs.map(personsOf))
    const both = (before ?? []).filter((person) => after?.includes(person)).length
    expect(both).toBeGreaterThan(40)
    expect(before?.length).toBeGreaterThan(both)
    expect(after?.length).toBeGreaterThan(both)
  })

  const personsOf = async (run: string): Promise<string[]> => {
    const rows = await world.database.owner.selectFrom('finding').select('person_id').where('run_id', '=', run).execute()
    return rows.map(({ person_id }) => person_id)
  }
})
