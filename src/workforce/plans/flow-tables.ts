import { dayInWords, type PlainDate } from '../../kernel/index.ts'
import type { ExactTable } from './exact-table.ts'
import type { FlowFigures } from './flow-figures.ts'
import { FLOWS, type Flow, type FlowGroup } from './flows.ts'

const POPULATION = 'Arts therapists found, with an active post, at either snapshot: each person in exactly one line'

/** From the stock at the start to the stock at the end, line by line. */
export function identityTable(figures: FlowFigures, from: PlainDate, to: PlainDate): ExactTable {
  const stock = (label: string, { people, wte }: FlowFigures['start']) => ({
    labels: [label],
    figures: [people, wte],
    kinds: ['people', 'fte'] as const,
    isTotal: true,
  })
  const flow = (label: string, group: FlowGroup, sign: 1 | -1) => ({
    labels: [label],
    figures: [sign * figures.group[group].people, sign * figures.group[group].wte],
  })
  return {
    title: 'From one stock to the other',
    population: POPULATION,
    rowLabels: ['Line'],
    columns: [
      { heading: 'People', kind: 'change in people' },
      { heading: 'FTE', kind: 'change in FTE' },
    ],
    rows: [
      stock(`Counted on ${dayInWords(from)}`, figures.start),
      flow('Joined', 'joined', 1),
      flow('Came from another profession in the organisation', 'changed in', 1),
      flow('Found since: employed before, not counted then', 'found', 1),
      flow('Left', 'left', -1),
      flow('Went to another profession in the organisation', 'changed out', -1),
      flow('No longer counted: still employed', 'lost', -1),
      { labels: ['FTE that those who stayed took on or gave up'], figures: [0, figures.stayersChange] },
      stock(`Counted on ${dayInWords(to)}`, figures.end),
    ],
    notes: [
      'The lines add up: the stock at the start with everything below it is the stock at the end.',
      'Found since and no longer counted change what is known, not who is employed: they are no growth.',
    ],
  }
}

/** Every flow with its people and their FTE at each end. */
export function flowTable(figures: FlowFigures): ExactTable {
  return {
    title: 'Each flow',
    population: POPULATION,
    rowLabels: ['What became of them'],
    columns: [
      { heading: 'People', kind: 'people' },
      { heading: 'FTE', kind: 'fte' },
    ],
    rows: (Object.keys(FLOWS) as Flow[]).map((flow) => ({
      labels: [FLOWS[flow].text],
      figures: [figures.of[flow].people, figures.of[flow].wte],
    })),
    notes: [
      'Somebody with a start date before the earlier snapshot, which does not hold them, may have been left out of that extract: see whether it was whole.',
      'FTE is that of the later snapshot; of those who left or are no longer counted it is that of the earlier.',
      `Joined, in all: ${figures.group.joined.people} people. That is the sum of its four lines, in people and in FTE.`,
      'Newly qualified, recruited abroad and other joiners cannot be told apart: the extract holds no source of recruitment.',
      'Another profession: on another post, with a code of nursing, medicine, another allied health profession or science. Other codes are those under which arts therapists hide, so somebody who comes from one is found since.',
      'Put right or recoded: occupation code, job role or plan line changed on the same post.',
    ],
  }
}

export const leaverTable = ({ leaversByAge }: FlowFigures): ExactTable => ({
  title: 'Who left, by age',
  population: 'Arts therapists who left, on leave or seconded out among them, by their age band at the earlier snapshot',
  rowLabels: ['Age'],
  columns: [
    { heading: 'People', kind: 'people' },
    { heading: 'FTE', kind: 'fte' },
  ],
  rows: (['under 55', '55 and over', 'not known'] as const).map((age) => ({
    labels: [{ 'under 55': 'Under 55', '55 and over': '55 and over', 'not known': 'Not known' }[age]],
    figures: [leaversByAge[age].people, leaversByAge[age].wte],
  })),
  notes: ['At 55 retirement becomes likely: leavers below it are the ones a plan for retention is about.'],
})
