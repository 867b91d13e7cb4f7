import { form, page, stream } from '../../../http/index.ts'
import { dayInWords } from '../../../kernel/index.ts'
import {
  checkRelease,
  dropRelease,
  publishRelease,
  recountRelease,
  RELEASE_RULES,
  type CheckedRelease,
  type KeptBackCount,
} from '../../../workforce/index.ts'
import {
  BulletList,
  Button,
  ErrorSummary,
  Form,
  Hidden,
  InsetText,
  PageHeading,
  ProgressPanel,
  RefreshWithoutScript,
  Section,
  Table,
  TextInput,
  WarningCallout,
  wholeNumber,
} from '../../../ui/index.ts'
import { progressOf } from '../../admin/jobs/progress.ts'
import { findCrumb } from '../crumbs.ts'
import { ReleaseFactsList, ReleaseFigures } from './release-figures.tsx'

const path = '/find/releases/:release/check'
const isOpen = ({ job }: CheckedRelease): boolean => job?.state === 'waiting' || job?.state === 'running'

/** A draft, from the queue to the look before it is published, at one address. */
export const checkPage = page({
  path,
  query: checkRelease,
  view(release, { viewer }, tried) {
    const heading = isOpen(release)
      ? 'Counting and making safe'
      : release.counted
        ? 'Check and publish'
        : 'This release cannot be published'
    const mayPrepare = viewer.allowance('prepare releases').organisations.includes(release.organisation)
    return {
      title: heading,
      panel: 'Find',
      wide: true,
      breadcrumbs: [findCrumb.find, findCrumb.releases],
      ...(isOpen(release) && { head: <RefreshWithoutScript seconds={3} /> }),
      content: (
        <>
          <ErrorSummary problems={tried?.problems ?? []} />
          <PageHeading caption={`Draft: ${release.title}, ${dayInWords(release.asAt)}`} heading={heading} />
          {isOpen(release) && release.job ? (
            <>
              <ProgressPanel source={`/find/releases/${release.id}/events`} {...progressOf(release.job)} />
              <p>You can leave this page and come back: the work goes on.</p>
            </>
          ) : release.counted ? (
            <Counted release={release} counted={release.counted} />
          ) : (
            <Refused release={release} />
          )}
          {mayPrepare && !isOpen(release) ? <CountAgain release={release} /> : null}
          <Drop release={release} tried={tried?.values['reason']} problems={tried?.problems} />
        </>
      ),
    }
  },
})

const Counted = ({ release, counted: { open, check } }: { release: CheckedRelease; counted: NonNullable<CheckedRelease['counted']> }) => (
  <>
    <Section id="publish" heading="What happens when you publish">
      {release.warnings.map(({ message, todo }) => (
        <WarningCallout heading="Before you publish">
          <p>{message}</p>
          <p>{todo}</p>
        </WarningCallout>
      ))}
      <BulletList
        items={[
          'Everybody who may see releases sees this one, in every organisation of this service, and can take its files away.',
          'The figures stay as they are below, whatever is decided or loaded later.',
          'Whoever has it keeps it: it can be withdrawn, but every later release has to reckon with it.',
        ]}
      />
      <Form action={`/find/releases/${release.id}/publish`}>
        <Hidden name="version" value={String(release.version)} />
        <Button text="Publish" preventDoubleClick />
      </Form>
    </Section>
    <Section id="kept-back" heading="What is kept back, and why">
      <KeptBackTable release={release} titles={titlesOf(open)} counts={check.tables} />
      <BulletList
        items={[
          `Small: from 1 to ${RELEASE_RULES[release.choice.rule].smallestShown - 1} people stand behind the figure.`,
          'To protect others: with it a small figure could be worked out from totals or from another table.',
          'As before: it was kept back in an earlier release and stays so.',
        ]}
      />
      <p>
        {`An attacker who knows the rule, the rounding and all releases tried ${wholeNumber(check.attacked)} kept-back figures and worked out none: each could still be any of at least as many numbers as the symbol says.`}
      </p>
      {check.pinned > 0 ? (
        <p>
          {`Of these, ${wholeNumber(check.pinned)} could be worked out by somebody who already knew which of the kept-back figures are the small ones. This page tells it, so keep it inside.`}
        </p>
      ) : null}
    </Section>
    <Section id="earlier" heading="Releases it was held against">
      <Earlier release={release} />
    </Section>
    <Section id="facts" heading="About the figures">
      <ReleaseFactsList open={open} />
    </Section>
    <InsetText>
      <p>Below: exactly what will be published.</p>
    </InsetText>
    <ReleaseFigures open={open} />
  </>
)

