import {
  link,
  score,
  type LinkageModel,
  type Profile,
  type ScoredPair,
  type SqlEngine,
  type Training,
} from '../../engines/linkage/index.ts'
import type { Problem } from '../../kernel/index.ts'
import type { Registrant } from './candidate.ts'
import { readDates } from './dates.ts'
import { EVIDENCE_LEVELS, signNumber } from './evidence.ts'
import { byPost, gatherPosts, gatherRegistrants } from './gather.ts'
import { registrationModel } from './linkage-model.ts'
import { loadTables, sameName, type ReadableTable } from './load.ts'
import { NAME_COLUMNS } from './names.ts'
import type { Post } from './person.ts'
import { prepareNames } from './name-lookups.ts'
import { preparePosts, STAFF_FIELDS, STAFF_KEYS } from './prepare-posts.ts'
import { prepareRegister } from './prepare-register.ts'
import { sortedDigits } from './signs.ts'
import { addSiblings, shareEvidence } from './siblings.ts'
import { learningFrom, noteToldPairs, type ToldPair } from './told-pairs.ts'
import { REVIEW_MILLIBITS } from './thresholds.ts'

/** What the search over the whole extract hands over for judgement: the posts that matter, and who they may be. */
export interface Found {
  readonly postsInExtract: number
  readonly posts: readonly Post[]
  readonly duplicates: number
  readonly pairs: ReadonlyMap<number, readonly ScoredPair[]>
  readonly competitors: ReadonlyMap<number, readonly ScoredPair[]>
  readonly registrants: ReadonlyMap<number, Registrant>
  /** Every register entry that bears a number stated on one of the posts. */
  readonly byNumber: ReadonlyMap<string, Registrant>
  readonly memberPosts: ReadonlySet<number>
  readonly model: LinkageModel
  readonly training: Training | null
  readonly register: { readonly arts: number; readonly others: number }
  readonly problems: readonly Problem[]
}

export type Progress = (stage: string) => void

export interface SearchInput {
  readonly staff: readonly ReadableTable[]
  readonly registers: readonly ReadableTable[]
  readonly members: readonly ReadableTable[]
  readonly profile: Profile
  readonly told?: readonly ToldPair[]
}

const LOOKED_AT_FROM = REVIEW_MILLIBITS - 2000

/** Searches a whole extract: which posts could be an arts therapist's, and which registrants could hold them. */
export async function search(sql: SqlEngine, input: SearchInput, progress: Progress): Promise<Found> {
  progress('Reading the staff extract')
  await loadTables(sql, 'raw_staff', sameName([...STAFF_FIELDS, 'row_number'], STAFF_KEYS), input.staff)
  progress('Making names, titles and codes comparable')
  const problems = await preparePosts(sql)
  const expiry = await readDates(sql, 'raw_staff', 'registration_expiry', 'registration expiry date')
  const posts = 'post'
  await shareEvidence(sql, posts, EVIDENCE_LEVELS)
  const told = input.told ?? []
  if (told.length > 0) await noteToldPairs(sql, posts, told)
  const plain = registrationModel(input.profile)
  const model = told.length > 0 ? learningFrom(plain) : plain
  const register = await prepareRegister(sql, input.registers)
  const pairs: ScoredPair[] = []
  let training: Training | null = null
  if (register.arts > 0) {
    progress('Linking to the register')
    await sql.run('create or replace table arts_registrant as select * from registrant where arts = 1')
    const linkage = await link(sql, model, { left: posts, right: 'arts_registrant' })
    training = linkage
    await linkage.pairs(LOOKED_AT_FROM, (pair) => pairs.push(pair))
  }
  const memberPosts = await findMembers(sql, posts, input.members)
  progress('Gathering the posts that matter')
  await noteIds(sql, posts, [...pairs.map((pair) => pair.left), ...memberPosts])
  await addSiblings(sql, posts, 'noted')
  const gathered = await gatherPosts(
    sql,
    posts,
    'noted',
    expiry.lookup,
    input.staff.map(({ mapping }) => new Set(mapping.keys())),
  )
  const competing = training && register.others > 0 ? await compete(sql, model, training, posts, gathered.posts, progress) : []
  const stated = gathered.posts.flatMap((post) => [post.reading.artsNumber, post.reading.otherNumber]).filter((number) => number !== null)
  const entries =
    register.arts + register.others > 0 ? await gatherRegistrants(sql, await chosen(sql, [...pairs, ...competing], stated)) : []
  const size = await sql.rows('select count(*)::double from post')
  return {
    postsInExtract: Number(size[0]?.[0]),
    posts: gathered.posts,
    duplicates: gathered.duplicates,
    pairs: byPost(pairs),
    competitors: byPost(competing),
    registrants: new Map(entries.map((entry) => [entry.id, entry])),
    byNumber: new Map([...entries].toReversed().map((entry) => [entry.number, entry])),
    memberPosts: new Set(memberPosts),
    model,
    training,
    register,
    problems: [...problems, ...expiry.problems, ...register.problems],
  }
}

