import { z } from 'zod'
import { comparisonInWords } from '../identification/index.ts'

const outcome = z.enum(['accepted', 'review', 'excluded'])

const drift = z.strictObject({
  /** One plain sentence for each thing that was compared, with what counts as a shift. */
  sentences: z.array(z.strictObject({ what: z.enum(['weights', 'reasons', 'distribution']), isShift: z.boolean(), sentence: z.string() })),
  /** Levels in both models, the most moved first. */
  levels: z.array(z.strictObject({ comparison: z.string(), level: z.string(), before: z.int(), now: z.int() })),
  /** Share of the people at each reason, in thousandths. */
  reasons: z.array(z.strictObject({ reasonCode: z.string(), before: z.int(), now: z.int() })),
  /** Of the match weights, in thousandths; null where there are too few people to judge. */
  stabilityIndex: z.int().nullable(),
})
export type Drift = z.infer<typeof drift>

const change = z.strictObject({
  before: z.strictObject({ run: z.string(), asAt: z.string() }),
  newlyFound: z.int(),
  noLongerFound: z.int(),
  outcomeChanged: z.array(z.strictObject({ from: outcome, to: outcome, people: z.int() })),
  same: z.int(),
  drift,
})
/** What is different from the run before. */
export type RunChange = z.infer<typeof change>

/** Null for the first run of an organisation. Throws where the column holds something else. */
export const readChange = (column: string | null): RunChange | null => (column === null ? null : change.parse(JSON.parse(column)))

/** What is compared of a run. */
export interface RunFigures {
  readonly model: unknown
  readonly people: readonly { readonly reasonCode: string; readonly milliBits: number | null }[]
}

const trainedModel = z.object({
  comparisons: z.array(z.object({ name: z.string(), levels: z.array(z.object({ label: z.string(), milliBits: z.int() })) })),
})

/** 1 bit doubles the odds. */
const MOVED_MILLIBITS = 1_000
/** Five of a hundred people. */
const MOVED_SHARE = 50
/** By convention an index below 0.10 is stable and one above 0.25 another population. */
const STABLE = 100
const ANOTHER = 250
/** With fewer people the index is above 0.10 by chance alone. */
const PEOPLE_FOR_AN_INDEX = 100

/** How far the weights, the reasons and the spread of match weights of two runs are apart. */
export function driftBetween(before: RunFigures, now: RunFigures): Drift {
  const levels = movedLevels(before.model, now.model)
  const reasons = movedReasons(before, now)
  const stabilityIndex = stabilityOf(before, now)
  return {
    sentences: [weightSentence(levels), reasonSentence(reasons), stabilitySentence(stabilityIndex)],
    levels: levels ?? [],
    reasons,
    stabilityIndex,
  }
}

function movedLevels(before: unknown, now: unknown): Drift['levels'] | null {
  const [old, current] = [trainedModel.safeParse(before), trainedModel.safeParse(now)]
  if (!old.success || !current.success) return null
  const weights = new Map(
    old.data.comparisons.flatMap(({ name, levels }) => levels.map((level) => [`${name} ${level.label}`, level.milliBits])),
  )
  const moved = current.data.comparisons.flatMap(({ name, levels }) =>
    levels.flatMap(({ label, milliBits }) => {
      const was = weights.get(`${name} ${label}`)
      return was === undefined
        ? []
        : [{ comparison: comparisonInWords({ comparison: name, level: label }), level: label, before: was, now: milliBits }]
    }),
  )
  return moved.sort((a, b) => Math.abs(b.now - b.before) - Math.abs(a.now - a.before))
}

const bits = (milliBits: number): string => (milliBits / 1000).toFixed(1)

function weightSentence(levels: Drift['levels'] | null): Drift['sentences'][number] {
  if (levels === null)
    return {
      what: 'weights',
      isShift: false,
      sentence: 'The weights cannot be compared: one of the two runs had no register to learn from.',
    }
  const moved = levels.filter((level) => Math.abs(level.now - level.before) >= MOVED_MILLIBITS)
  const [most] = moved
  if (!most) return { what: 'weights', isShift: false, sentence: 'No weight moved by 1 bit or more. 1 bit doubles the odds.' }
  return {
    what: 'weights',
    isShift: true,
    sentence: `Weights that moved by 1 bit or more, which doubles the odds: ${moved.length}. The most: ${most.level} (${most.comparison}), from ${bits(most.before)} to ${bits(most.now)} bits.`,
  }
}

function movedReasons(before: RunFigures, now: RunFigures): Drift['reasons'] {
  const share = (figures: RunFigures, code: string): number =>
    figures.people.length === 0
      ? 0
      : Math.round((1000 * figures.people.filter(({ reasonCode }) => reasonCode === code).length) / figures.people.length)
  const codes = [...new Set([...before.people, ...now.people].map(({ reasonCode }) => reasonCode))].sort()
  return codes.map((reasonCode) => ({ reasonCode, before: share(before, reasonCode), now: share(now, reasonCode) }))
}

function reasonSentence(reasons: Drift['reasons']): Drift['sentences'][number] {
  const moved = reasons.filter((reason) => Math.abs(reason.now - reason.before) >= MOVED_SHARE)
  return {
    what: 'reasons',
    isShift: moved.length > 0,
    sentence:
      moved.length === 0
        ? 'No reason is given to a share of the people that moved by 5 percentage points or more.'
        : `Reasons whose share of the people moved by 5 percentage points or more: ${moved.length}.`,
  }
}

/** Where the bands of the match weight lie, in thousandths of a bit. */
const BANDS = [-4_000, 0, 6_630, 12_000, 18_000]

/** Population stability index over bands of the match weight, with half a person added to each so that none is empty. */
function stabilityOf(before: RunFigures, now: RunFigures): number | null {
  if (Math.min(before.people.length, now.people.length) < PEOPLE_FOR_AN_INDEX) return null
  const [old, current] = [shares(before), shares(now)]
  const index = old.reduce((sum, share, band) => sum + ((current[band] ?? 0) - share) * Math.log((current[band] ?? 0) / share), 0)
  return Math.round(index * 1000)
}

function shares({ people }: RunFigures): number[] {
  const counts = Array.from({ length: BANDS.length + 2 }, () => 0.5)
  for (const { milliBits } of people) {
    const above = BANDS.findIndex((from) => milliBits !== null && milliBits < from)
    const band = milliBits === null ? 0 : above < 0 ? BANDS.length + 1 : above + 1
    counts[band] = (counts[band] ?? 0) + 1
  }
  const total = counts.reduce((sum, count) => sum + count, 0)
  return counts.map((count) => count / total)
}

function stabilitySentence(index: number | null): Drift['sentences'][number] {
  if (index === null) {
    const sentence = `How the match weights are spread is compared from ${PEOPLE_FOR_AN_INDEX} people in each run: there were fewer.`
    return { what: 'distribution', isShift: false, sentence }
  }
  const shown = `The population stability index of the match weights is ${(index / 1000).toFixed(2)}`
  if (index < STABLE) return { what: 'distribution', isShift: false, sentence: `${shown}: below 0.10, so they are spread as before.` }
  if (index <= ANOTHER)
    return { what: 'distribution', isShift: true, sentence: `${shown}: from 0.10 to 0.25, so they are spread somewhat differently.` }
  return {
    what: 'distribution',
    isShift: true,
    sentence: `${shown}: above 0.25, so they are spread quite differently. Check the files before you rely on this run.`,
  }
}