const titlesOf = ({ sections }: NonNullable<CheckedRelease['counted']>['open']): string[] =>
  sections.flatMap(({ key, tables }) =>
    key === 'flows'
      ? [
          'Joiners and leavers: the earlier stock',
          'Those who were added',
          'Those who were taken away',
          'Joiners and leavers: the later stock',
        ]
      : tables.map(({ title }) => title),
  )

const KeptBackTable = ({ titles, counts }: { release: CheckedRelease; titles: readonly string[]; counts: readonly KeptBackCount[] }) => (
  <Table
    id="table-kept-back"
    caption="Figures kept back"
    captionSize="s"
    columns={[
      { heading: 'Table' },
      ...['Figures', 'Small', 'To protect others', 'As before'].map((heading) => ({ heading, numeric: true as const })),
    ]}
    rows={counts.map(({ figures, small, complementary, earlier }, index) => ({
      cells: [titles[index] ?? '', ...[figures, small, complementary, earlier].map(wholeNumber)],
    }))}
  />
)

const Earlier = ({ release: { earlier } }: { release: CheckedRelease }) =>
  earlier.length === 0 ? (
    <p>None: this is the first release of your organisation.</p>
  ) : (
    <Table
      id="table-earlier"
      caption="Earlier releases"
      captionSize="s"
      columns={[{ heading: 'Release' }, { heading: 'Snapshot' }, { heading: 'What it means here' }]}
      rows={earlier.map(({ id, title, asAt, bears, isWithdrawn }) => ({
        cells: [
          <a href={`/find/releases/${id}`}>{title}</a>,
          dayInWords(asAt),
          `${bears ? 'Same people: protected together' : 'Another month: nothing can be subtracted'}${isWithdrawn ? '; withdrawn, but out of reach' : ''}`,
        ],
      }))}
    />
  )

const Refused = ({ release: { job } }: { release: CheckedRelease }) => (
  <>
    {job === null ? <p>It was not counted.</p> : null}
    {(job?.problems ?? []).map(({ message, todo }) => (
      <InsetText>
        <p>{message}</p>
        <p>{todo}</p>
      </InsetText>
    ))}
    {job?.state === 'cancelled' ? <p>The work was stopped. Nothing of it was kept.</p> : null}
    {job?.state === 'failed' && job.problems.length === 0 ? <p>The work failed. Nothing of it was kept.</p> : null}
  </>
)

const CountAgain = ({ release }: { release: CheckedRelease }) => (
  <Section id="again" heading="Count again">
    <p>Counts from the newest run of the month and the decisions that stand now, and checks against everything published by now.</p>
    <Form action={`/find/releases/${release.id}/recount`}>
      <Button text="Count and check again" variant="secondary" preventDoubleClick />
    </Form>
  </Section>
)

interface DropProps {
  readonly release: CheckedRelease
  readonly tried: string | undefined
  readonly problems: Parameters<typeof TextInput>[0]['problems']
}

const Drop = ({ release, tried, problems }: DropProps) => (
  <Section id="drop" heading="Drop this draft">
    <Form action={`/find/releases/${release.id}/drop`}>
      <TextInput name="reason" label="Why" hint="For your own records: the draft leaves the list." value={tried} problems={problems} />
      <Button text="Drop the draft" variant="secondary" preventDoubleClick />
    </Form>
  </Section>
)

export const releaseEvents = stream({
  path: '/find/releases/:release/events',
  query: checkRelease,
  event: (release) => ({
    event: release.job ? progressOf(release.job) : { stage: 'Done', done: 0, total: null },
    isOver: !isOpen(release),
  }),
})

export const publishForm = form({
  path: '/find/releases/:release/publish',
  page: checkPage,
  command: publishRelease,
  said: 'The release is published.',
  leadsTo: (_, { params }) => ({ to: `/find/releases/${params['release'] ?? ''}` }),
})

export const recountForm = form({
  path: '/find/releases/:release/recount',
  page: checkPage,
  command: recountRelease,
  leadsTo: (_, { params }) => ({ to: `/find/releases/${params['release'] ?? ''}/check` }),
})

export const dropForm = form({
  path: '/find/releases/:release/drop',
  page: checkPage,
  command: dropRelease,
  said: 'The draft is dropped.',
  leadsTo: () => ({ to: '/find/releases' }),
})
