import { FLOWS, type Flow, type FlowGroup, type PersonFlow } from './flows.ts'

interface Amount {
  readonly people: number
  /** Hundredths. */
  readonly wte: number
}

/** What the flows add up to. */
export interface FlowFigures {
  readonly start: Amount
  readonly end: Amount
  readonly of: Readonly<Record<Flow, Amount & { readonly change: number }>>
  readonly group: Readonly<Record<FlowGroup, Amount>>
  /** FTE that those who stayed took on or gave up, in hundredths. */
  readonly stayersChange: number
  /** Joined and came in, less left and went out: without people found, no longer counted or recoded. */
  readonly growth: Amount
  /** Records put right on the same post: of those who stayed, and of those found since. */
  readonly recodes: { readonly stayed: number; readonly found: number }
  /** Share of those at the start who still count at the end, in people and in their FTE at the start; null where nobody was there. */
  readonly stability: { readonly people: number; readonly wte: number | null } | null
  readonly leaversByAge: Readonly<Record<'under 55' | '55 and over' | 'not known', Amount>>
}

const ENDS: ReadonlySet<Flow> = new Set(['left', 'away', 'changed out', 'lost'])

const amount = (flows: readonly PersonFlow[], side: 'before' | 'after'): Amount => ({
  people: flows.length,
  wte: flows.reduce((sum, flow) => sum + flow[side], 0),
})

/** Counts the flows. Throws where they do not lead from the stock at the start to that at the end: a mistake of the program. */
export function flowFigures(flows: readonly PersonFlow[]): FlowFigures {
  const kinds = Object.keys(FLOWS) as Flow[]
  const by = (test: (flow: PersonFlow) => boolean): PersonFlow[] => flows.filter(test)
  const wentAway = ({ flow }: PersonFlow): boolean => ENDS.has(flow)
  const arrived = ({ flow }: PersonFlow): boolean => !ENDS.has(flow) && FLOWS[flow].group !== 'stayed'
  const start = amount(
    by((flow) => !arrived(flow)),
    'before',
  )
  const end = amount(
    by((flow) => !wentAway(flow)),
    'after',
  )
  const of = Object.fromEntries(
    kinds.map((kind) => {
      const own = by(({ flow }) => flow === kind)
      const change = own.reduce((sum, flow) => sum + flow.after - flow.before, 0)
      return [kind, { ...amount(own, ENDS.has(kind) ? 'before' : 'after'), change }]
    }),
  ) as FlowFigures['of']
  const group = Object.fromEntries(
    Object.values(FLOWS).map(({ group: name }) => {
      const own = kinds.filter((kind) => FLOWS[kind].group === name)
      return [name, { people: total(own.map((kind) => of[kind].people)), wte: total(own.map((kind) => of[kind].wte)) }]
    }),
  ) as FlowFigures['group']
  const stayersChange = of.stayed.change + of.recoded.change
  const identity = (measure: 'people' | 'wte'): number =>
    start[measure] +
    group.joined[measure] +
    group['changed in'][measure] +
    group.found[measure] -
    group.left[measure] -
    group['changed out'][measure] -
    group.lost[measure]
  if (identity('people') !== end.people || identity('wte') + stayersChange !== end.wte)
    throw new Error('the flows do not lead from the first stock to the second')
  const growth = (measure: 'people' | 'wte'): number =>
    group.joined[measure] + group['changed in'][measure] - group.left[measure] - group['changed out'][measure]
  const stayed = by(({ flow }) => FLOWS[flow].group === 'stayed')
  return {
    start,
    end,
    of,
    group,
    stayersChange,
    growth: { people: growth('people'), wte: growth('wte') },
    recodes: { stayed: of.recoded.people, found: by(({ flow, recoded }) => flow === 'found' && recoded).length },
    stability:
      start.people === 0
        ? null
        : { people: stayed.length / start.people, wte: start.wte === 0 ? null : amount(stayed, 'before').wte / start.wte },
    leaversByAge: leaversByAge(by(({ flow }) => FLOWS[flow].group === 'left')),
  }
}

const total = (figures: readonly number[]): number => figures.reduce((sum, figure) => sum + figure, 0)

function leaversByAge(leavers: readonly PersonFlow[]): FlowFigures['leaversByAge'] {
  const of = (age: keyof FlowFigures['leaversByAge']): Amount =>
    amount(
      leavers.filter(({ person }) => ageOf(person.posts.map(({ ageBand }) => ageBand)) === age),
      'before',
    )
  return { 'under 55': of('under 55'), '55 and over': of('55 and over'), 'not known': of('not known') }
}

/** Which side of 55 an age band lies on: not known where it is not said, or lies on both. */
export function ageOf(bands: readonly (string | null)[]): 'under 55' | '55 and over' | 'not known' {
  const sides = new Set(bands.map(sideOf).filter((side) => side !== null))
  const [only] = sides
  return sides.size === 1 && only ? only : 'not known'
}

function sideOf(band: string | null): 'under 55' | '55 and over' | null {
  const years = (band?.match(/\d{2}/g) ?? []).map(Number)
  const [low, high] = [years[0], years.at(-1)]
  if (low === undefined || high === undefined || band === null) return null
  if (/under|below|<|less/i.test(band)) return high <= 55 ? 'under 55' : null
  if (low >= 55) return '55 and over'
  return high < 55 && !/over|above|\+/i.test(band) ? 'under 55' : null
}
