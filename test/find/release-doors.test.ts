import { strFromU8, unzipSync } from 'fflate'
import { beforeAll, describe, expect, it } from 'vitest'
import { seededRandom, type PlainDate } from '../../src/kernel/index.ts'
import { RELEASE_FILES } from '../../src/workforce/releases/find-release.ts'
import { madeUpPack, madeUpPerson } from '../../src/workforce/releases/made-up-release.ts'
import { writePack, type ReleasePack } from '../../src/workforce/releases/release-pack.ts'
import type { ReleaseTableKey } from '../../src/workforce/releases/release-choice.ts'
import { releaseSpace, type ReleasePerson } from '../../src/workforce/releases/release-space.ts'
import { releaseTables } from '../../src/workforce/releases/release-tables.ts'
import { idOf, member, NOW, openWorld, thingsOf, type World } from '../world.ts'

const DAY = '2025-12-31' as PlainDate
const TABLES = ['plans', 'modality', 'region', 'icb', 'organisation', 'icb-modality'] as const satisfies readonly ReleaseTableKey[]
const RELEASE = idOf('release with doors')
const officer = member('officer', 'body one')
const random = seededRandom(21, 'release doors')
const drawn = <T>(from: readonly T[]): T => from[random.between(0, from.length - 1)] as T

/** A release with small numbers in regions, boards and modalities; its organisation is called as a formula would be. */
const packOf = (people: readonly ReleasePerson[]): Promise<ReleasePack> =>
  madeUpPack({
    people,
    tables: TABLES,
    day: DAY,
    organisation: '=1+1 The trust one',
  })

const start = Array.from({ length: 36 }, (_, index) => madeUpPerson(index, random, { trusts: 4, icbs: 3, regions: 2 })).map(
  (person): ReleasePerson => ({
    ...person,
    posts: person.posts.map((post) => ({
      ...post,
      region: post.region === 'Region 1' ? 'London' : 'Midlands',
      organisation: post.employer === 'ZT1' ? '@SUM(A1:A9) (ZT1)' : post.organisation,
    })),
  }),
)

/** Somebody is called otherwise, or works elsewhere or for longer. */
function changed(people: readonly ReleasePerson[]): ReleasePerson[] {
  const [one, like] = [random.between(0, people.length - 1), drawn(people)]
  return people.map((person, index) => {
    if (index !== one) return person
    const posts = person.posts.map((post) => ({
      ...post,
      wte: random.between(2, 10) * 10,
      line: drawn(['ahp', 'psychology', 'neither'] as const),
    }))
    return random.chance(0.5)
      ? { ...person, posts }
      : { ...person, modality: like.modality, posts: random.chance(0.3) ? like.posts : posts }
  })
}

const shown = ({ published }: ReleasePack): string =>
  JSON.stringify(published.tables.map(({ table }) => table.rows.map(({ labels, cells }) => [labels, cells.map((cell) => cell.shown)])))
const reasons = ({ published }: ReleasePack): string =>
  JSON.stringify(published.tables.map(({ table }) => table.rows.map(({ cells }) => cells.map(({ why }) => why))))

/** The true figures behind the symbols. */
function hidden(people: readonly ReleasePerson[], pack: ReleasePack): string {
  const counted = releaseTables(people, releaseSpace(people), TABLES, DAY)
  return JSON.stringify(
    pack.published.tables.map(({ table }, index) =>
      table.rows.map(({ cells }, row) =>
        cells.map(({ value }, column) => (value === null ? counted[index]?.table.rows[row]?.counts[column] : '')),
      ),
    ),
  )
}

let world: World
/** What comes back through every door, byte by byte, but for what tells one request from another. */
async function through(pack: ReleasePack): Promise<Map<string, string>> {
  await world.database.owner
    .updateTable('release')
    .set({ pack: writePack({ ...pack, check: null }) })
    .where('id', '=', RELEASE)
    .execute()
  const answers = new Map<string, string>()
  const asked = [
    '/find/releases',
    '/find/releases?whose=others&sort=title',
    '/find/releases?state=published&page=2',
    `/find/releases/${RELEASE}`,
    ...[...RELEASE_FILES, 'data.json'].map((name) => `/find/releases/${RELEASE}/files/${name}`),
  ]
  for (const path of asked) {
    const response = await world.ask(path, officer)
    const body = Buffer.from(await response.arrayBuffer())
    const headers = [...response.headers].filter(
      ([name]) => !['date', 'x-request-id', 'set-cookie', 'content-security-policy'].includes(name),
    )
    const once = (text: string): string => text.replaceAll(/nonce="[^"]*"|(?<=reference">)[^<]*/g, '')
    answers.set(
      path,
      `${response.status} ${JSON.stringify(headers)} ${path.endsWith('.xlsx') ? body.toString('hex') : once(body.toString('utf8'))}`,
    )
  }
  return answers
}

