import { cancelJob, findJob, JOB_STATES, listJobs, resumeJob } from '../../../installation/index.ts'
import { form, page, stream } from '../../../http/index.ts'
import { momentInWords } from '../../../kernel/index.ts'
import {
  Button,
  Code,
  ErrorSummary,
  FilterForm,
  Form,
  HeardOnly,
  ListTable,
  PageHeading,
  ProgressPanel,
  RefreshWithoutScript,
  SummaryList,
  Tag,
  type TagColour,
} from '../../../ui/index.ts'
import { crumb } from '../crumbs.ts'
import { sentenceCase } from '../../in-words.ts'
import { listAddress, PAGE_SIZE } from '../../list-address.ts'
import { jobKind, progressOf } from './progress.ts'

const path = '/admin/jobs'
const address = listAddress({ sorts: ['created', 'state'], filters: ['state'], sort: 'created', direction: 'descending' })

const colours = { waiting: 'blue', running: 'yellow', done: 'green', failed: 'red', cancelled: 'grey' } as const satisfies Record<
  (typeof JOB_STATES)[number],
  TagColour
>

export const jobsPage = page({
  path,
  query: listJobs,
  input: address.input,
  view: ({ rows, total }, asked) => {
    const state = address.state(asked)
    return {
      title: 'Jobs',
      panel: 'Administration',
      content: (
        <>
          <PageHeading caption="Administration" heading="Jobs" />
          <p>
            Work that goes on by itself, so that nobody has to wait for it. Open one to see how far it is, to cancel it or to start it
            again.
          </p>
          <FilterForm
            path={path}
            state={state}
            fields={[
              {
                kind: 'select',
                name: 'state',
                label: 'State',
                options: JOB_STATES.map((each) => ({ value: each, text: sentenceCase(each) })),
              },
            ]}
          />
          <ListTable
            id="jobs"
            caption="Work that takes more than a moment"
            path={path}
            state={state}
            columns={[
              { key: 'kind', heading: 'Work' },
              { key: 'created', heading: 'Asked for', sortable: true },
              { key: 'stage', heading: 'Stage' },
              { key: 'attempts', heading: 'Times begun', numeric: true },
              { key: 'state', heading: 'State', sortable: true },
            ]}
            rows={rows.map((job) => ({
              kind: (
                <a href={`${path}/${job.id}`}>
                  {jobKind(job.kind)}
                  <HeardOnly>of {momentInWords(job.createdAt)}</HeardOnly>
                </a>
              ),
              created: momentInWords(job.createdAt),
              stage: job.stage ?? (job.attempts > 0 ? 'Begun' : 'Not begun'),
              attempts: String(job.attempts),
              state: <Tag text={sentenceCase(job.state)} colour={colours[job.state]} />,
            }))}
            total={total}
            pageSize={PAGE_SIZE}
            noun={['job', 'jobs']}
          />
        </>
      ),
    }
  },
})

export const jobPage = page({
  path: '/admin/jobs/:job',
  query: findJob,
  view(job, { viewer }, tried) {
    const here = `${path}/${job.id}`
    const isOpen = job.state === 'waiting' || job.state === 'running'
    const seesList = viewer.allowance('see jobs')
    return {
      title: jobKind(job.kind),
      panel: 'Administration',
      breadcrumbs: seesList.everywhere || seesList.organisations.length > 0 ? [crumb.jobs] : [],
      ...(isOpen && { head: <RefreshWithoutScript seconds={5} /> }),
      content: (
        <>
          <ErrorSummary problems={tried?.problems ?? []} />
          <PageHeading caption="Job" heading={jobKind(job.kind)} />
          {isOpen ? <ProgressPanel source={`${here}/events`} {...progressOf(job)} /> : null}
          <SummaryList
            rows={[
              { key: 'State', value: <Tag text={job.stopping ? 'Stopping' : sentenceCase(job.state)} colour={colours[job.state]} /> },
              { key: 'Asked for', value: momentInWords(job.createdAt) },
              { key: 'Began', value: job.startedAt ? momentInWords(job.startedAt) : 'Not yet' },
              { key: 'Ended', value: job.endedAt ? momentInWords(job.endedAt) : 'Not yet' },
              { key: 'Times begun', value: String(job.attempts) },
              { key: 'Reference', value: <Code>{job.id}</Code> },
              ...(job.problems.length > 0
                ? [{ key: 'Why it failed', value: job.problems.map(({ message, todo }) => <p>{`${message} ${todo}`}</p>) }]
                : []),
            ]}
          />
          {isOpen ? (
            <Form action={`${here}/cancel`}>
              <Button text="Cancel this job" variant="secondary" preventDoubleClick />
            </Form>
          ) : null}
          {job.state === 'failed' || job.state === 'cancelled' ? (
            <Form action={`${here}/resume`}>
              <Button text="Start it again" variant="secondary" preventDoubleClick />
            </Form>
          ) : null}
        </>
      ),
    }
  },
})

export const jobEvents = stream({
  path: '/admin/jobs/:job/events',
  query: findJob,
  event: (job) => ({ event: progressOf(job), isOver: job.state !== 'waiting' && job.state !== 'running' }),
})

export const jobForms = [
  form({
    path: '/admin/jobs/:job/cancel',
    page: jobPage,
    command: cancelJob,
    said: 'The job is being stopped.',
    leadsTo: (_, { params }) => ({ to: `${path}/${params['job']}` }),
  }),
  form({
    path: '/admin/jobs/:job/resume',
    page: jobPage,
    command: resumeJob,
    said: 'The job waits to be started again.',
    leadsTo: (_, { params }) => ({ to: `${path}/${params['job']}` }),
  }),
]
