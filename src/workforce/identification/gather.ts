import type { LinkageRecord, ScoredPair, SqlEngine, SqlValue } from '../../engines/linkage/index.ts'
import { parsePlainDate } from '../../kernel/index.ts'
import type { Registrant } from './candidate.ts'
import { joinDates } from './dates.ts'
import { asStated } from './load.ts'
import { EVIDENCE_LEVELS, signsFrom, SIGN_COLUMNS } from './evidence.ts'
import { NAME_COLUMNS } from './names.ts'
import type { Post } from './person.ts'
import { STAFF_FIELDS } from './prepare-posts.ts'
import { modalityNamed, standingOf } from './register.ts'
import { readPost, saysArts } from './signs.ts'

const asText = (value: SqlValue | undefined): string | null => (value === null || value === undefined ? null : String(value))

const RECORD = [...NAME_COLUMNS, 'town', 'area', 'wider_area', 'modality', 'number', 'number_sorted', 'evidence'] as const

/** The posts with the given ids, as stated and as read, in an order that does not depend on the order of the rows. */
export async function gatherPosts(
  sql: SqlEngine,
  posts: string,
  ids: string,
  expiry: string,
  fieldsOf: readonly ReadonlySet<string>[],
): Promise<{ posts: Post[]; duplicates: number }> {
  const columns = [
    'p.id',
    'p.file',
    't.row_number',
    'p.organisation',
    'p.level',
    'p.employee',
    'p.person_identifier',
    'p.ni',
    'p.born',
    ...SIGN_COLUMNS.map((column) => `p.${column}`),
    ...RECORD.map((column) => `p.${column}`),
    ...STAFF_FIELDS.map((field) => `t.${field}`),
    `${expiry}.day`,
  ]
  const gathered: Post[] = []
  await sql.stream(
    `select ${columns.join(', ')} from ${posts} p join (select distinct id from ${ids}) using (id) join raw_staff t on t.rowid = p.id ${joinDates(expiry, 'registration_expiry')}`,
    (row) => gathered.push(asPost(row, fieldsOf)),
  )
  return dropDuplicates(gathered)
}

function asPost(values: readonly SqlValue[], fieldsOf: readonly ReadonlySet<string>[]): Post {
  const [id, file, row, organisation, level, employee, personIdentifier, ni, born, ...rest] = values
  const signNumbers = rest.slice(0, SIGN_COLUMNS.length).map(Number)
  const recordValues = rest.slice(SIGN_COLUMNS.length, SIGN_COLUMNS.length + RECORD.length)
  const statedValues = rest.slice(SIGN_COLUMNS.length + RECORD.length)
  const record: LinkageRecord = Object.fromEntries(RECORD.map((column, i) => [column, asText(recordValues[i])]))
  const stated = Object.fromEntries(STAFF_FIELDS.map((field, i) => [field, asStated(statedValues[i])]))
  const signs = signsFrom(signNumbers)
  const expiryDay = asText(statedValues[STAFF_FIELDS.length])
  return {
    id: Number(id),
    file: Number(file),
    row: row === null ? null : Number(row),
    organisation: String(organisation),
    organisationName: stated['organisation_name'] ?? null,
    assignmentNumber: stated['assignment_number'] ?? stated['employee_number'] ?? stated['person_identifier'] ?? '',
    record,
    stated,
    signs,
    reading: readPost(stated, saysArts(signs)),
    evidence: EVIDENCE_LEVELS[Number(level)]?.name ?? 'neutral',
    born: asText(born),
    keys: { person_identifier: asText(personIdentifier), employee: asText(employee), ni: asText(ni) },
    expiry: expiryDay === null ? null : parsePlainDate(expiryDay),
    fields: fieldsOf[Number(file)] ?? new Set(),
  }
}

/**
 * The same assignment of the same person twice in an extract is one post: the first in a fixed order stays.
 * Rows without an assignment number, or of different people under one number, all stay.
 */
function dropDuplicates(posts: Post[]): { posts: Post[]; duplicates: number } {
  const keyed = posts.map((post) => {
    const content = JSON.stringify(post.stated)
    const who = [post.record['surname'], post.record['forename'], post.born]
    return { post, content, key: JSON.stringify([post.organisation, post.stated['assignment_number'] ?? content, ...who]) }
  })
  const order = (post: Post): string => `${post.organisation}|${post.assignmentNumber}`
  keyed.sort(
    (a, b) =>
      compare(order(a.post), order(b.post)) ||
      compare(a.key, b.key) ||
      compare(a.content, b.content) ||
      a.post.file - b.post.file ||
      (a.post.row ?? 0) - (b.post.row ?? 0),
  )
  const kept = keyed.filter(({ key }, i) => key !== keyed[i - 1]?.key)
  return { posts: kept.map(({ post }) => post), duplicates: keyed.length - kept.length }
}

/** By code unit: the same order on every machine, whatever its language. */
export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Register entries chosen by a condition on `registrant r`. */
export async function gatherRegistrants(sql: SqlEngine, where: string): Promise<Registrant[]> {
  const found: Registrant[] = []
  const names = [...NAME_COLUMNS, 'town', 'number', 'number_sorted']
  await sql.stream(
    `select r.id, r.number, r.arts, t.surname, t.forenames, t.full_name, t.locality, t.profession, t.modality, t.status, until.day, ${names.map((name) => `r.${name}`).join(', ')}
      from registrant r join raw_register t on t.rowid = r.id left join raw_register_registered_to until on until.file = t.file and until.written = t.registered_to where ${where}`,
    ([id, number, arts, surname, forenames, fullName, locality, profession, modality, status, until, ...record]) => {
      found.push({
        id: Number(id),
        number: String(number),
        name: asStated(fullName) ?? [forenames, surname].flatMap((part) => asStated(part) ?? []).join(' '),
        locality: asStated(locality),
        arts: arts === 1,
        profession: asStated(profession),
        modality: modalityNamed(asStated(modality) ?? asStated(profession)),
        status: standingOf(asStated(status)),
        to: until === null || until === undefined ? null : parsePlainDate(String(until)),
        record: Object.fromEntries(names.map((name, i) => [name, asText(record[i])])),
      })
    },
  )
  return found.sort((a, b) => compare(a.number, b.number) || a.id - b.id)
}

/** Pairs by post, each post's strongest first. */
export function byPost(pairs: readonly ScoredPair[]): Map<number, ScoredPair[]> {
  const grouped = new Map<number, ScoredPair[]>()
  for (const pair of pairs) {
    const own = grouped.get(pair.left)
    if (own) own.push(pair)
    else grouped.set(pair.left, [pair])
  }
  return grouped
}
