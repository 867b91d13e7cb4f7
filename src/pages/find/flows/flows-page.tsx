import { pageOf } from '../../../http/index.ts'
import { dayInWords, ok, type PlainDate } from '../../../kernel/index.ts'
import {
  BarChart,
  ChartWithTable,
  FilterForm,
  HowDoWeKnow,
  PageHeading,
  Section,
  SummaryList,
  wholeNumber,
  type FilterField,
} from '../../../ui/index.ts'
import { exportFlows, findFlows, type Flows } from '../../../workforce/index.ts'
import { listAddress } from '../../list-address.ts'
import { findCrumb } from '../crumbs.ts'
import { ExactFigures, InsideOnly, shownAs } from '../exact-figures.tsx'
import { Downloads, figureFiles, figuresAsked } from '../figure-files.tsx'
import type { WhichOrganisation } from '../which-organisation.ts'

const path = '/find/flows'
const address = listAddress({ sorts: [], filters: ['from', 'to', 'organisation'], sort: '' })

interface Shown {
  readonly which: WhichOrganisation
  readonly flows: Flows | { readonly days: readonly PlainDate[] }
}

export const flowsPage = pageOf<Shown>({
  path,
  operations: [findFlows],
  async load(asked) {
    const { which, input } = figuresAsked(asked)
    const flows = await asked.do(asked.viewer, findFlows, input)
    return flows.ok ? ok({ which, flows: flows.value }) : flows
  },
  view: ({ which, flows }, asked) => ({
    title: 'Joiners and leavers',
    panel: 'Find',
    breadcrumbs: [findCrumb.find],
    wide: true,
    content: (
      <>
        <PageHeading caption="Find" heading="Joiners and leavers" />
        <p>
          Who came, who went and who stayed between two snapshots. People found since and records put right stand apart: cleaning a record
          is not growth.
        </p>
        <FilterForm path={path} heading="Between" state={address.state(asked)} fields={fieldsOf(which, flows)} />
        {'figures' in flows ? <FlowFigures which={which} flows={flows} /> : <OneSnapshot days={flows.days} />}
      </>
    ),
  }),
})

export const flowsFiles = figureFiles(path, exportFlows)

const OneSnapshot = ({ days: [only] }: { days: readonly PlainDate[] }) => (
  <p>
    {only
      ? `There is one snapshot, of ${dayInWords(only)}. Flows can be shown once a run on the extract of another month is done.`
      : 'There is no snapshot yet. Flows can be shown once runs on the extracts of two months are done.'}
  </p>
)

const FlowFigures = ({
  which,
  flows: { before, after, figures, identity, flows, leavers, missing },
}: {
  which: WhichOrganisation
  flows: Flows
}) => {
  const about = { snapshot: after, missing, captionSize: 's' as const }
  const { recodes, stability, growth } = figures
  return (
    <>
      <InsideOnly name={which.name} snapshot={after} />
      <Downloads path={path} which={which} query={{ from: before.asAt, to: after.asAt }} />
      <SummaryList
        rows={[
          { key: 'Between', value: `${dayInWords(before.asAt)} and ${dayInWords(after.asAt)}` },
          {
            key: 'Growth',
            value: `${shownAs('change in people', growth.people)} in people, ${shownAs('change in FTE', growth.wte)} in FTE: joined and came in, less left and went out`,
          },
          { key: 'Found since', value: `${wholeNumber(figures.group.found.people)} employed before and not counted then` },
          {
            key: 'Records put right',
            value: `${wholeNumber(recodes.stayed)} of those who stayed, ${wholeNumber(recodes.found)} of those found since`,
          },
          {
            key: 'Retention',
            value:
              stability === null
                ? 'Nobody was counted at the earlier snapshot'
                : `${shownAs('share', stability.people)} of people, ${stability.wte === null ? 'FTE not known' : `${shownAs('share', stability.wte)} of FTE`}`,
          },
        ]}
      />
      <HowDoWeKnow about="growth and retention">
        <p>
          Retention (stability) is the share of those counted at the earlier snapshot who are counted at the later, in people and in their
          FTE at the earlier. Both snapshots are counted with the decisions that stand today, so that a decision is no flow. A person is the
          same by national or local person identifier, or by the same post.
        </p>
      </HowDoWeKnow>
      <Section id="identity" heading="Stock and flows">
        <ExactFigures id="table-identity" table={identity} {...about} />
      </Section>
      <Section id="flows" heading="What became of people">
        <ChartWithTable
          stacked
          chart={
            <BarChart
              title="People by what became of them"
              sentence={`Bar chart of people by what became of them: ${flows.rows.map(({ labels, figures: [people = null] }) => `${labels.join()} ${shownAs('people', people)}`).join('; ')}.`}
              unit="people"
              bars={flows.rows.map(({ labels, figures: [people = null] }) => ({
                label: labels.join(),
                value: people,
                shown: shownAs('people', people),
              }))}
            />
          }
          table={<ExactFigures id="table-flows" table={flows} {...about} />}
        />
      </Section>
      <Section id="leavers" heading="Leavers">
        <ExactFigures id="table-leavers" table={leavers} {...about} />
      </Section>
    </>
  )
}

function fieldsOf({ choices }: WhichOrganisation, { days }: Shown['flows']): FilterField[] {
  const options = days.map((day) => ({ value: day, text: dayInWords(day) }))
  const [first, ...others] = choices
  return [
    { kind: 'select', name: 'from', label: 'From', options: options.slice(1), any: 'The snapshot before' },
    { kind: 'select', name: 'to', label: 'To', options: options.slice(0, -1), any: 'The newest snapshot' },
    ...(others.length === 0
      ? []
      : [
          {
            kind: 'select' as const,
            name: 'organisation',
            label: 'Organisation',
            options: others.map(({ id, name }) => ({ value: id, text: name })),
            any: first?.name ?? '',
          },
        ]),
  ]
}
