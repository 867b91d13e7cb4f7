import { form } from '../../../../http/index.ts'
import { dayInWords, dayOf } from '../../../../kernel/index.ts'
import { listDisposals, proposeDisposals, type Disposal } from '../../../../rights/index.ts'
import { Button, Form, HeardOnly, Tag, wholeNumber, type TagColour } from '../../../../ui/index.ts'
import { listPage } from '../../../list-page.tsx'
import { crumb } from '../../crumbs.ts'
import { DATA_RIGHTS } from '../in-words.ts'

export const RETENTION = `${DATA_RIGHTS}/retention` as const

export const DISPOSAL_STATE_WORDS = {
  open: ['Proposed', 'blue'],
  done: ['Deleted', 'green'],
  declined: ['Kept', 'grey'],
} as const satisfies Record<Disposal['state'], readonly [string, TagColour]>

/** What is kept for long enough, what was deleted and who approved it. */
export const retentionPage = listPage({
  path: RETENTION,
  query: listDisposals,
  panel: 'Administration',
  heading: 'Retention',
  breadcrumbs: [crumb.dataRights],
  wide: true,
  above: () => (
    <>
      <p>
        Nothing of the records is deleted by itself. What the rules say is due is proposed here; a person approves, or keeps it with a
        reason. What was deleted stays in this list as its certificate.
      </p>
      <Form action={`${RETENTION}/look`}>
        <Button text="Look for what is due now" variant="secondary" preventDoubleClick />
      </Form>
    </>
  ),
  order: { sorts: ['proposed', 'rows', 'what'], sort: 'proposed', direction: 'descending' },
  filters: [
    {
      kind: 'select',
      name: 'state',
      label: 'State',
      options: Object.entries(DISPOSAL_STATE_WORDS).map(([value, [text]]) => ({ value, text })),
    },
  ],
  table: {
    id: 'disposals',
    caption: 'Disposals',
    columns: [
      { key: 'what', heading: 'What', sortable: true },
      { key: 'asAt', heading: 'As at', nowrap: true },
      { key: 'rows', heading: 'Rows', numeric: true, sortable: true },
      { key: 'organisation', heading: 'Organisation' },
      { key: 'proposed', heading: 'Proposed', sortable: true, nowrap: true },
      { key: 'state', heading: 'State' },
    ],
    row: (row) => ({
      what: (
        <a href={`${RETENTION}/${row.id}`}>
          {row.what}
          <HeardOnly>, proposed on {dayInWords(dayOf(row.proposedAt))}</HeardOnly>
        </a>
      ),
      asAt: row.asAt === null ? 'Not applicable' : dayInWords(row.asAt),
      rows: wholeNumber(row.rows),
      organisation: row.organisationName,
      proposed: dayInWords(dayOf(row.proposedAt)),
      state: <Tag text={DISPOSAL_STATE_WORDS[row.state][0]} colour={DISPOSAL_STATE_WORDS[row.state][1]} />,
    }),
    noun: ['disposal', 'disposals'],
  },
})

export const lookForm = form({
  path: `${RETENTION}/look`,
  page: retentionPage,
  command: proposeDisposals,
  input: () => ({}),
  said: 'What the rules say is due stands in the list.',
  leadsTo: () => ({ to: RETENTION }),
})
