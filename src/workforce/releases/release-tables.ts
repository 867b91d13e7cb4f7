import type { Coordinates, Measure, ReleaseTable } from '../../engines/disclosure/index.ts'
import type { PlainDate } from '../../kernel/index.ts'
import { fteIsKnown } from '../counting/index.ts'
import { placeCodes } from './places.ts'
import { RELEASE_TABLES, type ReleaseTableKey } from './release-choice.ts'
import type { ReleasePerson, ReleaseSpace } from './release-space.ts'

/** A table of true counts, and which of the chosen ones it belongs to. */
export interface CountedTable {
  readonly key: ReleaseTableKey
  readonly table: ReleaseTable
}

interface Line {
  readonly labels: readonly string[]
  readonly at: Coordinates
  readonly isTotal?: true
}

const POPULATION = 'art, drama and music therapists who were found in the staff record, with an active post'

const ONCE_IN_TOTAL = 'Somebody with posts in two lines is counted in each and once in the total, so lines may add up to more than it.'
const FTE_GAPS = 'FTE is the sum of the contracted time of posts; posts whose FTE is not stated add nothing.'
const PLACES = 'An organisation stands in the board and the region that most of its posts state.'

export const inPost = (day: PlainDate): string => `in post ${day}`

/** The chosen tables of one snapshot but for joiners and leavers, as true counts. */
export function releaseTables(
  people: readonly ReleasePerson[],
  space: ReleaseSpace,
  chosen: readonly ReleaseTableKey[],
  day: PlainDate,
): CountedTable[] {
  const hasFte = fteIsKnown(people)
  const all = (labels: number): Line => ({ labels: ['All', 'All boards', 'All organisations'].slice(0, labels), at: {}, isTotal: true })

  const table = (
    key: ReleaseTableKey,
    given: { title?: string; rowLabels: readonly string[]; lines: readonly Line[]; notes: readonly string[] },
    columns: readonly { heading: string; measure: Measure; at: Coordinates }[],
    totalColumn?: string,
  ): CountedTable => ({
    key,
    table: {
      title: given.title ?? RELEASE_TABLES[key].title,
      population: POPULATION,
      snapshot: inPost(day),
      measure: columns.map(({ measure }) => measure),
      rowLabels: given.rowLabels,
      columns: columns.map(({ heading }) => heading),
      columnsAt: columns.map(({ at }) => at),
      ...(totalColumn !== undefined && { totalColumn }),
      rows: given.lines.map(({ labels, at, isTotal = false }) => {
        const amounts = columns.map((column) => space.count(at, column.at))
        return {
          labels,
          at,
          isTotal,
          counts: amounts.map(({ people: heads, wte }, column) => (columns[column]?.measure === 'fte' ? wte : heads)),
          basis: amounts.map(({ people: heads }) => heads),
        }
      }),
      notes: given.notes,
    },
  })
  const heads = { heading: 'Headcount', measure: 'headcount', at: {} } as const
  const time = { heading: 'FTE', measure: 'fte', at: {} } as const
  const both = hasFte ? [heads, time] : [heads]
  const notes = (...some: readonly string[]): string[] => [
    ...some,
    ...(hasFte ? [FTE_GAPS] : ['FTE is not shown: the extract does not state it.']),
  ]

  const { modality, band, setting } = space.values
  const by = (key: 'modality' | 'band' | 'setting', heading: string, once: boolean): CountedTable =>
    table(
      key,
      {
        rowLabels: [heading],
        lines: [...space.values[key].map(({ code, text }): Line => ({ labels: [text], at: { [key]: code } })), all(1)],
        notes: notes(...(once ? [] : [ONCE_IN_TOTAL])),
      },
      both,
    )
  const regions = unique(space.places.map((place): Line => ({ labels: [place.region.name], at: { place: placeCodes(place).region } })))
  const boards = unique(
    space.places.map((place): Line => ({ labels: [place.region.name, place.icb.name], at: { place: placeCodes(place).icb } })),
  )
  const organisations = unique(
    space.places.map((place): Line => ({
      labels: [place.region.name, place.icb.name, place.name],
      at: { place: placeCodes(place).organisation },
    })),
  )
  const LABELS = ['Region', 'Integrated care board', 'Organisation']
  const placed = (lines: readonly Line[], level: 1 | 2 | 3, some: readonly string[]) => ({
    rowLabels: LABELS.slice(0, level),
    lines: [...lines, all(level)],
    notes: some,
  })
  const modalities = [
    ...modality.map(({ code, text }) => ({ heading: text, measure: 'headcount', at: { modality: code } }) as const),
    { heading: 'All', measure: 'headcount', at: {} } as const,
  ]
  const builders: Readonly<Record<Exclude<ReleaseTableKey, 'flows'>, () => CountedTable[]>> = {
    plans: () => [
      table('plans', { rowLabels: ['Plan'], lines: PLAN_LINES, notes: PLAN_NOTES }, [heads]),
      ...(hasFte
        ? [table('plans', { title: 'FTE by the plan of the post', rowLabels: ['Plan'], lines: FTE_LINES, notes: [FTE_GAPS] }, [time])]
        : []),
    ],
    modality: () => [by('modality', 'Modality', true)],
    band: () => (band.length > 0 ? [by('band', 'Band', false)] : []),
    setting: () => (setting.length > 0 ? [by('setting', 'Setting', false)] : []),
    region: () => [table('region', placed(regions, 1, notes(PLACES, ONCE_IN_TOTAL)), both)],
    icb: () => [table('icb', placed(boards, 2, notes(PLACES, ONCE_IN_TOTAL)), both)],
    organisation: () => [table('organisation', placed(organisations, 3, notes(PLACES, ONCE_IN_TOTAL)), both)],
    'region-modality': () => [table('region-modality', placed(regions, 1, [PLACES, ONCE_IN_TOTAL]), modalities, 'All')],
    'icb-modality': () => [table('icb-modality', placed(boards, 2, [PLACES, ONCE_IN_TOTAL]), modalities, 'All')],
  }
  return chosen.flatMap((key) => (key === 'flows' ? [] : builders[key]()))
}

/** Each line once, in the order of its words. */
function unique(lines: readonly Line[]): Line[] {
  const byCode = new Map(lines.map((line) => [line.at['place'], line]))
  return [...byCode.values()].sort((a, b) => (a.labels.join('\n') < b.labels.join('\n') ? -1 : 1))
}

const PLAN_LINES: readonly Line[] = [
  { labels: ['AHP plan'], at: { ahp: 'yes' } },
  { labels: ['Psychological-professions plan'], at: { psychology: 'yes' } },
  { labels: ['In both plans'], at: { ahp: 'yes', psychology: 'yes' } },
  { labels: ['In neither plan'], at: { ahp: 'no', psychology: 'no' } },
  { labels: ['Combined, each person once'], at: {}, isTotal: true },
]
const PLAN_NOTES = [
  'By post: the plan whose line holds a post of the person, by its occupation code (or job role, where the code says nothing).',
  'Reconciliation: the two plans without those in both, and with those in neither, are the combined total.',
  'By profession both plans hold everybody: art, drama and music therapists are Allied Health Professionals and are listed among the psychological therapists.',
]
const FTE_LINES: readonly Line[] = [
  { labels: ['AHP plan'], at: { line: 'ahp' } },
  { labels: ['Psychological-professions plan'], at: { line: 'psychology' } },
  { labels: ['Neither plan'], at: { line: 'neither' } },
  { labels: ['Combined'], at: {}, isTotal: true },
]
