import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import {
  deleteTrial,
  findTrial,
  keepTrial,
  takeTrialFile,
  TRIAL_FILES,
  TRIAL_HOURS,
  type Trial,
  type TrialOutcome,
} from '../../workforce/index.ts'
import { file, form, page, stream, type FileToSend } from '../../http/index.ts'
import { momentInWords } from '../../kernel/index.ts'
import {
  BulletList,
  Button,
  ButtonGroup,
  ButtonLink,
  ErrorSummary,
  Form,
  InsetText,
  LeadParagraph,
  PageHeading,
  ProgressPanel,
  RefreshWithoutScript,
  ProtectedTable,
  Section,
  Table,
} from '../../ui/index.ts'
import { progressOf } from '../admin/jobs/progress.ts'

const crumbs = [{ text: 'Try your own extract', href: '/try' }]

export const trialPage = page({
  path: '/try/:trial',
  query: findTrial,
  view(trial, { viewer }, tried) {
    const isVisitor = viewer.kind === 'visitor'
    const { job, outcome } = trial
    const isOpen = job.state === 'waiting' || job.state === 'running'
    return {
      title: outcome ? 'Arts therapists in your extract' : isOpen ? 'Looking for the arts therapists' : 'The trial ended without a result',
      panel: 'Find',
      isReal: !trial.fictional,
      breadcrumbs: crumbs,
      ...(isOpen && { head: <RefreshWithoutScript seconds={5} /> }),
      content: (
        <>
          <ErrorSummary problems={tried?.problems ?? []} />
          {outcome ? (
            <Outcome trial={trial} outcome={outcome} isVisitor={isVisitor} />
          ) : isOpen ? (
            <Running trial={trial} isVisitor={isVisitor} />
          ) : (
            <Ended trial={trial} />
          )}
        </>
      ),
    }
  },
})

const here = ({ id }: Trial): string => `/try/${id}`

/** Without an account nobody can be known again once the browser's session is over. */
const forVisitors = `You are not signed in: the result is yours until you close the browser or sign in, ${TRIAL_HOURS} hours at most. Then it is deleted.`

const keeping = ({ keptAt, deleteAfter }: Trial): string =>
  keptAt
    ? `Kept at your request until ${deleteAfter ? momentInWords(deleteAfter) : 'you delete it'}.`
    : `Your files were deleted when they had been read. The result is deleted on ${deleteAfter ? momentInWords(deleteAfter) : 'its day'}`

const Running = ({ trial, isVisitor }: { trial: Trial; isVisitor: boolean }) => (
  <>
    <PageHeading caption="Try your own extract" heading="Looking for the arts therapists" />
    <ProgressPanel source={`${here(trial)}/events`} {...progressOf(trial.job)} />
    <p>You can leave this page and come back{isVisitor ? ' in this browser' : ''}: the work goes on.</p>
    {isVisitor ? <p>{forVisitors}</p> : null}
    <Form action={`${here(trial)}/delete`}>
      <Button text="Stop and delete" variant="secondary" preventDoubleClick />
    </Form>
  </>
)

const Ended = ({ trial }: { trial: Trial }) => (
  <>
    <PageHeading caption="Try your own extract" heading="The trial ended without a result" />
    {trial.job.problems.map(({ kind, message, todo, where }) => (
      <InsetText>
        <p>
          <strong>{kind === 'question' ? 'Question' : 'Problem'}</strong>
          {where?.file ? `, ${where.file}` : ''}
          {where?.sheet ? `, sheet ${where.sheet}` : ''}
          {where?.row === undefined ? '' : `, row ${where.row}`}
          {where?.column ? `, column ${where.column}` : ''}: {message}
        </p>
        <p>{todo}</p>
      </InsetText>
    ))}
    {trial.job.state === 'cancelled' ? <p>It was stopped. Nothing was kept.</p> : null}
    <ButtonGroup>
      <ButtonLink text="Try again" href="/try" />
      <Form action={`${here(trial)}/delete`}>
        <Button text="Delete this trial" variant="secondary" preventDoubleClick />
      </Form>
    </ButtonGroup>
  </>
)

