import type { ConfirmedPost } from './confirmed-posts.ts'
import { assignmentOf, type Extract } from './extract.ts'
import { CORRECTED_FIELDS, correctionsOfPost, type CorrectedColumn, type PostCorrection } from './post-corrections.ts'
import { readStated } from './stated-post.ts'

/** A correction that a run asks for. */
export interface WantedCorrection extends PostCorrection {
  readonly person: string
  readonly postKey: string
  readonly assignmentNumber: string
  readonly positionTitle: string | null
}

/** A correction on the list. */
export interface ListedCell {
  readonly id: string
  readonly postKey: string
  readonly field: string
  readonly current: string | null
  readonly suggested: string
}

export interface Settled {
  readonly added: readonly WantedCorrection[]
  /** Still asked for; `isOther` where something else is suggested now, so that what was sent is not what is wanted. */
  readonly kept: readonly { readonly id: string; readonly wanted: WantedCorrection; readonly isOther: boolean }[]
  /** The extract shows what was suggested, or something else that is right. */
  readonly done: readonly string[]
  /** Asked for no more, though the record is as it was. */
  readonly ended: readonly string[]
}

/** Everything that the records of confirmed therapists should say and do not. Of a post that stands there twice, the first row. */
export function wantedCorrections(confirmed: readonly ConfirmedPost[], extract: Extract): WantedCorrection[] {
  const seen = new Set<string>()
  return confirmed.flatMap(({ person, post: { postKey, rowNumber }, holder }) => {
    const row = extract.posts.get(postKey)?.find(({ number }) => number === rowNumber)
    if (!row || seen.has(postKey)) return []
    seen.add(postKey)
    const post = readStated(row.cells, extract.fields)
    const about = { person, postKey, assignmentNumber: assignmentOf(row), positionTitle: post.stated['position_title'] ?? null }
    return correctionsOfPost(post, holder).map((correction) => ({ ...about, ...correction }))
  })
}

const keyOf = ({ postKey, field }: { readonly postKey: string; readonly field: string }): string => `${field}|${postKey}`
const plain = (value: string | null | undefined): string => (value ?? '').trim().toUpperCase().replaceAll(/\s+/g, ' ')
const same = (a: string | null | undefined, b: string | null | undefined): boolean => plain(a) === plain(b)

const COLUMNS = new Map<string, CorrectedColumn>(
  Object.entries(CORRECTED_FIELDS).map(([column, field]) => [field, column as CorrectedColumn]),
)

/**
 * What becomes of a list when an extract was read again. `open` are the corrections that wait, `declined` those that somebody
 * dropped: as long as the record says the same and the same is suggested, they are not asked for again.
 */
export function settle(
  { open, declined }: { readonly open: readonly ListedCell[]; readonly declined: readonly ListedCell[] },
  confirmed: readonly ConfirmedPost[],
  extract: Extract,
): Settled {
  const wanted = new Map(wantedCorrections(confirmed, extract).map((each) => [keyOf(each), each]))
  const asked = new Set(confirmed.map(({ post }) => post.postKey))
  const kept: Settled['kept'][number][] = []
  const [done, ended]: [string[], string[]] = [[], []]
  for (const cell of open) {
    const still = wanted.get(keyOf(cell))
    const column = COLUMNS.get(cell.field)
    if (still) kept.push({ id: cell.id, wanted: still, isOther: !same(still.suggested, cell.suggested) })
    else if (column && !extract.fields.has(column)) continue
    else if (isDone(cell, column, asked, extract)) done.push(cell.id)
    else ended.push(cell.id)
  }
  const listed = new Set(open.map(keyOf))
  const isDeclined = (each: WantedCorrection): boolean =>
    declined.some((cell) => keyOf(cell) === keyOf(each) && same(cell.suggested, each.suggested) && same(cell.current, each.current))
  return { added: [...wanted.values()].filter((each) => !listed.has(keyOf(each)) && !isDeclined(each)), kept, done, ended }
}

function isDone(
  { postKey, current, suggested }: ListedCell,
  column: CorrectedColumn | undefined,
  asked: ReadonlySet<string>,
  extract: Extract,
): boolean {
  const values = (extract.posts.get(postKey) ?? []).map(({ cells }) => (column ? cells[column] : null))
  if (values.length === 0) return false
  return values.every((value) => same(value, suggested)) || (asked.has(postKey) && values.every((value) => !same(value, current)))
}
