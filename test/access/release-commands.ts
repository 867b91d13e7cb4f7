import { seededRandom, type PlainDate } from '../../src/kernel/index.ts'
import * as workforce from '../../src/workforce/index.ts'
import { madeUpPack, madeUpPerson } from '../../src/workforce/releases/made-up-release.ts'
import { writePack } from '../../src/workforce/releases/release-pack.ts'
import { member, thingsOf, viewerOf, type World } from '../world.ts'

const { organisation, release } = thingsOf('trust one')
const analyst = viewerOf(member('workforce analyst', 'trust one'))
const lead = viewerOf(member('AHP lead', 'trust one'))
const reason = 'New Person asked for it'

/** As the job leaves a draft. */
async function countRelease({ database }: World): Promise<void> {
  const random = seededRandom(3, 'release commands')
  const people = Array.from({ length: 40 }, (_, index) => madeUpPerson(index, random, { trusts: 1, icbs: 1, regions: 1 }))
  const pack = await madeUpPack({ people, tables: ['modality'], day: '2025-12-31' as PlainDate, organisation: 'The trust one' })
  await database.owner
    .updateTable('release')
    .set({ pack: writePack(pack) })
    .where('id', '=', release)
    .execute()
}

/** The commands of releases, in an order in which each can be given. */
export const RELEASE_COMMANDS = [
  {
    command: workforce.prepareRelease,
    as: analyst,
    input: { organisation, month: '2025-12-31', tables: ['modality'], title: 'A paper', contact: 'New Person', rule: 'below-5' },
  },
  {
    command: workforce.recountRelease,
    as: analyst,
    input: { release },
  },
  { command: workforce.publishRelease, as: lead, input: { release, version: 2 }, first: countRelease },
  { command: workforce.withdrawRelease, as: lead, input: { release, reason } },
  {
    command: workforce.dropRelease,
    as: lead,
    input: { release, reason },
    first: ({ database }: World) => database.owner.updateTable('release').set({ state: 'draft' }).where('id', '=', release).execute(),
  },
]
