import type { SeededRandom } from '../../kernel/index.ts'
import { byRank, Draw } from './draw.ts'
import forenames from './forenames.json' with { type: 'json' }
import { NAME } from './rates.ts'
import surnames from './surnames.json' with { type: 'json' }

export type Sex = 'female' | 'male'
export type Nation = 'England' | 'Wales'
type Community = 'english' | 'welsh' | 'scottish' | 'irish' | 'southAsian' | 'african' | 'european' | 'eastAsian'

/** A person's names as they truly are. */
export interface TrueName {
  readonly sex: Sex
  readonly surname: string
  /** The surname before marriage or otherwise, where it changed. */
  readonly former: string | null
  readonly forename: string
  readonly second: string | null
  readonly nickname: string | null
}

const split = (lines: readonly string[]): string[] => lines.flatMap((line) => line.split(' ')).map((name) => name.replaceAll('_', ' '))

const composed = split(surnames.beginnings).flatMap((beginning) => split(surnames.endings).map((ending) => beginning + ending))

/** Composed surnames together are one English surname in nine: the long tail in which a name is nearly unique. */
const english = new Draw([...byRank(split(surnames.english), 0.95), ...composed.map((name) => [name, 0.00062] as const)])

const SURNAMES: Readonly<Record<Community, Draw<string>>> = {
  english,
  welsh: new Draw(byRank(split(surnames.welsh), 1.25)),
  scottish: new Draw(byRank(split(surnames.scottish), 0.9)),
  irish: new Draw(byRank(split(surnames.irish), 0.9)),
  southAsian: new Draw(byRank(split(surnames.southAsian), 0.95)),
  african: new Draw(byRank(split(surnames.african), 0.7)),
  european: new Draw(byRank(split(surnames.european), 0.6)),
  eastAsian: new Draw(byRank(split(surnames.eastAsian), 0.7)),
}

/** A person of a Celtic family has a forename of its own language one time in three. */
const OWN_LANGUAGE: Partial<Record<Community, number>> = { welsh: 0.38, scottish: 0.2, irish: 0.35 }

const drawForename = (sex: Sex, community: Community, random: SeededRandom): string => {
  const own = OWN_LANGUAGE[community]
  const list = community === 'english' || (own !== undefined && !random.chance(own)) ? 'british' : community
  return FORENAMES[sex][list].next(random)
}

const forenameDraws = (sex: Sex): Readonly<Record<Exclude<Community, 'english'> | 'british', Draw<string>>> => {
  const draw = (list: keyof (typeof forenames)['female'], fall: number): Draw<string> => new Draw(byRank(split(forenames[sex][list]), fall))
  return {
    british: draw('british', 0.75),
    welsh: draw('welsh', 0.6),
    scottish: draw('scottish', 0.5),
    irish: draw('irish', 0.5),
    southAsian: draw('southAsian', 0.6),
    african: draw('african', 0.5),
    european: draw('european', 0.5),
    eastAsian: draw('eastAsian', 0.5),
  }
}

const FORENAMES = { female: forenameDraws('female'), male: forenameDraws('male') }

/** Shares of families by where people live, and for the arts therapists, who are less mixed than the service. [A] */
const COMMUNITIES: Readonly<Record<Nation | 'artsTherapist', Draw<Community>>> = {
  England: new Draw([
    ['english', 66],
    ['welsh', 4],
    ['scottish', 4],
    ['irish', 5],
    ['southAsian', 9],
    ['african', 5],
    ['european', 4],
    ['eastAsian', 3],
  ]),
  Wales: new Draw([
    ['english', 45],
    ['welsh', 40],
    ['scottish', 2],
    ['irish', 3],
    ['southAsian', 4],
    ['african', 2],
    ['european', 2],
    ['eastAsian', 2],
  ]),
  artsTherapist: new Draw([
    ['english', 72],
    ['welsh', 6],
    ['scottish', 6],
    ['irish', 5],
    ['southAsian', 3],
    ['african', 2],
    ['european', 4],
    ['eastAsian', 2],
  ]),
}

const NICKNAMES: Readonly<Record<string, string>> = forenames.nicknames

export function drawName(sex: Sex, from: Nation | 'artsTherapist', random: SeededRandom): TrueName {
  const community = COMMUNITIES[from].next(random)
  const born = SURNAMES[community].next(random)
  const forename = drawForename(sex, community, random)
  const changed = sex === 'female' && random.chance(NAME.womanChangedName)
  const other = changed || random.chance(NAME.doubleBarrelled) ? SURNAMES[random.chance(0.8) ? community : 'english'].next(random) : null
  const doubled = other !== null && (!changed || random.chance(NAME.doubleBarrelled * 2))
  const nicknames = NICKNAMES[forename]?.split(' ')
  return {
    sex,
    surname: other === null || other === born ? born : doubled ? `${born}-${other}` : other,
    former: changed && other !== born ? born : null,
    forename,
    second: random.chance(NAME.secondForename) ? drawForename(sex, community, random) : null,
    nickname: nicknames && random.chance(NAME.goesByNickname) ? random.pick(nicknames) : null,
  }
}
