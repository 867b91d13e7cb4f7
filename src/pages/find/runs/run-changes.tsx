import { CHANGES, listRunChanges } from '../../../workforce/index.ts'
import { LinkLine, Tag } from '../../../ui/index.ts'
import { sentenceCase } from '../../in-words.ts'
import { listPage } from '../../list-page.tsx'
import { findCrumb } from '../crumbs.ts'
import { OUTCOMES } from '../review/in-words.ts'

const COLOURS = { 'newly found': 'green', 'no longer found': 'red', 'outcome changed': 'yellow' } as const

export const runChangesPage = listPage({
  path: '/find/runs/:run/changes',
  query: listRunChanges,
  panel: 'Find',
  caption: 'Identification runs',
  heading: 'Who changed since the run before',
  breadcrumbs: [findCrumb.find, findCrumb.runs],
  wide: true,
  above: ({ params }) => <LinkLine text="Back to the run" href={`/find/runs/${params['run']}`} />,
  order: { sorts: ['name', 'change'], sort: 'name' },
  filters: [
    {
      kind: 'select',
      name: 'change',
      label: 'Change',
      options: CHANGES.map((each) => ({ value: each, text: sentenceCase(each) })),
    },
  ],
  table: {
    id: 'changes',
    caption: 'People',
    columns: [
      { key: 'name', heading: 'Name', sortable: true },
      { key: 'employer', heading: 'Employer' },
      { key: 'was', heading: 'Before' },
      { key: 'is', heading: 'Now' },
      { key: 'change', heading: 'Change', sortable: true },
    ],
    row: ({ name, employer, was, is, change, finding }) => ({
      name: finding === null ? name : <a href={`/find/review/${finding}`}>{name}</a>,
      employer,
      was: was === null ? 'Not found' : OUTCOMES[was],
      is: is === null ? 'Not found' : OUTCOMES[is],
      change: <Tag text={sentenceCase(change)} colour={COLOURS[change]} />,
    }),
    noun: ['person', 'people'],
    nothing: () => <p>Nobody: both runs say the same of everybody, or there was no run before.</p>,
  },
})