describe('what is kept back in a release', () => {
  let pack: ReleasePack
  let doors: Map<string, string>
  beforeAll(async () => {
    world = await openWorld()
    pack = await packOf(start)
    await world.database.owner
      .insertInto('release')
      .values({
        id: RELEASE,
        organisation_id: thingsOf('trust one').organisation,
        run_id: thingsOf('trust one').run,
        title: '=HYPERLINK("x")',
        as_at: DAY,
        state: 'published',
        choice: JSON.stringify({ tables: TABLES, contact: '+44 0000 Workforce team' }),
        made_by: member('workforce analyst', 'trust one').account,
        made_at: NOW,
        published_at: NOW,
      })
      .execute()
    doors = await through(pack)
  }, 60_000)

  it('comes out by no door: page, list, pages of the list, charts, map, order, files with their sizes and tags, refusals', async () => {
    const before = hidden(start, pack)
    const [truths, why] = [new Set([before]), new Set([reasons(pack)])]
    let people = start
    for (let tries = 0; tries < 400 && (truths.size < 6 || why.size < 2); tries++) {
      const other = changed(people)
      const same = await packOf(other).catch(() => null)
      if (!same || shown(same) !== shown(pack)) continue
      people = other
      if (truths.has(hidden(other, same))) continue
      truths.add(hidden(other, same))
      why.add(reasons(same))
      expect(await through(same)).toEqual(doors)
    }
    expect(truths.size).toBeGreaterThan(3)
    expect(why.size).toBeGreaterThan(1)
  }, 240_000)

  it('is a symbol everywhere, with what it means beside the table', () => {
    const page = doors.get(`/find/releases/${RELEASE}`) ?? ''
    for (const [path, answer] of doors) if (/files\/(report|data\.csv|board)/.test(path)) expect(answer, path).toContain('[c]')
    expect(page).toContain('[c] stands for a figure that is kept back')
    expect(page).not.toMatch(/"why"|complementary/)
    expect(doors.get(`/find/releases/${RELEASE}/files/data.json`)).toMatch(/^404 /)
  })

  it('leaves a workbook that holds what is seen and nothing else, and text that no spreadsheet runs', async () => {
    const response = await world.ask(`/find/releases/${RELEASE}/files/workbook.xlsx`, officer)
    const parts = unzipSync(new Uint8Array(await response.arrayBuffer()))
    expect(Object.keys(parts).filter((name) => /pivot|external|comment|media|thumbnail|vba|connection|custom/i.test(name))).toEqual([])
    const text = Object.values(parts)
      .map((bytes) => strFromU8(bytes))
      .join('\n')
    expect(text).not.toMatch(/state="(hidden|veryHidden)"|hidden="1"|<mergeCell|<f[ >]|<dc:creator>[^<]|lastModifiedBy>[^<]/)
    expect(text).not.toContain(member('workforce analyst', 'trust one').account)
    const sheets = [...(text.match(/<sheet [^>]*name="([^"]*)"/g) ?? [])].map((tag) => /name="([^"]*)"/.exec(tag)?.[1])
    expect(sheets).toEqual(['Cover', 'Contents', 'Notes', 'Codebook', 'Data'])
    const csv = await (await world.ask(`/find/releases/${RELEASE}/files/data.csv`, officer)).text()
    expect(csv).toContain(`,'@SUM(A1:A9),`)
    expect(csv).not.toMatch(/(^|,|")[=@+]/m)
  })

  it('leaves pages that ask no other host for anything', () => {
    for (const name of ['report.html', 'board-paper.html']) {
      const html = doors.get(`/find/releases/${RELEASE}/files/${name}`) ?? ''
      expect(html).not.toMatch(/<script|<link[^>]+href="(?!data:)|src="http|url\(http/)
      expect(html).toContain('Fictional data')
    }
  })
})
