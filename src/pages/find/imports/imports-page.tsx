import { IMPORT_KINDS, listImports, monthInWords, type ImportState } from '../../../workforce/index.ts'
import { dayInWords, momentInWords, type PlainDate } from '../../../kernel/index.ts'
import { ButtonGroup, ButtonLink, HeardOnly, Tag, wholeNumber, type TagColour } from '../../../ui/index.ts'
import { listPage } from '../../list-page.tsx'
import { findCrumb } from '../crumbs.ts'

const STATE_WORDS = {
  reading: ['Being read', 'blue'],
  asking: ['A question is open', 'yellow'],
  staged: ['Waits to be confirmed', 'yellow'],
  committed: ['Counts', 'green'],
  undone: ['Undone', 'grey'],
  failed: ['Could not be read', 'red'],
  abandoned: ['Given up', 'grey'],
} as const satisfies Record<ImportState, readonly [string, TagColour]>

/** A staff extract is of a month, everything else of a day. */
export const asAtInWords = (kind: string, asAt: string | null): string =>
  asAt === null ? 'Not known' : kind === 'staff' ? monthInWords(asAt) : dayInWords(asAt as PlainDate)

export const importsPage = listPage({
  path: '/find/imports',
  query: listImports,
  panel: 'Find',
  heading: 'Imports',
  breadcrumbs: [findCrumb.find],
  wide: true,
  above: ({ viewer }) => (
    <>
      <p>
        What is loaded, and from when. A staff extract counts for its month, once it is confirmed: the newest of a month replaces those
        before it. A confirmed import can be undone for 30 days.
      </p>
      {viewer.allowance('load extracts').organisations.length > 0 ? (
        <ButtonGroup>
          <ButtonLink text="Load a file" href="/find/imports/new" />
          <ButtonLink text="Organisations of the ODS file" href="/find/imports/organisations" variant="secondary" />
        </ButtonGroup>
      ) : null}
    </>
  ),
  order: { sorts: ['uploaded', 'month', 'kind', 'state'], sort: 'uploaded', direction: 'descending' },
  filters: [
    {
      kind: 'select',
      name: 'kind',
      label: 'What',
      options: Object.entries(IMPORT_KINDS).map(([value, text]) => ({ value, text })),
    },
    {
      kind: 'select',
      name: 'state',
      label: 'State',
      options: [{ value: 'open', text: 'Not confirmed yet' }, ...Object.entries(STATE_WORDS).map(([value, [text]]) => ({ value, text }))],
    },
  ],
  table: {
    id: 'imports',
    caption: 'Files loaded',
    columns: [
      { key: 'kind', heading: 'What', sortable: true },
      { key: 'month', heading: 'As at', sortable: true, nowrap: true },
      { key: 'organisation', heading: 'Organisation' },
      { key: 'rows', heading: 'Rows', numeric: true },
      { key: 'uploaded', heading: 'Uploaded', sortable: true, nowrap: true },
      { key: 'state', heading: 'State', sortable: true },
    ],
    row: (row) => ({
      kind: (
        <a href={`/find/imports/${row.id}`}>
          {IMPORT_KINDS[row.kind]}
          <HeardOnly> of {momentInWords(row.createdAt)}</HeardOnly>
        </a>
      ),
      month: asAtInWords(row.kind, row.asAt),
      organisation: row.organisationName,
      rows: wholeNumber(row.rows),
      uploaded: momentInWords(row.createdAt),
      state:
        row.state === 'committed' && !row.isCurrent ? (
          <Tag text="Replaced" colour="grey" />
        ) : (
          <Tag text={STATE_WORDS[row.state][0]} colour={STATE_WORDS[row.state][1]} />
        ),
    }),
    noun: ['import', 'imports'],
  },
})
