import { protectTable, type CountTable } from '../../../../engines/disclosure/index.ts'
import type { CaseExplanation, IdentificationReport } from '../../../../workforce/index.ts'

const people = 'people accepted as registered arts therapists with an active post'

const counted = (table: Omit<CountTable, 'population' | 'measure'> & { measure?: CountTable['measure'] }) =>
  protectTable({ population: people, measure: 'headcount', ...table })

/** Rows with a total row under them. */
function withTotal(rows: readonly (readonly [string, ...number[]])[]): CountTable['rows'] {
  const figures = rows.map(([label, ...counts]) => ({ labels: [label], counts }))
  const totals = figures[0]?.counts.map((_, column) => figures.reduce((sum, row) => sum + (row.counts[column] ?? 0), 0)) ?? []
  return [...figures, { labels: ['All'], counts: totals, isTotal: true }]
}

function aCase(given: Partial<CaseExplanation> & Pick<CaseExplanation, 'steps'>): CaseExplanation {
  return {
    person: 'P000001',
    titleGroup: 'Project Worker (Recovery and Arts)',
    outcome: 'accepted',
    reasonCode: 'linked-by-name-and-forename',
    sentence: 'Accepted: surname, forename and region agree with one registrant, and no other registrant comes near.',
    totalMilliBits: given.steps.reduce((sum, step) => sum + step.milliBits, 0),
    probability: 0.9987,
    marginMilliBits: 9120,
    ...given,
  }
}