/** Posts of people whom a membership list names: same surname and forename, and the post does not point elsewhere. */
async function findMembers(sql: SqlEngine, posts: string, files: readonly ReadableTable[]): Promise<number[]> {
  if (files.length === 0) return []
  await loadTables(sql, 'raw_member', sameName(['surname', 'forenames', 'full_name', 'locality']), files)
  await prepareNames(sql, 'raw_member', 'member', 'locality')
  const rows = await sql.rows(
    `select distinct p.id from ${posts} p join member m on m.surname = p.surname and m.formal = p.formal where p.evidence <> 'elsewhere' and (m.town is null or p.town is null or m.town = p.town or p.evidence not in ('neutral', 'setting', 'mixed'))`,
  )
  return rows.map(([id]) => Number(id))
}

/** The table `noted`: posts that some pair, sign or stated number makes worth judging. */
async function noteIds(sql: SqlEngine, posts: string, ids: readonly number[]): Promise<void> {
  await sql.load(
    'noted',
    [{ name: 'id', type: 'whole' }],
    [...new Set(ids)].map((id) => [id]),
  )
  const titles = (['dance-movement', 'play', 'student', 'assistant', 'trap'] as const).map((title) => signNumber.title(title))
  const leading = EVIDENCE_LEVELS.filter((level) => level.leads).length
  await sql.run(
    `insert into noted select id from ${posts} where (level < ${leading} or sign_title in (${titles.join(', ')}) or sign_occupation = ${signNumber.occupation('arts-support')} or sign_role = ${signNumber.role('arts-student')} or sign_type = ${signNumber.registrationType('arts')} or number is not null) and id not in (select id from noted)`,
  )
}

/** The same posts held against registrants of other professions, by name, place and the number stated, without regard to the post. */
async function compete(
  sql: SqlEngine,
  model: LinkageModel,
  training: Training,
  population: string,
  posts: readonly Post[],
  progress: Progress,
): Promise<ScoredPair[]> {
  progress('Asking whether somebody of another profession fits better')
  const columns = [...NAME_COLUMNS, 'town', 'area', 'wider_area'] as const
  await sql.load(
    'competing_post',
    [
      { name: 'id', type: 'whole' },
      ...[...columns, 'number', 'number_sorted', 'evidence', 'states', 'modality'].map((name) => ({ name, type: 'text' as const })),
    ],
    posts.map((post) => {
      const number = post.reading.otherNumber
      return [
        post.id,
        ...columns.map((column) => post.record[column] ?? null),
        number,
        number === null ? null : sortedDigits(number),
        null,
        null,
        null,
      ]
    }),
  )
  await sql.run('create or replace table other_registrant as select * from registrant where arts = 0')
  const linkage = await score(sql, model, { left: 'competing_post', right: 'other_registrant', population }, training)
  const pairs: ScoredPair[] = []
  await linkage.pairs(LOOKED_AT_FROM, (pair) => pairs.push(pair))
  return pairs
}

/** The register entries to bring over: those in some pair, and those whose number is stated on some post. */
async function chosen(sql: SqlEngine, pairs: readonly ScoredPair[], stated: readonly string[]): Promise<string> {
  await sql.load(
    'wanted_entry',
    [{ name: 'id', type: 'whole' }],
    [...new Set(pairs.map((pair) => pair.right))].map((id) => [id]),
  )
  await sql.load(
    'wanted_number',
    [{ name: 'number', type: 'text' }],
    [...new Set(stated)].map((number) => [number]),
  )
  return 'r.id in (select id from wanted_entry) or r.number in (select number from wanted_number)'
}
