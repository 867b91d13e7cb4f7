import { listRuns, monthInWords, type ListedRun } from '../../../workforce/index.ts'
import { momentInWords } from '../../../kernel/index.ts'
import { ButtonGroup, ButtonLink, HeardOnly, Tag, wholeNumber, type TagColour } from '../../../ui/index.ts'
import { listPage } from '../../list-page.tsx'
import { findCrumb } from '../crumbs.ts'

const RUN_STATES = {
  waiting: ['Waits for its turn', 'blue'],
  running: ['Under way', 'yellow'],
  done: ['Done', 'green'],
  failed: ['Failed', 'red'],
  cancelled: ['Cancelled', 'grey'],
} as const satisfies Record<ListedRun['state'], readonly [string, TagColour]>

export const runsPage = listPage({
  path: '/find/runs',
  query: listRuns,
  panel: 'Find',
  heading: 'Identification runs',
  breadcrumbs: [findCrumb.find],
  wide: true,
  above: ({ viewer }) => (
    <>
      <p>
        A run looks for the arts therapists in the staff records of one month and says why. The newest run of a month is the one that the
        other pages show; what people decided stands above every run.
      </p>
      {viewer.allowance('load extracts').organisations.length > 0 ? (
        <ButtonGroup>
          <ButtonLink text="Start a run" href="/find/runs/new" />
        </ButtonGroup>
      ) : null}
    </>
  ),
  order: { sorts: ['started', 'month'], sort: 'started', direction: 'descending' },
  filters: [
    {
      kind: 'select',
      name: 'state',
      label: 'State',
      options: [
        { value: 'open', text: 'Not done yet' },
        { value: 'done', text: 'Done' },
        { value: 'failed', text: 'Failed' },
        { value: 'cancelled', text: 'Cancelled' },
      ],
    },
  ],
  table: {
    id: 'runs',
    caption: 'Runs',
    columns: [
      { key: 'month', heading: 'Staff records of', sortable: true },
      { key: 'organisation', heading: 'Organisation' },
      { key: 'started', heading: 'Started', sortable: true, nowrap: true },
      { key: 'accepted', heading: 'Accepted', numeric: true },
      { key: 'review', heading: 'For a person to decide', numeric: true },
      { key: 'state', heading: 'State' },
    ],
    row: (run) => ({
      month: (
        <a href={`/find/runs/${run.id}`}>
          {monthInWords(run.asAt)}
          <HeardOnly>, started {momentInWords(run.createdAt)}</HeardOnly>
        </a>
      ),
      organisation: run.organisationName,
      started: momentInWords(run.createdAt),
      accepted: run.state === 'done' ? wholeNumber(run.accepted) : 'None yet',
      review: run.state === 'done' ? wholeNumber(run.review) : 'None yet',
      state:
        run.state === 'done' && !run.isCurrent ? (
          <Tag text="Replaced" colour="grey" />
        ) : (
          <Tag text={RUN_STATES[run.state][0]} colour={RUN_STATES[run.state][1]} />
        ),
    }),
    noun: ['run', 'runs'],
    nothing: () => <p>No run was started yet. Load staff records first, then start one.</p>,
  },
})
