import { exportEntries, listEntries, type ListedEntry } from '../../../access/index.ts'
import { whatWasDone } from '../../../commands/index.ts'
import { file, page } from '../../../http/index.ts'
import { momentInWords } from '../../../kernel/index.ts'
import { ButtonLink, Code, FilterForm, HowDoWeKnow, ListTable, PageHeading, Tag, listHref, type TagColour } from '../../../ui/index.ts'
import { csvText } from '../../../files/index.ts'
import { sentenceCase } from '../../in-words.ts'
import { listAddress, PAGE_SIZE } from '../../list-address.ts'

const path = '/admin/audit'
const address = listAddress({ sorts: ['at', 'act'], filters: ['kind', 'act', 'from', 'to'], sort: 'at', direction: 'descending' })

const colours = { change: 'blue', read: 'grey', refused: 'orange' } as const satisfies Record<ListedEntry['kind'], TagColour>
const whoName = ({ viewerKind, viewerName }: ListedEntry): string =>
  viewerName ??
  { account: 'An account that is gone or not of your organisation', visitor: 'Somebody not signed in', system: 'Triptych itself' }[
    viewerKind
  ]

/** What the entry is about, and its details as words and values. */
function detailsOf({ about, details }: ListedEntry) {
  const said = Object.entries(JSON.parse(details) as Record<string, unknown>).map(
    ([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`,
  )
  if (about === null && said.length === 0) return 'None'
  return (
    <>
      {said.join('; ')}
      {said.length > 0 && about !== null ? <br /> : null}
      {about === null ? null : <Code>{about}</Code>}
    </>
  )
}

const whatWords = ({ act, kind }: ListedEntry): string => {
  const did = whatWasDone(act)
  return kind === 'refused' ? `Was refused (${did})` : `${did.charAt(0).toUpperCase()}${did.slice(1)}`
}

export const auditPage = page({
  path,
  query: listEntries,
  input: address.input,
  view: ({ rows, total }, asked) => {
    const state = address.state(asked)
    const { filters } = state
    return {
      title: 'Audit',
      panel: 'Administration',
      wide: true,
      content: (
        <>
          <PageHeading caption="Administration" heading="Audit" />
          <p>
            Who did what and when: every change, every reading of people’s records, and whatever somebody who had signed in was refused.
          </p>
          <FilterForm
            path={path}
            state={state}
            fields={[
              {
                kind: 'select',
                name: 'kind',
                label: 'Kind',
                options: [
                  { value: 'change', text: 'Changes' },
                  { value: 'read', text: 'Reading of people’s records' },
                  { value: 'refused', text: 'Refusals' },
                ],
              },
              { kind: 'date', name: 'from', label: 'From' },
              { kind: 'date', name: 'to', label: 'To' },
            ]}
          />
          {asked.viewer.allowance('export the audit').organisations.length > 0 ? (
            <ButtonLink
              text="Export these entries (CSV)"
              href={listHref('/admin/audit/export', { sort: '', direction: 'ascending', page: 1, filters })}
              variant="secondary"
            />
          ) : null}
          <ListTable
            id="entries"
            caption="Entries of the audit trail"
            path={path}
            state={state}
            columns={[
              { key: 'at', heading: 'When', sortable: true },
              { key: 'who', heading: 'Who' },
              { key: 'kind', heading: 'Kind' },
              { key: 'act', heading: 'What', sortable: true, nowrap: true },
              { key: 'details', heading: 'Details' },
              { key: 'organisation', heading: 'Trail of' },
            ]}
            rows={rows.map((entry) => ({
              at: momentInWords(entry.at),
              who: whoName(entry),
              kind: <Tag text={sentenceCase(entry.kind)} colour={colours[entry.kind]} />,
              act: whatWords(entry),
              details: detailsOf(entry),
              organisation: `${entry.organisationName}, ${entry.sequence}`,
            }))}
            total={total}
            pageSize={PAGE_SIZE}
            noun={['entry', 'entries']}
          />
          <HowDoWeKnow about="that the trail is whole">
            <p>
              Each entry bears a hash of itself and of the entry before it. <Code>triptych audit verify</Code> reads the trail from its
              start and finds every entry that was changed, removed or put in. The ends of the trails are sealed outside the database, so
              that a cut tail is found too.
            </p>
          </HowDoWeKnow>
        </>
      ),
    }
  },
})

export const auditExport = file({
  path: '/admin/audit/export',
  query: exportEntries,
  file: (entries) => ({
    name: 'audit.csv',
    type: 'text/csv; charset=utf-8',
    body: csvText(
      ['organisation', 'sequence', 'at', 'viewer_kind', 'viewer', 'kind', 'act', 'what', 'about', 'details', 'hash'],
      entries.map((entry) => [
        entry.organisation,
        String(entry.sequence),
        entry.at.toISOString(),
        entry.viewerKind,
        entry.viewer ?? '',
        entry.kind,
        entry.act,
        whatWords(entry),
        entry.about ?? '',
        entry.details,
        entry.hash,
      ]),
    ),
  }),
})
