import { dayInWords, dayOf } from '../../../kernel/index.ts'
import { ButtonGroup, ButtonLink, HeardOnly, Tag, wholeNumber } from '../../../ui/index.ts'
import { listAsks } from '../../../workforce/index.ts'
import { listPage } from '../../list-page.tsx'
import { findCrumb } from '../crumbs.ts'
import { ASK_STATE_WORDS, TEAMS } from './in-words.ts'

/** Who was asked, what came back, what is late. */
export const teamsPage = listPage({
  path: TEAMS,
  query: listAsks,
  panel: 'Find',
  heading: 'Asked',
  breadcrumbs: [findCrumb.find],
  wide: true,
  above: () => (
    <>
      <p>
        Managers know what a general title hides, and people know what they are. Ask them by a letter with a link of their own. An answer is
        evidence: it counts once somebody takes it over.
      </p>
      <ButtonGroup>
        <ButtonLink text="Ask about posts" href={`${TEAMS}/new`} />
      </ButtonGroup>
    </>
  ),
  order: { sorts: ['sent', 'due', 'team', 'state'], sort: 'sent', direction: 'descending' },
  filters: [
    {
      kind: 'select',
      name: 'state',
      label: 'State',
      options: Object.entries(ASK_STATE_WORDS).map(([value, { text }]) => ({ value, text })),
    },
    {
      kind: 'select',
      name: 'kind',
      label: 'Who was asked',
      options: [
        { value: 'manager', text: 'A manager' },
        { value: 'person', text: 'The person' },
      ],
    },
  ],
  table: {
    id: 'asks',
    caption: 'Questions sent',
    columns: [
      { key: 'who', heading: 'Who was asked' },
      { key: 'team', heading: 'About', sortable: true },
      { key: 'people', heading: 'People', numeric: true },
      { key: 'organisation', heading: 'Organisation' },
      { key: 'sent', heading: 'Sent', sortable: true, nowrap: true },
      { key: 'due', heading: 'Due', sortable: true, nowrap: true },
      { key: 'state', heading: 'State', sortable: true },
    ],
    row: (row) => ({
      who: (
        <a href={`${TEAMS}/${row.id}`}>
          {row.recipientName}
          <HeardOnly>, asked on {dayInWords(dayOf(row.createdAt))}</HeardOnly>
        </a>
      ),
      team: row.team ?? 'Themselves',
      people: wholeNumber(row.people),
      organisation: row.organisationName,
      sent: dayInWords(dayOf(row.createdAt)),
      due: dayInWords(dayOf(row.dueAt)),
      state: <Tag text={ASK_STATE_WORDS[row.state].text} colour={ASK_STATE_WORDS[row.state].colour} />,
    }),
    noun: ['question', 'questions'],
  },
})
