import { randomUUID } from 'node:crypto'
import { isPerson, startVisit, visitorViewer } from '../../access/index.ts'
import { notAllowed, signInFirst, wrongField, type Viewer } from '../../commands/index.ts'
import { pageOf, UPLOAD_LIMITS, type Asked, type Cookies, type FormRoute, type Outcome, type UploadRoute } from '../../http/index.ts'
import { failed, momentInWords, ok, type Result } from '../../kernel/index.ts'
import { forgetTrial, listTrials, placeInputs, startTrial, tooManyTrials, TRIAL_HOURS, type TrialInput } from '../../workforce/index.ts'
import {
  BulletList,
  Button,
  Details,
  ErrorSummary,
  FileUpload,
  Form,
  InsetText,
  LeadParagraph,
  PageHeading,
  Radios,
  Section,
  Table,
} from '../../ui/index.ts'
import { aboutPermit } from '../still.ts'
import { TrialState } from './trial-state.tsx'

interface TryData {
  readonly isLocal: boolean
  readonly isVisitor: boolean
  readonly trials: readonly {
    readonly id: string
    readonly createdAt: Date
    readonly fictional: boolean
    readonly deleteAfter: Date | null
    readonly state: string
  }[]
}

async function loadTry({ do: ask, viewer }: Asked): Promise<Result<TryData>> {
  const about = await ask(viewer, aboutPermit, {})
  if (!about.ok) return about
  const isLocal = about.value.tryWithoutSignIn
  if (!viewer.allowance('try an extract').self) {
    if (isPerson(viewer)) return failed(notAllowed('try an extract'))
    return isLocal ? ok({ isLocal, isVisitor: true, trials: [] }) : failed(signInFirst)
  }
  const own = await ask(viewer, listTrials, {})
  return own.ok ? ok({ isLocal, isVisitor: viewer.kind === 'visitor', trials: own.value.trials }) : own
}

export const tryPage = pageOf<TryData>({
  path: '/try',
  operations: [aboutPermit, listTrials],
  load: loadTry,
  view: ({ isLocal, isVisitor, trials }, _, tried) => ({
    title: 'Try your own extract',
    panel: 'Find',
    content: (
      <>
        <ErrorSummary problems={tried?.problems ?? []} />
        <PageHeading caption="Find" heading="Try your own extract" />
        <LeadParagraph>
          Give a staff extract and, if you have it, the HCPC register. Triptych finds the arts therapists in it, says why, and hands back a
          list to correct.
        </LeadParagraph>
        <InsetText>
          <p>
            {isLocal
              ? 'The files go to the program on this machine and no further: it opens no connection to anywhere.'
              : 'The files go to your organisation’s own Triptych and no further: it opens no connection to anywhere.'}{' '}
            They are deleted as soon as they are read.{' '}
            {isVisitor
              ? `The result is yours until you close the browser or sign in, ${TRIAL_HOURS} hours at most; then it is deleted.`
              : `The result is deleted after ${TRIAL_HOURS} hours unless you keep it.`}
          </p>
        </InsetText>
        <Form action="/try" encType="multipart/form-data">
          <FileUpload
            name="staff"
            label="Staff extract"
            labelSize="m"
            hint="CSV, XLSX or ODS: assignment number, names, position title, occupation code, job role, area of work, registration. Headers may be called whatever they are called. Several months or trusts may be several files."
            accept=".csv,.tsv,.txt,.xlsx,.ods"
            multiple
            problems={tried?.problems}
          />
          <FileUpload
            name="register"
            label="HCPC register (optional)"
            labelSize="m"
            hint="The whole register, a part of it, or results you looked up: number, surname, forenames, profession, modality, status."
            accept=".csv,.tsv,.txt,.xlsx,.ods"
            problems={tried?.problems}
          />
          <Details summary="More files and choices">
            <FileUpload
              name="members"
              label="Membership list of a professional body (optional)"
              accept=".csv,.tsv,.txt,.xlsx,.ods"
              problems={tried?.problems}
            />
            <FileUpload
              name="mapping"
              label="Mapping file (optional)"
              hint="Which column is which, where Triptych asked for it. The guide shows one."
              accept=".json"
              problems={tried?.problems}
            />
            <Radios
              name="registerCovers"
              label="What does the register file hold?"
              value={tried?.values['registerCovers'] ?? ''}
              choices={[
                { value: '', text: 'I do not know: judge by its size' },
                { value: 'whole', text: 'Every profession' },
                { value: 'arts', text: 'Every arts therapist' },
                { value: 'part', text: 'A part' },
              ]}
              problems={tried?.problems}
            />
          </Details>
          <Button text="Find the arts therapists" preventDoubleClick />
        </Form>
        <Section id="fictional" heading="No file at hand?">
          <p>Try it with a fictional region: 8,000 invented posts and a register, made for you and judged in about a minute.</p>
          <Form action="/try/fictional">
            <Button text="Use a fictional extract" variant="secondary" preventDoubleClick />
          </Form>
        </Section>
        {trials.length > 0 ? (
          <Section id="trials" heading="Your trials">
            <Table
              id="own-trials"
              caption="Extracts you have tried"
              captionSize="s"
              columns={[{ heading: 'Trial' }, { heading: 'Files' }, { heading: 'State' }, { heading: 'Deleted on', nowrap: true }]}
              rows={trials.map((trial) => ({
                cells: [
                  <a href={`/try/${trial.id}`}>Trial of {momentInWords(trial.createdAt)}</a>,
                  trial.fictional ? 'Fictional' : 'Yours',
                  <TrialState state={trial.state} />,
                  trial.deleteAfter ? momentInWords(trial.deleteAfter) : `${TRIAL_HOURS} hours after it ends`,
                ],
              }))}
            />
          </Section>
        ) : null}
        <Section id="before" heading="Before you use real records">
          <BulletList
            items={[
              'A staff extract and a register together are personal data: agree the work with your information governance team first. Matching data needs a data protection impact assessment.',
              `A file may have up to ${UPLOAD_LIMITS.fileBytes / 1024 / 1024} MB.`,
              'One of the result files bears names (review.csv): it is for those who decide the doubtful cases.',
            ]}
          />
        </Section>
      </>
    ),
  }),
})