/** A report with every part filled, of invented people, for tests and for looking at. */
export const aReport = (given: Partial<IdentificationReport> = {}): IdentificationReport => ({
  demonstration: true,
  keptIn: 'files',
  mode: {
    code: 'full-register',
    sentence:
      'The staff extract was compared with the full register of arts therapists, so a registrant could be named for each accepted post.',
    cannotClaim: [
      'that a person who was not found is not an arts therapist: 4 in 100 posts hold no surname that could be compared',
      'that anybody practises as an arts therapist in the post where they were found',
    ],
  },
  inputs: [
    {
      role: 'staff',
      columns: [{ field: 'Assignment number', column: 'Asg No' }],
      unused: ['Gender'],
      rows: 61_204,
      understood: [
        'Comma-separated, Windows-1252, header in row 4 under a title of three rows.',
        '“Asg No” was read as the assignment number.',
      ],
      warnings: [
        {
          code: 'tables.lost-zeros',
          kind: 'warning',
          message: '212 assignment numbers are shorter than the others.',
          todo: 'Export the column as text if leading zeros were lost.',
          where: { file: 'eastmoor-2026-03.csv', column: 'Asg No' },
        },
      ],
    },
    {
      role: 'register',
      columns: [{ field: 'Registration number', column: 'Number' }],
      unused: [],
      rows: 5_612,
      understood: ['Sheet “Register”, header in row 1.'],
      warnings: [],
    },
  ],
  summary: [
    '245 arts therapists were found; 95 of them work under a title that does not say so.',
    '60 more need somebody to look at them.',
    'Between 255 and 310 are likely to be there in all.',
  ],
  outcomes: protectTable({
    title: 'Posts and people by outcome',
    population: 'people with at least one active post that bore a sign of arts therapy',
    measure: ['headcount', 'posts'],
    rowLabels: ['Outcome', 'Reason'],
    columns: ['People', 'Posts'],
    rows: [
      { labels: ['Accepted', 'Registration number agrees'], counts: [149, 171], basis: [149, 149] },
      { labels: ['Accepted', 'Name and other fields agree'], counts: [96, 104], basis: [96, 96] },
      { labels: ['Review', 'Two registrants come into question'], counts: [58, 61], basis: [58, 58] },
      { labels: ['Set aside', 'Dance movement psychotherapist'], counts: [3, 4], basis: [3, 3] },
      { labels: ['Set aside', 'Student or support code'], counts: [22, 22], basis: [22, 22] },
      { labels: ['Set aside', 'Play therapist'], counts: [0, 0], basis: [0, 0] },
    ],
  }),
  hiding: [
    counted({
      title: 'Accepted people by title group',
      rowLabels: ['Title group'],
      columns: ['People'],
      rows: withTotal([
        ['Project or support worker', 31],
        ['Psychological therapist', 24],
        ['Mental health practitioner', 17],
        ['Wellbeing practitioner', 9],
        ['Family therapist', 7],
        ['Care co-ordinator', 4],
        ['Occupational therapist', 3],
      ]),
    }),
    counted({
      title: 'Accepted people by occupation code',
      rowLabels: ['Occupation code'],
      columns: ['People'],
      rows: withTotal([
        ['S1M Clinical psychology', 38],
        ['H1D Support worker', 33],
        ['G1A Clerical and administrative', 24],
      ]),
    }),
  ],
  counts: [
    counted({
      title: 'Headcount by region and modality',
      rowLabels: ['Region'],
      columns: ['Art', 'Drama', 'Music', 'Not known', 'All'],
      totalColumn: 'All',
      rows: withTotal([
        ['Eastmoor', 52, 21, 30, 6, 109],
        ['Westmoor', 44, 3, 24, 0, 71],
        ['Northmoor', 30, 14, 19, 2, 65],
      ]),
      notes: ['A person with posts in two trusts is counted once.'],
    }),
    counted({
      title: 'Headcount and FTE by band group',
      measure: ['headcount', 'fte'],
      rowLabels: ['Band group'],
      columns: ['People', 'FTE'],
      rows: [
        { labels: ['Band 5 or 6'], counts: [92, 5410], basis: [92, 92] },
        { labels: ['Band 7'], counts: [128, 8125], basis: [128, 128] },
        { labels: ['Band 8a and above'], counts: [25, 1990], basis: [25, 25] },
        { labels: ['All'], counts: [245, 15525], basis: [245, 245], isTotal: true },
      ],
    }),
  ],
  reconciliation: counted({
    title: 'Accepted people by the plan whose line holds their posts',
    rowLabels: ['Plan'],
    columns: ['People'],
    rows: withTotal([
      ['Only coded as allied health', 118],
      ['Only coded as psychology', 38],
      ['Coded as both', 32],
      ['Coded as neither', 57],
    ]),
  }),
  estimate: {
    possible: true,
    sentence:
      'If being on one list says nothing about being on the other, between 255 and 310 arts therapists work in these organisations: 10 to 65 more than were found.',
    lists: counted({
      title: 'The two lists and their overlap',
      rowLabels: ['List'],
      columns: ['People'],
      rows: withTotal([
        ['On both', 149],
        ['Only found by number', 40],
        ['Only found by name', 56],
      ]),
    }),
    interval: { low: 255, middle: 270, high: 310 },
    sensitivity: [
      { oddsRatio: 0.5, low: 250, middle: 258, high: 278 },
      { oddsRatio: 2, low: 265, middle: 295, high: 375 },
    ],
    assumptions: [
      'Nobody joined or left between the two lists.',
      'Each person had the same chance of being on the first list, and of being on the second.',
      'People on both lists were recognised as the same.',
    ],
  },
  waterfalls: [
    aCase({
      steps: [
        { label: 'Before any evidence', detail: '1 in 16,384 pairs is of one person', milliBits: -14_000 },
        { label: 'Surname', detail: 'Agrees, and is rare', milliBits: 13_482 },
        { label: 'Forename', detail: 'Agrees after a nickname', milliBits: 6_071 },
        { label: 'Region and locality', detail: 'Same region', milliBits: 2_204 },
        { label: 'Post', detail: 'Arts named in the title, generic code', milliBits: 1_833 },
      ],
    }),
    aCase({
      person: 'P000002',
      titleGroup: 'Psychological Therapist',
      outcome: 'review',
      reasonCode: 'two-registrants',
      sentence: 'For review: two registrants of this name are equally likely.',
      probability: 0.62,
      marginMilliBits: 410,
      steps: [
        { label: 'Before any evidence', detail: '1 in 16,384 pairs is of one person', milliBits: -14_000 },
        { label: 'Surname', detail: 'Agrees, and is common', milliBits: 7_250 },
        { label: 'Forename', detail: 'Agrees', milliBits: 6_900 },
        { label: 'Region and locality', detail: 'Another region', milliBits: -1_112 },
        { label: 'Post', detail: 'A psychology code', milliBits: 1_668 },
      ],
    }),
    aCase({
      person: 'P000003',
      titleGroup: 'State of the Art Imaging Lead',
      outcome: 'excluded',
      reasonCode: 'no-registrant',
      sentence: 'Set aside: the title names no therapy, and no registrant has this name.',
      probability: 0.00002,
      marginMilliBits: null,
      steps: [
        { label: 'Before any evidence', detail: '1 in 16,384 pairs is of one person', milliBits: -14_000 },
        { label: 'Surname', detail: 'Differs', milliBits: -4_321 },
      ],
    }),
  ],
  method: {
    warnings: [],
    sentences: [
      'Every post that bears a sign of arts therapy is compared with every registrant that could be the same person.',
      'A post is accepted when the probability is at least 0.99 and the second-best registrant is at least 5 bits behind.',
    ],
    thresholds: [
      { name: 'Accept', value: 'p ≥ 0.99', meaning: 'At most 1 in 100 accepted pairs is expected to be wrong.' },
      { name: 'Margin', value: '≥ 5 bits', meaning: 'The second-best registrant is at least 32 times less likely.' },
    ],
    levels: [
      { comparison: 'Surname', level: 'Agrees', m: 0.912, u: 0.00021, milliBits: 12_084, trained: 'from 212 number-confirmed pairs' },
      { comparison: 'Surname', level: 'Close spelling', m: 0.061, u: 0.0031, milliBits: 4_299, trained: 'from 212 number-confirmed pairs' },
      { comparison: 'Surname', level: 'Differs', m: 0.027, u: 0.99669, milliBits: -5_206, trained: 'from 212 number-confirmed pairs' },
    ],
    reasonCodes: [
      { code: 'linked-by-number', outcome: 'accepted', sentence: 'The registration number and the name agree with one registrant.' },
      { code: 'two-registrants', outcome: 'review', sentence: 'Two registrants come into question and neither is far ahead.' },
      { code: 'dance-movement', outcome: 'excluded', sentence: 'Dance movement psychotherapy is not registered by the HCPC.' },
    ],
  },
  ...given,
})
