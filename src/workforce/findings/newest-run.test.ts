import { beforeAll, describe, expect, it } from 'vitest'
import { FIND_MONTHS, openFindWorld, type FindIds } from '../../../test/find/fictional-find.ts'
import { idOf, member, viewerOf, type World } from '../../../test/world.ts'
import type { Db } from '../../database/index.ts'
import { runAfter, runBefore } from '../runs/change-since.ts'
import { listRuns } from '../runs/index.ts'
import { newestRun, runsByMonth } from './index.ts'

const organisation = idOf('trust one')
const [JANUARY = '', FEBRUARY = ''] = FIND_MONTHS
/** The world has an earlier month, of a run that found nobody. */
const isOfFind = (day: string): boolean => day >= JANUARY

let world: World & { readonly find: FindIds }
beforeAll(async () => {
  world = await openFindWorld()
})

/** What is shown while an import of February’s run is undone; its register or members are lists that January’s run did not read. */
async function shown(column: 'staff_import_id' | 'register_import_id' | 'members_import_id' | null) {
  const { owner } = world.database
  const [january = '', february = ''] = world.find.runs
  const list = idOf('another list of a run')
  const register = await owner.selectFrom('import').selectAll().where('id', '=', world.find.registerImport).executeTakeFirstOrThrow()
  const before = await owner.selectFrom('identification_run').selectAll().where('id', '=', february).executeTakeFirstOrThrow()
  const staff = before.staff_import_id
  await owner
    .insertInto('import')
    .values({ ...register, id: list, kind: column === 'members_import_id' ? 'members' : 'register' })
    .execute()
  const setState = (state: 'committed' | 'undone', id: string) => owner.updateTable('import').set({ state }).where('id', '=', id).execute()
  if (column !== null && column !== 'staff_import_id') {
    await owner
      .updateTable('identification_run')
      .set({ [column]: list })
      .where('id', '=', february)
      .execute()
  }
  if (column !== null) await setState('undone', column === 'staff_import_id' ? staff : list)
  const look = async (db: Db) => ({
    newest: (await newestRun(db, organisation))?.id,
    months: (await runsByMonth(db, organisation)).map(({ asAt }) => asAt).filter(isOfFind),
    before: (await runBefore(db, { run: 'c0ffee00-0000-4000-8000-000000000000', organisation, asAt: '2026-03-31' }))?.id,
    after: (await runAfter(db, { run: january, organisation, asAt: JANUARY }))?.id,
  })
  const seen = await world.database.transaction({ kind: 'system' }, look)
  const runs = await world.app.do(viewerOf(member('workforce analyst', 'trust one')), listRuns, {})
  const current = runs.ok ? runs.value.rows.filter(({ isCurrent, asAt }) => isCurrent && isOfFind(asAt)).map(({ asAt }) => asAt) : []
  const { register_import_id, members_import_id } = before
  await owner.updateTable('identification_run').set({ register_import_id, members_import_id }).where('id', '=', february).execute()
  await owner.deleteFrom('import').where('id', '=', list).execute()
  await setState('committed', staff)
  return { ...seen, current: current.toSorted() }
}

describe('a run', () => {
  it('is shown while all its records stand', async () => {
    const [, february] = world.find.runs
    const all = { newest: february, months: [FEBRUARY, JANUARY], before: february, after: february, current: [JANUARY, FEBRUARY] }
    expect(await shown(null)).toEqual(all)
  })

  it.each(['staff_import_id', 'register_import_id', 'members_import_id'] as const)(
    'is shown nowhere once its %s is undone',
    async (column) => {
      const [january] = world.find.runs
      expect(await shown(column)).toEqual({ newest: january, months: [JANUARY], before: january, after: undefined, current: [JANUARY] })
    },
  )
})