/** Whoever is not signed in gets a session of their own first, so that nobody else can see what they try. */
async function viewerToTry(asked: Asked): Promise<Result<{ viewer: Viewer; cookies: Cookies | undefined }>> {
  const { viewer, do: ask, browser } = asked
  if (isPerson(viewer) || viewer.id !== null) return ok({ viewer, cookies: undefined })
  const visit = await ask(viewer, startVisit, { browser: browser.name, source: browser.source })
  return visit.ok ? ok({ viewer: visitorViewer(visit.value.id, viewer.home), cookies: { session: visit.value.secret } }) : visit
}

async function begin(
  asked: Asked,
  directory: string,
  inputs: readonly TrialInput[],
  registerCovers: string | undefined,
): Promise<Result<Outcome>> {
  const who = await viewerToTry(asked)
  if (!who.ok) return who
  const trial = randomUUID()
  let isStarted = false
  try {
    await placeInputs(directory, trial, inputs)
    const started = await asked.do(who.value.viewer, startTrial, {
      trial,
      fictional: inputs.length === 0,
      inputs: inputs.map(({ role }) => role),
      registerCovers: registerCovers || null,
    })
    if (!started.ok) return started
    isStarted = true
    return ok({ to: `/try/${trial}`, ...(who.value.cookies && { cookies: who.value.cookies }) })
  } finally {
    if (!isStarted) await forgetTrial(directory, trial)
  }
}

const ROLES = ['staff', 'register', 'members', 'mapping'] as const

export const tryUpload = (directory: string): UploadRoute => ({
  kind: 'upload',
  path: '/try',
  page: tryPage,
  operations: [startVisit, startTrial],
  said: null,
  async allows(asked) {
    const page = await loadTry(asked)
    if (!page.ok) return page.problems
    const full = tooManyTrials(page.value.trials.length)
    return full ? [full] : null
  },
  act(asked, { files, values }) {
    const inputs = files.flatMap(({ field, name, path }) => {
      const role = ROLES.find((each) => each === field)
      return role ? [{ role, name, path }] : []
    })
    if (!inputs.some(({ role }) => role === 'staff'))
      return Promise.resolve(failed(wrongField('staff', 'Select a staff extract that is not empty')))
    return begin(asked, directory, inputs, values['registerCovers'])
  },
})

export const tryFictional = (directory: string): FormRoute => ({
  kind: 'form',
  path: '/try/fictional',
  page: tryPage,
  operations: [startVisit, startTrial],
  said: null,
  act: (asked) => begin(asked, directory, [], undefined),
})
