import { beforeAll, expect, it } from 'vitest'
import { openFindWorld, type FindIds } from '../../test/find/fictional-find.ts'
import { host, idOf, member, type World } from '../../test/world.ts'
import { personViewer } from '../access/viewer.ts'
import { exportFlows, exportIntegration, exportPlans, exportQuality, listCases, listRunChanges, listTherapists } from './index.ts'

/** An administrator of one organisation, their first, who is an analyst of another. */
const { account, name, session, ...analyst } = member('workforce analyst', 'trust one')
const administrator = member('administrator', 'trust two')
const both = personViewer({
  id: account,
  name,
  session,
  memberships: [administrator, analyst].map(({ organisation, kind, role }) => ({ organisation, name: organisation, kind, role })),
  host,
  mustSetUpTwoStep: false,
})

let world: World & { readonly find: FindIds }
beforeAll(async () => {
  world = await openFindWorld()
})

it.each([
  [exportFlows, {}],
  [exportIntegration, {}],
  [exportPlans, {}],
  [exportQuality, {}],
  [listCases, { employer: 'NOBODY' }],
  [listTherapists, { employer: 'NOBODY' }],
  [listRunChanges, { page: 1000 }],
])(
  '$name stands in the trail of whose people they are, where the address names no organisation and nobody is shown',
  async (query, input) => {
    const read = await world.app.do(both, query as typeof exportPlans, { run: world.find.runs.at(-1), ...input })
    expect(read.ok).toBe(true)
    const entries = await world.database.owner.selectFrom('audit_entry').select('organisation_id').where('act', '=', query.name).execute()
    expect(entries).toEqual([{ organisation_id: idOf('trust one') }])
  },
)
