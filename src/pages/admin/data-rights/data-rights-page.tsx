import { dayInWords } from '../../../kernel/index.ts'
import { listRequests, REQUEST_KINDS } from '../../../rights/index.ts'
import { ButtonGroup, ButtonLink, HeardOnly, Tag } from '../../../ui/index.ts'
import { listPage } from '../../list-page.tsx'
import { DATA_RIGHTS, REQUEST_STATE_WORDS } from './in-words.ts'

/** Requests of people about their data: nobody's name stands here. */
export const dataRightsPage = listPage({
  path: DATA_RIGHTS,
  query: listRequests,
  panel: 'Administration',
  heading: 'Data rights',
  wide: true,
  above: ({ viewer }) => (
    <>
      <p>
        People may have a copy of what is held of them, and may ask for it to be erased. An answer is due one calendar month after the
        request was received; the clock may be stopped while you wait for what you need of the person.
      </p>
      <ButtonGroup>
        {viewer.allowance('handle data rights').organisations.length > 0 ? (
          <ButtonLink text="Record a request" href={`${DATA_RIGHTS}/new`} />
        ) : null}
        <ButtonLink text="Retention" href={`${DATA_RIGHTS}/retention`} variant="secondary" />
      </ButtonGroup>
    </>
  ),
  order: { sorts: ['due', 'received', 'state'], sort: 'due', direction: 'ascending' },
  filters: [
    {
      kind: 'select',
      name: 'state',
      label: 'State',
      options: [
        { value: 'due soon', text: 'Due within 7 days' },
        ...Object.entries(REQUEST_STATE_WORDS).map(([value, [text]]) => ({ value, text })),
      ],
    },
    { kind: 'select', name: 'kind', label: 'What', options: Object.entries(REQUEST_KINDS).map(([value, text]) => ({ value, text })) },
  ],
  table: {
    id: 'requests',
    caption: 'Requests about personal data',
    columns: [
      { key: 'what', heading: 'What' },
      { key: 'organisation', heading: 'Organisation' },
      { key: 'received', heading: 'Received', sortable: true, nowrap: true },
      { key: 'due', heading: 'Due', sortable: true, nowrap: true },
      { key: 'state', heading: 'State', sortable: true },
    ],
    row: (row) => ({
      what: (
        <a href={`${DATA_RIGHTS}/${row.id}`}>
          {REQUEST_KINDS[row.kind]}
          <HeardOnly>, received on {dayInWords(row.receivedOn)}</HeardOnly>
        </a>
      ),
      organisation: row.organisationName,
      received: dayInWords(row.receivedOn),
      due: dayInWords(row.dueOn),
      state: row.isDueSoon ? (
        <Tag text="Due soon" colour="red" />
      ) : (
        <Tag text={REQUEST_STATE_WORDS[row.state][0]} colour={REQUEST_STATE_WORDS[row.state][1]} />
      ),
    }),
    noun: ['request', 'requests'],
  },
})
