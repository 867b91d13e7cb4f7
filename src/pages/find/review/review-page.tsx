import type { ListPage } from '../../../commands/index.ts'
import { form, pageOf } from '../../../http/index.ts'
import { dayInWords, ok, type PlainDate } from '../../../kernel/index.ts'
import {
  bits,
  ButtonGroup,
  ButtonLink,
  ErrorSummary,
  FilterForm,
  ListTable,
  PageHeading,
  Section,
  Table,
  Tag,
  wholeNumber,
} from '../../../ui/index.ts'
import {
  listCases,
  reasonCodes,
  reviewChoices,
  reviewThroughput,
  withdrawDecision,
  type CaseState,
  type ListedCase,
  type Throughput,
} from '../../../workforce/index.ts'
import { listAddress, PAGE_SIZE } from '../../list-address.ts'
import { findCrumb } from '../crumbs.ts'
import { whichOrganisation, type WhichOrganisation } from '../which-organisation.ts'
import { HowItGoes } from './how-it-goes.tsx'
import { choicesOf, MODALITIES, STATES } from './in-words.ts'
import { QUEUE_FILTERS, queueFilters, queueHref, REVIEW } from './queue-address.ts'
import { UndoLast } from './undo-last.tsx'

const path = REVIEW
const address = listAddress({ sorts: ['priority', 'reason', 'weight'], filters: [...QUEUE_FILTERS, 'organisation'], sort: 'priority' })

interface Review {
  readonly which: WhichOrganisation
  readonly cases: ListPage<ListedCase>
  readonly choices: {
    readonly asAt: string | null
    readonly states: readonly { readonly state: CaseState; readonly cases: number }[]
    readonly reasons: readonly string[]
    readonly employers: readonly { readonly code: string; readonly name: string }[]
  }
  readonly throughput: Throughput
}

export const reviewPage = pageOf<Review>({
  path,
  operations: [listCases, reviewChoices, reviewThroughput],
  async load(asked) {
    const which = whichOrganisation(asked, 'see findings')
    const inside = which.organisation && { organisation: which.organisation }
    const cases = await asked.do(asked.viewer, listCases, { ...address.input(asked), ...inside })
    if (!cases.ok) return cases
    const choices = await asked.do(asked.viewer, reviewChoices, { ...inside })
    if (!choices.ok) return choices
    const throughput = await asked.do(asked.viewer, reviewThroughput, { ...inside })
    return throughput.ok ? ok({ which, cases: cases.value, choices: choices.value, throughput: throughput.value }) : throughput
  },
  view: ({ which, cases, choices, throughput }, asked, tried) => {
    const state = address.state(asked)
    const filters = queueFilters(asked)
    const [first] = cases.rows
    return {
      title: 'Review',
      panel: 'Find',
      breadcrumbs: [findCrumb.find],
      wide: true,
      content: (
        <>
          <ErrorSummary problems={tried?.problems ?? []} />
          <PageHeading caption="Find" heading="Review" />
          <p>
            {choices.asAt === null
              ? 'Nothing has been identified yet: the cases to decide appear once a run is done.'
              : `What the machine cannot decide in the snapshot of ${dayInWords(choices.asAt as PlainDate)}, the likeliest first. One case a page; decisions count at once.`}
          </p>
          <ButtonGroup>
            {first ? <ButtonLink text="Open the first case" href={queueHref(`${path}/${first.id}`, filters)} /> : null}
            <ButtonLink text="Decisions to train with" href={`${path}/labels`} variant="secondary" />
          </ButtonGroup>
          <UndoLast last={throughput.last} />
          {choices.states.length > 0 ? <Standing states={choices.states} /> : null}
          <FilterForm path={path} state={state} fields={fieldsOf(which, choices)} />
          <ListTable
            id="cases"
            caption="Cases"
            path={path}
            state={state}
            columns={[
              { key: 'name', heading: 'Name' },
              { key: 'title', heading: 'Title' },
              { key: 'reason', heading: 'Why it is here', sortable: true },
              { key: 'modality', heading: 'Likely modality' },
              { key: 'weight', heading: 'Match weight', numeric: true, sortable: true },
              { key: 'employers', heading: 'Employer' },
              { key: 'state', heading: 'State', nowrap: true },
            ]}
            rows={cases.rows.map((row) => ({
              name: <a href={queueHref(`${path}/${row.id}`, filters)}>{row.name}</a>,
              title: row.title ?? 'Not stated',
              reason: sentenceOf(row.reasonCode),
              modality: MODALITIES[row.modality],
              weight: row.milliBits === null ? 'Not compared' : bits(row.milliBits),
              employers: row.employers,
              state: <Tag text={STATES[row.state].text} colour={STATES[row.state].colour} />,
            }))}
            total={cases.total}
            pageSize={PAGE_SIZE}
            noun={['case', 'cases']}
            {...(Object.keys(filters).length === 0 && { nothing: 'No case is open.' })}
          />
          <HowItGoes throughput={throughput} />
        </>
      ),
    }
  },
})

const sentenceOf = (code: string): string => reasonCodes.find((each) => each.code === code)?.sentence ?? code

const fieldsOf = ({ organisation, choices: organisations }: WhichOrganisation, { reasons, employers }: Review['choices']) => [
  {
    kind: 'select' as const,
    name: 'state',
    label: 'State',
    any: 'Open',
    options: [
      ...Object.entries(STATES)
        .filter(([state]) => state !== 'open' && state !== 'found')
        .map(([value, { text }]) => ({ value, text })),
      { value: 'all', text: 'All' },
    ],
  },
  { kind: 'select' as const, name: 'reason', label: 'Reason', options: reasons.map((value) => ({ value, text: sentenceOf(value) })) },
  { kind: 'select' as const, name: 'modality', label: 'Likely modality', options: choicesOf(MODALITIES) },
  ...(employers.length > 1
    ? [
        {
          kind: 'select' as const,
          name: 'employer',
          label: 'Employer',
          options: employers.map(({ code, name }) => ({ value: code, text: name })),
        },
      ]
    : []),
  ...(organisations.length > 1
    ? [
        {
          kind: 'select' as const,
          name: 'organisation',
          label: 'Organisation',
          any: organisations[0]?.name ?? '',
          options: organisations.filter(({ id }, at) => at > 0 || id === organisation).map(({ id, name }) => ({ value: id, text: name })),
        },
      ]
    : []),
]

/** How many cases stand where, each a link to them. */
const Standing = ({ states }: { states: Review['choices']['states'] }) => (
  <Section id="standing" heading="Where the cases stand">
    <Table
      id="standing-table"
      caption="Cases by state"
      captionSize="s"
      columns={[{ heading: 'State' }, { heading: 'Cases', numeric: true }]}
      rows={Object.entries(STATES)
        .map(([state, { text }]) => ({ state, text, cases: states.find((each) => each.state === state)?.cases ?? 0 }))
        .filter(({ cases }) => cases > 0)
        .map(({ state, text, cases }) => ({
          cells: [<a href={queueHref(path, { state: state === 'open' ? '' : state })}>{text}</a>, wholeNumber(cases)],
        }))}
    />
  </Section>
)

export const undoForm = form({
  path: `${REVIEW}/undo`,
  page: reviewPage,
  command: withdrawDecision,
  input: (_, { values }) => values,
  said: 'Your decision was taken back.',
  leadsTo: ({ case: id }) => ({ to: id === null ? path : `${path}/${id}` }),
})
