import { momentInWords, type Problem } from '../../../kernel/index.ts'
import { isRowKind, ROW_KINDS, UNDO_DAYS, type Effects, type ImportWithJob } from '../../../workforce/index.ts'
import {
  BulletList,
  Button,
  ButtonGroup,
  ButtonLink,
  Details,
  Form,
  Hidden,
  InsetText,
  LeadParagraph,
  LinkLine,
  ProgressPanel,
  Section,
  SummaryList,
  Table,
  wholeNumber,
} from '../../../ui/index.ts'
import { progressOf } from '../../admin/jobs/progress.ts'

interface Step {
  readonly view: ImportWithJob
  readonly mayLoad: boolean
}

const hrefOf = ({ view }: Pick<Step, 'view'>, more = ''): string => `/find/imports/${view.id}${more}`

const GiveUp = ({ view }: Pick<Step, 'view'>) => (
  <Form action={hrefOf({ view }, '/abandon')}>
    <Button text="Give up this file" variant="secondary" preventDoubleClick />
  </Form>
)

export const Reading = ({ view, mayLoad }: Step) => (
  <>
    <ProgressPanel
      source={hrefOf({ view }, '/events')}
      {...progressOf(view.reading ?? { state: 'waiting', stage: null, done: null, total: null })}
    />
    <p>You can leave this page and come back: the work goes on. Nothing counts before you confirm it.</p>
    {mayLoad ? <GiveUp view={view} /> : null}
  </>
)

const placeOf = ({ where }: Problem): string =>
  [where?.sheet && `sheet ${where.sheet}`, where?.row !== undefined && `row ${where.row}`, where?.column && `column ${where.column}`]
    .filter(Boolean)
    .join(', ')

/** Problems of the file as a whole, each with where it is and what to do. */
export const FileProblems = ({ problems }: { problems: readonly Problem[] }) =>
  problems.length === 0 ? null : (
    <>
      {problems.map((problem) => (
        <InsetText>
          <p>
            {placeOf(problem) === '' ? '' : <strong>{placeOf(problem)}: </strong>}
            {problem.message}
          </p>
          <p>{problem.todo}</p>
        </InsetText>
      ))}
    </>
  )

export const Preview = ({ view, mayLoad }: Step) => {
  const { effects, understood, rowProblems } = view
  const concerned = rowProblems.reduce((sum, { count }) => sum + count, 0)
  return (
    <>
      {view.isLoadedAlready ? (
        <InsetText>
          <p>This file counts already for the same month: there is nothing to confirm.</p>
        </InsetText>
      ) : null}
      {effects ? <LeadParagraph>{sentenceOf(view, effects)}</LeadParagraph> : null}
      {effects ? <EffectsTable view={view} effects={effects} mayLoad={mayLoad} /> : null}
      {mayLoad ? (
        <ButtonGroup>
          {view.isLoadedAlready ? null : (
            <Form action={hrefOf({ view }, '/confirm')}>
              <Hidden name="version" value={String(view.version)} />
              <Button text={confirmText(view)} preventDoubleClick />
            </Form>
          )}
          {isRowKind(view.kind) ? (
            <Form action={hrefOf({ view }, '/compare')}>
              <Button text="Compare again" variant="secondary" preventDoubleClick />
            </Form>
          ) : null}
          <GiveUp view={view} />
        </ButtonGroup>
      ) : null}
      {understood ? (
        <Section id="understood" heading="What we understood">
          <BulletList items={understood.sentences} />
          <LinkLine
            text={`Columns: ${understood.columns.length} read, ${understood.unused.length} not used`}
            href={hrefOf({ view }, '/columns')}
          />
          <FileProblems problems={understood.warnings} />
        </Section>
      ) : null}
      {rowProblems.length > 0 ? (
        <Section id="values" heading="Values to look at">
          <p>
            {wholeNumber(concerned)} {concerned === 1 ? 'value' : 'values'} in {rowProblems.length}{' '}
            {rowProblems.length === 1 ? 'group' : 'groups'}. None of them stops the import: what cannot be read is taken as not known.
          </p>
          <Table
            id="value-groups"
            caption="By kind"
            captionSize="s"
            columns={[{ heading: 'Field' }, { heading: 'What is wrong' }, { heading: 'Rows', numeric: true }]}
            rows={rowProblems.map(({ label, message, count }) => ({ cells: [label, message, wholeNumber(count)] }))}
          />
          <LinkLine text="Look at the values and correct them" href={hrefOf({ view }, '/problems')} />
          <LinkLine text="Download the rows with what is wrong in each (Excel)" href={hrefOf({ view }, '/errors')} />
        </Section>
      ) : null}
    </>
  )
}

const nounOf = ({ kind }: ImportWithJob, count: number): string =>
  isRowKind(kind) ? ROW_KINDS[kind].noun[count === 1 ? 0 : 1] : count === 1 ? 'organisation' : 'organisations'

