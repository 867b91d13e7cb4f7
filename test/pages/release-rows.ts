import { sql, type Kysely } from 'kysely'
import type { Tables } from '../../src/database/index.ts'
import { seededRandom, type PlainDate } from '../../src/kernel/index.ts'
import { madeUpPack, madeUpPerson } from '../../src/workforce/releases/made-up-release.ts'
import type { ReleaseTableKey } from '../../src/workforce/releases/release-choice.ts'
import { writePack, type ReleasePack } from '../../src/workforce/releases/release-pack.ts'
import { idOf, member, NOW, thingsOf } from '../world.ts'

/** Releases of trust one in every state that a page of one looks different in, and one with the longest texts of trust two. */
export const RELEASES = {
  published: idOf('release published'),
  draft: idOf('release draft'),
  waiting: idOf('release waiting'),
  failed: idOf('release failed'),
  withdrawn: idOf('release withdrawn'),
  long: thingsOf('trust two').release,
}
export const RELEASE_TITLE = 'Arts therapists in November'

const TABLES = ['plans', 'modality', 'region', 'icb'] as const satisfies readonly ReleaseTableKey[]
const random = seededRandom(11, 'release rows')
const people = Array.from({ length: 80 }, (_, index) => madeUpPerson(index, random, { trusts: 6, icbs: 3, regions: 2 }))

/** Figures of made-up people in two regions of England. */
const inEngland = (organisation: string, day: string, earlier: readonly (readonly [string, ReleasePack])[] = []): Promise<ReleasePack> =>
  madeUpPack({
    people: people.map((person) => ({
      ...person,
      posts: person.posts.map((post) => ({ ...post, region: post.region === 'Region 1' ? 'London' : 'Midlands' })),
    })),
    tables: TABLES,
    day: day as PlainDate,
    organisation,
    earlier,
  })

/** `jobs`: one that waits and one that failed. */
export async function addReleases(owner: Kysely<Tables>, jobs: { readonly waiting: string; readonly failed: string }): Promise<void> {
  const { organisation, run } = thingsOf('trust one')
  const by = member('workforce analyst', 'trust one').account
  const published = await inEngland('The trust one', '2025-11-30')
  const draft = await inEngland('The trust one', '2025-12-31', [[RELEASES.published, published]])
  const choice = (more: object = {}): string =>
    JSON.stringify({ tables: TABLES, contact: 'Workforce team, workforce@example.org', ...more })
  const row = { organisation_id: organisation, run_id: run, made_by: by, made_at: NOW, pack: null, choice: choice() }
  const out = { pack: writePack({ ...published, check: null }), published_by: by, published_at: NOW, as_at: '2025-11-30' }
  await owner
    .insertInto('release')
    .values([
      { ...row, ...out, id: RELEASES.published, title: RELEASE_TITLE, state: 'published' },
      {
        ...row,
        ...out,
        id: RELEASES.withdrawn,
        title: 'Taken back',
        state: 'withdrawn',
        withdrawn_at: NOW,
        choice: choice({ withdrawn: 'The record was of another month.' }),
      },
      { ...row, id: RELEASES.draft, title: 'Arts therapists in December', as_at: '2025-12-31', state: 'draft', pack: writePack(draft) },
      { ...row, id: RELEASES.waiting, title: 'Under way', as_at: '2025-12-31', state: 'draft', choice: choice({ job: jobs.waiting }) },
      { ...row, id: RELEASES.failed, title: 'Failed', as_at: '2025-12-31', state: 'draft', choice: choice({ job: jobs.failed }) },
    ])
    .execute()
}

/** A thousand drafts in trust one, and the longest texts in trust two. */
export async function fillReleases(owner: Kysely<Tables>, many: number, longText: string): Promise<void> {
  const { organisation, release } = thingsOf('trust one')
  await sql`insert into release (id, organisation_id, title, run_id, as_at, state, choice, made_by, made_at)
    select gen_random_uuid(), ${organisation}, 'Release ' || n, run_id, as_at, 'draft', choice, made_by, made_at
    from release, generate_series(1, ${many}::int) n where id = ${release}`.execute(owner)
  const pack = await inEngland(longText, '2025-12-31')
  await owner
    .updateTable('release')
    .set({
      title: longText,
      state: 'published',
      published_at: NOW,
      choice: JSON.stringify({ tables: TABLES, contact: longText }),
      pack: writePack({ ...pack, check: null, facts: { ...pack.facts, sources: [longText], missing: [longText] } }),
    })
    .where('id', '=', RELEASES.long)
    .execute()
}
