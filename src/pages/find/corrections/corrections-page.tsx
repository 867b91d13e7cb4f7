import type { ListPage } from '../../../commands/index.ts'
import { workbookFile } from '../../../files/index.ts'
import { file, form, pageOf, type Asked } from '../../../http/index.ts'
import { dayInWords, dayOf, ok } from '../../../kernel/index.ts'
import {
  Button,
  ButtonGroup,
  ButtonLink,
  ErrorSummary,
  FilterForm,
  Form,
  Hidden,
  HowDoWeKnow,
  LeadParagraph,
  ListTable,
  PageHeading,
  RowCheckbox,
  Section,
  Tag,
  wholeNumber,
  type FilterField,
} from '../../../ui/index.ts'
import {
  CORRECTED_FIELDS,
  CORRECTION_WAYS,
  correctionProgress,
  correctionWorkbook,
  exportCorrections,
  listCorrections,
  makeCorrections,
  markCorrectionsSent,
  type CorrectionProgress,
  type ListedCorrection,
} from '../../../workforce/index.ts'
import { listAddress, PAGE_SIZE } from '../../list-address.ts'
import { findCrumb } from '../crumbs.ts'
import { findHref, whichOrganisation, type WhichOrganisation } from '../which-organisation.ts'
import { CORRECTIONS, progressInWords, STATES } from './in-words.ts'

const FILTERS = ['state', 'how', 'field', 'employer', 'organisation'] as const
const SENT_FORM = 'sent'
const address = listAddress({ sorts: ['employer', 'assignment', 'field', 'how', 'state'], filters: FILTERS, sort: 'employer' })

interface Corrections {
  readonly which: WhichOrganisation
  readonly list: ListPage<ListedCorrection>
  readonly progress: CorrectionProgress
}

const inside = (asked: Asked): WhichOrganisation => whichOrganisation(asked, 'correct records')

export const correctionsPage = pageOf<Corrections>({
  path: CORRECTIONS,
  operations: [listCorrections, correctionProgress],
  async load(asked) {
    const which = inside(asked)
    const organisation = which.organisation && { organisation: which.organisation }
    const list = await asked.do(asked.viewer, listCorrections, { ...address.input(asked), ...organisation })
    if (!list.ok) return list
    const progress = await asked.do(asked.viewer, correctionProgress, { ...organisation })
    return progress.ok ? ok({ which, list: list.value, progress: progress.value }) : progress
  },
  view: ({ which, list, progress }, asked, tried) => {
    const state = address.state(asked)
    const isChoosing = list.rows.some((row) => row.state === 'open')
    return {
      title: 'Corrections',
      panel: 'Find',
      wide: true,
      breadcrumbs: [findCrumb.find],
      content: (
        <>
          <ErrorSummary problems={tried?.problems ?? []} anchors={{ corrections: 'corrections' }} />
          <PageHeading caption="Find" heading="Corrections" />
          <LeadParagraph>{progressInWords(progress)}</LeadParagraph>
          <p>
            What the staff record should say of people who are confirmed, and does not. What the next extract shows is ticked off by itself.
          </p>
          <Acts which={which} progress={progress} filters={state.filters} total={list.total} />
          <FilterForm path={CORRECTIONS} state={state} fields={fieldsOf(which, progress)} />
          <ListTable
            id="corrections"
            caption="Corrections"
            path={CORRECTIONS}
            state={state}
            columns={[
              { key: 'assignment', heading: 'Assignment', sortable: true, nowrap: true },
              { key: 'title', heading: 'Position title' },
              { key: 'field', heading: 'Field', sortable: true },
              { key: 'change', heading: 'Is, and should be' },
              { key: 'how', heading: 'How', sortable: true },
              { key: 'employer', heading: 'Employer', sortable: true },
              { key: 'state', heading: 'State', sortable: true },
              ...(isChoosing ? [{ key: 'choose' as const, heading: 'Choose' }] : []),
            ]}
            rows={list.rows.map((row) => ({
              assignment: <a href={`${CORRECTIONS}/${row.id}`}>{row.assignmentNumber || 'No number'}</a>,
              title: row.positionTitle ?? 'Not stated',
              field: row.field,
              change: `${row.current ?? 'Empty'} → ${row.suggested}`,
              how: row.how,
              employer: row.employer,
              state: <State row={row} />,
              choose:
                row.state === 'open' ? (
                  <RowCheckbox
                    name="corrections"
                    id={`choose-${row.id}`}
                    value={row.id}
                    form={SENT_FORM}
                    label={`${row.field} of assignment ${row.assignmentNumber}`}
                  />
                ) : (
                  ''
                ),
            }))}
            total={list.total}
            pageSize={PAGE_SIZE}
            noun={['correction', 'corrections']}
          />
          {progress.counts.open > 0 ? <Sent which={which} progress={progress} isChoosing={isChoosing} /> : null}
          <HowDoWeKnow about="the corrections">
            <p>
              Corrections are asked for where the register confirms who somebody is, or people decided so in review and a registration
              number is known. A field that the extract has no column for is left alone, and so is a registration of another profession.
            </p>
            <p>
              A correction is done once an extract shows what was suggested, or another value that is right. It is dropped by itself where
              it is asked for no more, because a decision was taken back or the post is no longer there. A corrected code is no growth:
              joiners and leavers show it as a recode.
            </p>
          </HowDoWeKnow>
        </>
      ),
    }
  },
})

