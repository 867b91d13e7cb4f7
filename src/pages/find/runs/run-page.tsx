import { file, page, stream } from '../../../http/index.ts'
import { dayInWords, momentInWords, type PlainDate } from '../../../kernel/index.ts'
import { findRun, monthInWords, takeRunModel, takeRunReport, type RunSource, type RunView } from '../../../workforce/index.ts'
import {
  BulletList,
  ButtonGroup,
  ButtonLink,
  ErrorSummary,
  InsetText,
  LeadParagraph,
  LinkLine,
  PageHeading,
  ProgressPanel,
  ProtectedTable,
  RefreshWithoutScript,
  Section,
  SummaryList,
  wholeNumber,
} from '../../../ui/index.ts'
import { progressOf } from '../../admin/jobs/progress.ts'
import { findCrumb } from '../crumbs.ts'
import { renderIdentificationReport } from './report/index.ts'
import { Changed } from './changed.tsx'
import { TrainingWarnings } from './report/method.tsx'

const path = '/find/runs/:run'

const isOpen = ({ job }: RunView): boolean => job.state === 'waiting' || job.state === 'running'

const headingOf = (run: RunView): string =>
  run.report
    ? `Arts therapists in ${monthInWords(run.asAt)}`
    : isOpen(run)
      ? 'Looking for the arts therapists'
      : 'The run ended without a result'

/** One run, from the queue to its result, at one address. */
export const runPage = page({
  path,
  query: findRun,
  view(run, { viewer }, tried) {
    const jobs = viewer.allowance('see jobs')
    const mayStop = run.job.requestedBy === viewer.id || jobs.organisations.includes(run.organisation)
    return {
      title: headingOf(run),
      panel: 'Find',
      wide: true,
      isReal: !run.isFictional,
      breadcrumbs: [findCrumb.find, findCrumb.runs],
      ...(isOpen(run) && { head: <RefreshWithoutScript seconds={3} /> }),
      content: (
        <>
          <ErrorSummary problems={tried?.problems ?? []} />
          <PageHeading caption={`Identification run, ${run.organisationName}`} heading={headingOf(run)} />
          {run.report ? <Result run={run} report={run.report} /> : isOpen(run) ? <UnderWay run={run} /> : <Ended run={run} />}
          <WorkedOn run={run} />
          {mayStop && !run.report ? (
            <LinkLine text={isOpen(run) ? 'Stop this work' : 'Start it again'} href={`/admin/jobs/${run.job.id}`} />
          ) : null}
        </>
      ),
    }
  },
})

const UnderWay = ({ run }: { run: RunView }) => (
  <>
    <ProgressPanel source={`/find/runs/${run.id}/events`} {...progressOf(run.job)} />
    <p>You can leave this page and come back: the work goes on. Nothing of it is shown before it is whole.</p>
  </>
)

const Ended = ({ run: { job } }: { run: RunView }) => (
  <>
    {job.problems.map(({ message, todo }) => (
      <InsetText>
        <p>{message}</p>
        <p>{todo}</p>
      </InsetText>
    ))}
    {job.state === 'cancelled' ? <p>It was stopped. Nothing of it was kept.</p> : null}
    {job.state === 'failed' && job.problems.length === 0 ? <p>It failed. Nothing of it was kept.</p> : null}
  </>
)

const Result = ({ run, report }: { run: RunView; report: NonNullable<RunView['report']> }) => {
  const [first, ...more] = report.summary
  return (
    <>
      {first === undefined ? null : <LeadParagraph>{first}</LeadParagraph>}
      {more.length > 0 ? <BulletList items={more} /> : null}
      <ButtonGroup>
        <ButtonLink text="See the therapists" href="/find/therapists" />
        <ButtonLink text="Review the doubtful" href="/find/review" variant="secondary" />
        <ButtonLink text="Read the whole report" href={`/find/runs/${run.id}/report`} variant="secondary" />
      </ButtonGroup>
      <Section id="changed" heading="What changed since the run before">
        <Changed run={run.id} change={run.change} />
      </Section>
      <Section id="outcomes" heading="Outcomes">
        <ProtectedTable id="table-outcomes" table={report.outcomes} />
      </Section>
      <Section id="reconciliation" heading="The two plans and the people there are">
        <ProtectedTable id="table-reconciliation" table={report.reconciliation} />
      </Section>
      <Section id="claims" heading="What this run can and cannot claim">
        <p>{report.mode.sentence}</p>
        {report.mode.cannotClaim.length > 0 ? <BulletList items={report.mode.cannotClaim} /> : null}
      </Section>
      <Section id="method" heading="Method and model">
        <BulletList items={report.method.sentences} />
        <TrainingWarnings warnings={report.method.warnings} />
        <LinkLine text="Download the model (JSON)" href={`/find/runs/${run.id}/model`} />
      </Section>
    </>
  )
}

const sourceInWords = (source: RunSource | null): string =>
  source === null
    ? 'None'
    : `${source.asAt === null ? 'Day not known' : dayInWords(source.asAt as PlainDate)}, ${wholeNumber(source.rows)} rows`

const WorkedOn = ({ run }: { run: RunView }) => (
  <Section id="worked-on" heading="What it works on">
    <SummaryList
      rows={[
        { key: 'Staff records', value: sourceInWords(run.staff) },
        { key: 'Register', value: sourceInWords(run.register) },
        { key: 'Membership list', value: sourceInWords(run.members) },
        {
          key: 'Decisions to learn from',
          value: run.labelSet ? `${run.labelSet.name}, ${wholeNumber(run.labelSet.labels)} decisions` : 'None',
        },
        { key: 'Started', value: momentInWords(run.createdAt) },
        { key: 'Done', value: run.doneAt ? momentInWords(run.doneAt) : 'Not yet' },
      ]}
    />
  </Section>
)

export const runEvents = stream({
  path: '/find/runs/:run/events',
  query: findRun,
  event: (run) => ({ event: progressOf(run.job), isOver: !isOpen(run) }),
})

/** The report is complete in itself, with its style inside it: it gets a policy of its own. */
export const runReport = file({
  path: '/find/runs/:run/report',
  query: takeRunReport,
  file: ({ report }) => ({
    name: null,
    type: 'text/html; charset=utf-8',
    body: renderIdentificationReport(report),
    contentSecurityPolicy:
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  }),
})

export const runModel = file({
  path: '/find/runs/:run/model',
  query: takeRunModel,
  file: ({ model, asAt }) => ({ name: `model-${asAt}.json`, type: 'application/json; charset=utf-8', body: model }),
})