const Outcome = ({ trial, outcome, isVisitor }: { trial: Trial; outcome: TrialOutcome; isVisitor: boolean }) => {
  const [first, ...more] = outcome.summary
  return (
    <>
      <PageHeading caption={trial.fictional ? 'Fictional extract' : 'Your extract'} heading="Arts therapists in your extract" />
      {first === undefined ? null : <LeadParagraph>{first}</LeadParagraph>}
      {more.length > 0 ? <BulletList items={more} /> : null}
      <ButtonLink text="Read the whole report" href={`${here(trial)}/report`} />
      <Section id="claims" heading="What this run can and cannot claim">
        <p>{outcome.mode.sentence}</p>
        {outcome.mode.cannotClaim.length > 0 ? <BulletList items={outcome.mode.cannotClaim} /> : null}
      </Section>
      <Section id="outcomes" heading="Outcomes">
        <ProtectedTable id="table-outcomes" table={outcome.outcomes} />
      </Section>
      <Section id="files" heading="Take the results with you">
        <Table
          id="files-table"
          caption="Files"
          captionSize="s"
          columns={[{ heading: 'File' }, { heading: 'What it is' }]}
          rows={Object.entries(TRIAL_FILES).map(([name, what]) => ({ cells: [<a href={`${here(trial)}/files/${name}`}>{name}</a>, what] }))}
        />
      </Section>
      <Section id="keeping" heading="Keep or delete">
        <p>{trial.keptAt ? keeping(trial) : `${keeping(trial)}${isVisitor ? '.' : ', unless you keep it.'}`}</p>
        {isVisitor ? <p>{forVisitors}</p> : null}
        <ButtonGroup>
          {trial.keptAt || isVisitor ? null : (
            <Form action={`${here(trial)}/keep`}>
              <Button text="Keep the result for 30 days" variant="secondary" preventDoubleClick />
            </Form>
          )}
          <Form action={`${here(trial)}/delete`}>
            <Button text="Delete it now" variant="warning" preventDoubleClick />
          </Form>
        </ButtonGroup>
      </Section>
    </>
  )
}

export const trialEvents = stream({
  path: '/try/:trial/events',
  query: findTrial,
  event: ({ job }) => ({ event: progressOf(job), isOver: job.state !== 'waiting' && job.state !== 'running' }),
})

export const keepForm = form({
  path: '/try/:trial/keep',
  page: trialPage,
  command: keepTrial,
  said: 'The result is kept for 30 days.',
  leadsTo: (_, { params }) => ({ to: `/try/${params['trial']}` }),
})

export const deleteForm = form({
  path: '/try/:trial/delete',
  page: trialPage,
  command: deleteTrial,
  said: 'The trial was deleted with everything it left.',
  leadsTo: () => ({ to: '/try' }),
})

const TYPES: Readonly<Record<string, string>> = {
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
  html: 'text/html; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

const fromDisk = (path: string, name: string | null): FileToSend => ({
  name,
  type: TYPES[path.split('.').at(-1) ?? ''] ?? 'application/octet-stream',
  body: Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array<ArrayBuffer>>,
})

export const trialFile = file({
  path: '/try/:trial/files/:name',
  query: takeTrialFile,
  file: ({ path, name, fictional }) => fromDisk(path, fictional ? `fictional-${name}` : name),
})

/** The report is complete in itself, with its style inside it: it gets the policy it states itself. */
export const trialReport = file({
  path: '/try/:trial/report',
  query: takeTrialFile,
  input: ({ params }) => ({ ...params, name: 'report.html' }),
  file: ({ path }) => ({
    ...fromDisk(path, null),
    contentSecurityPolicy:
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  }),
})
