import { protectTable, type CountTable } from '../../engines/disclosure/index.ts'
import { countedPersons, DIMENSIONS, fteBy, fteIsKnown, headcountBy, hidingPlaces, plans, reconciliation } from '../counting/index.ts'
import { reasonCodes } from '../reference/index.ts'
import { explainCases } from './explain.ts'
import { estimateHidden } from './hidden.ts'
import type { Identification } from './identify.ts'
import type { JudgedPerson } from './judge.ts'
import type { IdentificationReport, MethodDescription, Outcome, ReportInput } from './report-data.ts'
import { ACCEPT_MILLIBITS, MARGIN_MILLIBITS, REVIEW_MILLIBITS } from './thresholds.ts'

/** Everything the report shows, from one identification: counts protected, nobody named or numbered. */
export function reportOf(
  run: Identification,
  inputs: readonly ReportInput[],
  { demonstration, keptIn }: Pick<IdentificationReport, 'demonstration' | 'keptIn'>,
): IdentificationReport {
  const counted = countedPersons(run.judged)
  const counts = [
    plans(counted),
    ...DIMENSIONS.flatMap((dimension) => [headcountBy(counted, dimension), ...(fteIsKnown(counted) ? [fteBy(counted, dimension)] : [])]),
  ]
  return {
    demonstration,
    keptIn,
    mode: run.mode,
    inputs,
    summary: summaryOf(run, keptIn),
    outcomes: protectTable(outcomesOf(run.judged)),
    hiding: hidingPlaces(counted).map((table) => protectTable(table)),
    counts: counts.map((table) => protectTable(table)),
    reconciliation: protectTable(reconciliation(counted)),
    estimate: estimateHidden(run.judged, run.mode.code),
    waterfalls: explainCases(run.judged),
    method: methodOf(run),
  }
}

const OUTCOMES = ['accepted', 'review', 'excluded'] as const satisfies readonly Outcome[]
const OUTCOME_WORDS = { accepted: 'Accepted', review: 'For a person to decide', excluded: 'Set aside' } as const

function outcomesOf(judged: readonly JudgedPerson[]): CountTable {
  const lines = reasonCodes.flatMap(({ code, outcome, sentence }) => {
    const persons = judged.filter((person) => person.posts.some((post) => post.reasonCode === code))
    const posts = persons.reduce((sum, person) => sum + person.posts.filter((post) => post.reasonCode === code).length, 0)
    return persons.length === 0 ? [] : [{ outcome, code, sentence, persons: persons.length, posts }]
  })
  lines.sort((a, b) => OUTCOMES.indexOf(a.outcome) - OUTCOMES.indexOf(b.outcome))
  return {
    title: 'Outcomes and their reasons',
    population: 'Persons and posts that were found, doubtful or set aside',
    measure: ['headcount', 'posts'],
    rowLabels: ['Outcome', 'Reason', 'Code'],
    columns: ['People', 'Posts'],
    rows: lines.map(({ outcome, code, sentence, persons, posts }) => ({
      labels: [OUTCOME_WORDS[outcome], sentence, code],
      counts: [persons, posts],
      basis: [persons, persons],
    })),
    adds: false,
    notes: ['A person whose posts have different reasons is counted at each.'],
  }
}

function summaryOf({ judged, found, mode, asAt }: Identification, keptIn: IdentificationReport['keptIn']): string[] {
  const about = (n: number): string =>
    n === 0 ? 'none' : n < 5 ? 'fewer than 5' : `about ${(Math.round(n / 5) * 5).toLocaleString('en-GB')}`
  const inReview = judged.filter((person) => person.decision.outcome === 'review')
  const counted = countedPersons(judged)
  const hidden = counted.filter((person) => person.posts.some((post) => post.hidden))
  const posts = `Of ${found.postsInExtract.toLocaleString('en-GB')} posts`
  return [
    mode.code === 'extract-only'
      ? `${posts}, people whose record states a registration as an arts therapist, in active posts: ${about(counted.length)}. None of them is verified.`
      : `${posts}, people accepted as arts therapists in active posts: ${about(counted.length)}.`,
    `Of these, with a post that neither its title nor its codes call an arts therapist’s: ${about(hidden.length)}.`,
    `For a person to decide: ${about(inReview.length)}. They stand in ${keptIn === 'files' ? 'review.csv' : 'the review queue'} with the reason and what to do.`,
    `Judged as at ${asAt}.`,
    mode.sentence,
  ]
}

function methodOf({ found, asAt }: Identification): MethodDescription {
  const bits = (milliBits: number): string => `${(milliBits / 1000).toFixed(2)} bits`
  const trained = found.training?.trained
  return {
    sentences: [
      'Posts become persons where a national identifier, an employee number at one employer, a registration number and name, a National Insurance number, or name and date of birth agree and nothing contradicts.',
      'Each post is held against each registrant it could be (Fellegi and Sunter 1969): number, surname, forenames, place, modality, and what the person’s posts say. Each agreement adds bits, each disagreement takes some away; 1 bit doubles the odds. Weights are whole thousandths of a bit, so a waterfall adds up exactly.',
      'What a post says (title, occupation code, job role, area of work) is one comparison with a limit; that a registration is stated at all is another. Nobody is accepted unless the number is the same, or surname and forename agree: title and code alone never make anybody an arts therapist.',
      'Registrants of other professions compete for every match, where the register holds them.',
      `Registrations are judged as at ${asAt}.`,
      ...(trained ? [] : ['No register was given: nothing was linked, and no weights were learned.']),
    ],
    warnings: trained?.warnings ?? [],
    thresholds: [
      { name: 'Accepted from', value: bits(ACCEPT_MILLIBITS), meaning: 'A probability of 0.99 that this is the registrant.' },
      {
        name: 'Lead over the next',
        value: bits(MARGIN_MILLIBITS),
        meaning: 'The next registrant, of any profession, and the next claimant must be at least this far behind.',
      },
      { name: 'For a person to decide from', value: bits(REVIEW_MILLIBITS), meaning: 'Odds of one to sixteen.' },
    ],
    levels: (trained?.comparisons ?? []).flatMap(({ name, levels }) =>
      levels.map((level) => ({
        comparison: name,
        level: level.label,
        m: level.m,
        u: level.u,
        milliBits: level.milliBits,
        trained: level.trained,
      })),
    ),
    reasonCodes: reasonCodes.map(({ code, outcome, sentence }) => ({ code, outcome, sentence })),
  }
}
