import { seededRandom, type SeededRandom } from '../../kernel/index.ts'
import type { Cast } from './cast.ts'
import type { KnownPost } from './kinds.ts'
import { csvLine } from './layouts.ts'
import { misspell } from './misspelling.ts'
import { drawName } from './people-names.ts'
import { OTHER_LISTS } from './rates.ts'
import type { Registrant } from './registration.ts'

const REGISTER_COLUMNS = ['number', 'surname', 'forenames', 'profession', 'modality', 'status', 'locality', 'from', 'to'] as const
const line = (cells: readonly string[]): string => csvLine(cells, ',')
const byNumber = (a: Registrant, b: Registrant): number => (a.number < b.number ? -1 : 1)

export function* registerLines(registrants: readonly Registrant[]): Generator<string> {
  yield line(REGISTER_COLUMNS)
  for (const row of [...registrants].sort(byNumber)) yield line(REGISTER_COLUMNS.map((column) => row[column]))
}

/** What somebody who looked people up one by one has pasted together: mostly colleagues, some who only share a name. */
export function* lookupLines(cast: Cast, seed: number): Generator<string> {
  const random = seededRandom(seed, 'look-ups')
  const employed = new Set(cast.register.employedNumbers)
  const wanted = Math.round((cast.people.get('arts-therapist') ?? 0) * OTHER_LISTS.lookedUpForEachTherapist)
  const colleagues = shuffled(
    cast.register.arts.filter(({ number }) => employed.has(number)),
    random,
  )
  const surnames = new Set(colleagues.map(({ surname }) => surname))
  const namesakes = shuffled(
    cast.register.arts.filter(({ number, surname }) => !employed.has(number) && surnames.has(surname)),
    random,
  )
  const share = Math.round(wanted * 0.85)
  yield* registerLines([...colleagues.slice(0, share), ...namesakes.slice(0, wanted - share)])
}

/** A membership list of an association: its own numbers, the registration number for some, and students and retired members too. */
export function* memberLines(cast: Cast, seed: number): Generator<string> {
  const random = seededRandom(seed, 'members')
  yield line(['membership number', 'surname', 'forenames', 'modality', 'town', 'hcpc number'])
  let member = 10_000
  const next = (): string => `M${(member += random.between(1, 9))}`
  for (const row of shuffled(cast.register.arts, random)) {
    if (row.status === 'Expired' || !random.chance(OTHER_LISTS.memberOfAssociation)) continue
    const surname = random.chance(0.01) ? misspell(row.surname, random) : row.surname
    const forename = random.chance(0.7) ? (row.forenames.split(' ')[0] ?? '') : row.forenames
    yield line([
      next(),
      surname,
      forename,
      row.modality,
      random.chance(0.85) ? row.locality : '',
      random.chance(OTHER_LISTS.memberGivesNumber) ? row.number : '',
    ])
    if (!random.chance(OTHER_LISTS.memberNotRegistered)) continue
    const name = drawName('female', 'artsTherapist', random)
    yield line([next(), name.surname, name.forename, random.pick(['art', 'drama', 'music']), random.pick(cast.register.arts).locality, ''])
  }
}

/** The truth, for scoring only. */
export function* truthLines(posts: readonly KnownPost[]): Generator<string> {
  yield line([
    'organisation_code',
    'assignment_number',
    'true_person',
    'kind',
    'modality',
    'registration_number',
    'is_arts_therapist',
    'in_review_expected',
  ])
  const key = ({ row }: KnownPost): string => `${row.holder.organisation.code} ${row.assignmentNumber}`
  const yes = (answer: boolean): string => (answer ? 'yes' : 'no')
  for (const { row, truth } of posts.toSorted((a, b) => (key(a) < key(b) ? -1 : 1))) {
    yield line([
      row.holder.organisation.code,
      row.assignmentNumber,
      truth.person,
      truth.kind,
      truth.modality,
      truth.number,
      yes(truth.artsTherapist),
      yes(truth.reviewExpected),
    ])
  }
}

function shuffled<T>(items: readonly T[], random: SeededRandom): T[] {
  const copy = [...items]
  for (let i = copy.length - 1; i > 0; i--) {
    const other = random.between(0, i)
    ;[copy[i], copy[other]] = [copy[other] as T, copy[i] as T]
  }
  return copy
}