const State = ({ row: { state, sentAt, endedAt, doneBy } }: { row: ListedCorrection }) => {
  const when =
    state === 'done' && doneBy !== null
      ? `by the extract of ${dayInWords(doneBy)}`
      : state === 'sent' && sentAt !== null
        ? `on ${dayInWords(dayOf(sentAt))}`
        : state === 'dropped' && endedAt !== null
          ? `on ${dayInWords(dayOf(endedAt))}`
          : ''
  return (
    <>
      <Tag text={STATES[state].text} colour={STATES[state].colour} /> {when}
    </>
  )
}

interface ActsProps {
  readonly which: WhichOrganisation
  readonly progress: CorrectionProgress
  readonly filters: Readonly<Record<string, string>>
  readonly total: number
}

const Acts = ({ which, progress: { organisation, newestAsAt, isBehind }, filters, total }: ActsProps) => (
  <>
    {isBehind && newestAsAt !== null ? <p>The newest run, of the extract of {dayInWords(newestAsAt)}, is not in the list yet.</p> : null}
    <ButtonGroup>
      {newestAsAt === null ? null : (
        <Form action={findHref(`${CORRECTIONS}/make`, which)}>
          <Hidden name="organisation" value={organisation} />
          <Button text="Make the list from the newest run" variant={isBehind ? undefined : 'secondary'} preventDoubleClick />
        </Form>
      )}
      {total === 0 ? null : (
        <ButtonLink
          text="Download the workbook for the ESR team"
          href={findHref(`${CORRECTIONS}/workbook`, which, filters)}
          variant={isBehind ? 'secondary' : undefined}
        />
      )}
    </ButtonGroup>
  </>
)

const Sent = ({ which, progress, isChoosing }: { which: WhichOrganisation; progress: CorrectionProgress; isChoosing: boolean }) => (
  <Section id="mark" heading="Sent to the ESR team">
    <p>Note here what you passed on, so that the list shows what waits for the ESR team and what waits for you.</p>
    <Form id={SENT_FORM} action={findHref(`${CORRECTIONS}/sent`, which)}>
      <Hidden name="organisation" value={progress.organisation} />
      <Hidden name="open" value={String(progress.counts.open)} />
      <ButtonGroup>
        {isChoosing ? (
          <Button text="Mark the chosen ones as sent" variant="secondary" name="which" value="chosen" preventDoubleClick />
        ) : null}
        <Button
          text={
            progress.counts.open === 1 ? 'Mark the open one as sent' : `Mark all ${wholeNumber(progress.counts.open)} open ones as sent`
          }
          variant="secondary"
          name="which"
          value="all"
          preventDoubleClick
        />
      </ButtonGroup>
    </Form>
  </Section>
)

const choicesOf = (values: readonly string[]) => values.map((value) => ({ value, text: value }))

const fieldsOf = ({ organisation, choices }: WhichOrganisation, { employers }: CorrectionProgress): FilterField[] => [
  {
    kind: 'select',
    name: 'state',
    label: 'State',
    any: 'Open',
    options: [
      ...Object.entries(STATES)
        .filter(([state]) => state !== 'open')
        .map(([value, { text }]) => ({ value, text })),
      { value: 'all', text: 'All' },
    ],
  },
  { kind: 'select', name: 'how', label: 'How', options: choicesOf(CORRECTION_WAYS) },
  { kind: 'select', name: 'field', label: 'Field', options: choicesOf(Object.values(CORRECTED_FIELDS)) },
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
  ...(choices.length > 1
    ? [
        {
          kind: 'select' as const,
          name: 'organisation',
          label: 'Organisation',
          any: choices[0]?.name ?? '',
          options: choices.filter(({ id }, at) => at > 0 || id === organisation).map(({ id, name }) => ({ value: id, text: name })),
        },
      ]
    : []),
]

export const correctionForms = [
  form({
    path: `${CORRECTIONS}/make`,
    page: correctionsPage,
    command: makeCorrections,
    input: (_, { values }) => values,
    said: 'The list is up to the newest run.',
    leadsTo: (_, asked) => ({ to: findHref(CORRECTIONS, inside(asked)) }),
  }),
  form({
    path: `${CORRECTIONS}/sent`,
    page: correctionsPage,
    command: markCorrectionsSent,
    input: (_, { values, lists }) => ({ ...values, corrections: lists['corrections'] ?? [] }),
    said: 'The corrections were marked as sent.',
    leadsTo: (_, asked) => ({ to: findHref(CORRECTIONS, inside(asked)) }),
  }),
]

export const correctionsFile = file({
  path: `${CORRECTIONS}/workbook`,
  query: exportCorrections,
  input: (asked) => ({ ...asked.search, organisation: inside(asked).organisation }),
  file: async (taken, { now }) => ({
    name: `corrections-${dayOf(now)}.xlsx`,
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    body: await workbookFile(correctionWorkbook(taken)),
  }),
})
