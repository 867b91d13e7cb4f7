import { dayInWords, momentInWords, type PlainDate } from '../../../kernel/index.ts'
import { ButtonGroup, ButtonLink, Tag, type TagColour } from '../../../ui/index.ts'
import { listReleases, type ListedRelease } from '../../../workforce/index.ts'
import { listPage } from '../../list-page.tsx'
import { findCrumb } from '../crumbs.ts'

const STATES = {
  draft: ['Draft', 'yellow'],
  published: ['Published', 'green'],
  withdrawn: ['Withdrawn', 'grey'],
} as const satisfies Record<ListedRelease['state'], readonly [string, TagColour]>

export const releasesPage = listPage({
  path: '/find/releases',
  query: listReleases,
  panel: 'Find',
  heading: 'Releases',
  breadcrumbs: [findCrumb.find],
  wide: true,
  above: ({ viewer }) => (
    <>
      <p>
        A release holds figures that are safe to share: small numbers are kept back, and so is every figure by which one of them could be
        worked out, from this release or from any before it.
      </p>
      {viewer.allowance('prepare releases').organisations.length > 0 ? (
        <ButtonGroup>
          <ButtonLink text="Prepare a release" href="/find/releases/new/choose" />
        </ButtonGroup>
      ) : null}
    </>
  ),
  order: { sorts: ['published', 'month', 'title'], sort: 'published', direction: 'descending' },
  filters: [
    {
      kind: 'select',
      name: 'state',
      label: 'State',
      options: [
        { value: 'draft', text: 'Draft' },
        { value: 'published', text: 'Published' },
        { value: 'withdrawn', text: 'Withdrawn' },
      ],
    },
    {
      kind: 'select',
      name: 'whose',
      label: 'Whose',
      options: [
        { value: 'own', text: 'Your organisation’s' },
        { value: 'others', text: 'Others’' },
      ],
    },
  ],
  table: {
    id: 'releases',
    caption: 'Releases',
    columns: [
      { key: 'title', heading: 'Title', sortable: true },
      { key: 'organisation', heading: 'Organisation' },
      { key: 'month', heading: 'Snapshot', sortable: true, nowrap: true },
      { key: 'published', heading: 'Published', sortable: true, nowrap: true },
      { key: 'state', heading: 'State' },
    ],
    row: (release, { viewer }) => ({
      title: titleOf(release, viewer.allowance('publish releases').organisations.includes(release.organisation)),
      organisation: release.organisationName,
      month: dayInWords(release.asAt as PlainDate),
      published: release.publishedAt ? momentInWords(release.publishedAt) : 'Not yet',
      state: <Tag text={STATES[release.state][0]} colour={STATES[release.state][1]} />,
    }),
    noun: ['release', 'releases'],
    nothing: () => <p>Nothing is published yet.</p>,
  },
})

/** A draft is open to those who may publish it alone. */
function titleOf({ id, state, title }: ListedRelease, mayPublish: boolean) {
  if (state !== 'draft') return <a href={`/find/releases/${id}`}>{title}</a>
  return mayPublish ? <a href={`/find/releases/${id}/check`}>{title}</a> : title
}