const confirmText = (view: ImportWithJob): string => `Confirm ${wholeNumber(view.rows)} ${nounOf(view, view.rows)}`

function sentenceOf(view: ImportWithJob, { added, changed, unchanged, gone, base }: Effects): string {
  if (base === null && view.kind !== 'organisations')
    return `The first file of its kind: ${wholeNumber(added)} ${nounOf(view, added)} ${added === 1 ? 'is' : 'are'} new.`
  if (added + changed + gone === 0) return `Nothing changes: all ${wholeNumber(unchanged)} ${nounOf(view, unchanged)} are as they were.`
  return `Against what counts now: ${wholeNumber(added)} new, ${wholeNumber(changed)} changed, ${wholeNumber(gone)} no longer there, ${wholeNumber(unchanged)} unchanged.`
}

const EffectsTable = ({ view, effects, mayLoad }: { view: ImportWithJob; effects: Effects; mayLoad: boolean }) => {
  const link = (effect: string, count: number) =>
    count === 0 || !isRowKind(view.kind) || !mayLoad ? (
      wholeNumber(count)
    ) : (
      <a href={hrefOf({ view }, `/changes?effect=${effect}`)}>{wholeNumber(count)}</a>
    )
  return (
    <>
      <Table
        id="effects"
        caption="What confirming changes"
        captionSize="s"
        columns={[{ heading: 'Effect' }, { heading: 'Rows', numeric: true }]}
        rows={[
          { cells: ['New', link('added', effects.added)] },
          { cells: ['Changed', link('changed', effects.changed)] },
          {
            cells: [
              view.kind === 'staff' ? 'No longer there (leavers, and posts that ended)' : 'No longer there',
              link('gone', effects.gone),
            ],
          },
          { cells: ['Unchanged', wholeNumber(effects.unchanged)] },
        ]}
      />
      {effects.fields.length > 0 ? (
        <Details summary="Which fields change">
          <Table
            id="fields"
            caption="Changed rows, field by field"
            captionSize="s"
            columns={[{ heading: 'Field' }, { heading: 'Rows', numeric: true }]}
            rows={effects.fields.map(({ label, rows }) => ({ cells: [label, wholeNumber(rows)] }))}
          />
        </Details>
      ) : null}
    </>
  )
}

export const Done = ({ view, mayLoad }: Step) => (
  <>
    <LeadParagraph>
      {wholeNumber(view.rows)} {nounOf(view, view.rows)} {view.rows === 1 ? 'counts' : 'count'} since{' '}
      {view.committedAt ? momentInWords(view.committedAt) : 'now'}.
    </LeadParagraph>
    {mayLoad && view.kind === 'staff' ? (
      <Form action="/find/runs/new">
        <Hidden name="import" value={view.id} />
        <Button text="Find the arts therapists in it" preventDoubleClick />
      </Form>
    ) : null}
    {mayLoad && (view.kind === 'register' || view.kind === 'members') ? (
      <p>The next identification run reads it. Start one from the newest staff extract.</p>
    ) : null}
    <LinkLine text="All imports" href="/find/imports" />
    <SummaryList
      rows={[
        { key: 'File', value: view.fileName },
        ...(view.effects
          ? [
              { key: 'New', value: wholeNumber(view.effects.added) },
              { key: 'Changed', value: wholeNumber(view.effects.changed) },
              { key: 'No longer there', value: wholeNumber(view.effects.gone) },
              { key: 'Unchanged', value: wholeNumber(view.effects.unchanged) },
            ]
          : []),
        ...(view.mends.length > 0 ? [{ key: 'Values corrected here', value: wholeNumber(view.mends.length) }] : []),
      ]}
    />
    {mayLoad && isRowKind(view.kind) ? (
      <Section id="undo" heading="Undo">
        <p>For {UNDO_DAYS} days the import can be undone: what counted before counts again. Runs made on it stay, and are shown no more.</p>
        <Form action={hrefOf({ view }, '/undo')}>
          <Button text="Undo this import" variant="warning" preventDoubleClick />
        </Form>
      </Section>
    ) : null}
  </>
)

/** Undone, given up, or not to be read. */
export const Ended = ({ view, mayLoad }: Step) => {
  const problems = [...view.questions, ...(view.reading?.problems ?? [])]
  const isOpen = view.state === 'failed' || view.state === 'reading'
  return (
    <>
      <FileProblems problems={problems} />
      {view.state === 'undone' && view.undoneAt ? <p>Since {momentInWords(view.undoneAt)} what counted before counts again.</p> : null}
      {isOpen && mayLoad ? (
        <ButtonGroup>
          <Form action={hrefOf({ view }, '/again')}>
            <Button text="Read it again" preventDoubleClick />
          </Form>
          <GiveUp view={view} />
        </ButtonGroup>
      ) : null}
      <ButtonLink text="Load a file" href="/find/imports/new" variant="secondary" />
    </>
  )
}
