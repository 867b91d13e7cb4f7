import { form, page, stream, type Body } from '../../../http/index.ts'
import {
  abandonImport,
  compareAgain,
  confirmImport,
  decideColumns,
  findImport,
  IMPORT_KINDS,
  importProgress,
  mendValues,
  readAgain,
  undoImport,
  type ImportWithJob,
} from '../../../workforce/index.ts'
import { ErrorSummary, PageHeading, RefreshWithoutScript } from '../../../ui/index.ts'
import { progressOf } from '../../admin/jobs/progress.ts'
import { findCrumb } from '../crumbs.ts'
import { asAtInWords } from './imports-page.tsx'
import { Columns } from './columns.tsx'
import { Done, Ended, Preview, Reading } from './steps.tsx'
import { Mending } from './mending.tsx'

const path = '/find/imports/:import'

const HEADINGS = {
  reading: 'Reading the file',
  asking: 'Which column is which?',
  staged: 'What this file changes',
  committed: 'This file counts',
  undone: 'This import was undone',
  failed: 'The file could not be read',
  abandoned: 'This import was given up',
} as const

const isStuck = ({ state, reading }: ImportWithJob): boolean =>
  state === 'reading' && reading !== null && reading.state !== 'waiting' && reading.state !== 'running'

/** One import, at the step where it is: the same address from the upload to the result. */
export const importPage = page({
  path,
  query: findImport,
  view(view, { viewer }, tried) {
    const mayLoad = viewer.allowance('load extracts').organisations.some((id) => id === view.organisation)
    const isReading = view.state === 'reading' && !isStuck(view)
    const heading = isStuck(view) ? HEADINGS.failed : HEADINGS[view.state]
    return {
      title: heading,
      panel: 'Find',
      wide: true,
      breadcrumbs: [findCrumb.find, findCrumb.imports],
      ...(isReading && { head: <RefreshWithoutScript seconds={2} /> }),
      content: (
        <>
          <ErrorSummary problems={tried?.problems ?? []} />
          <PageHeading
            caption={`${IMPORT_KINDS[view.kind]}, ${asAtInWords(view.kind, view.asAt)}, ${view.organisationName}`}
            heading={heading}
          />
          {isReading ? (
            <Reading view={view} mayLoad={mayLoad} />
          ) : view.state === 'asking' ? (
            <Columns view={view} mayLoad={mayLoad} />
          ) : view.state === 'staged' ? (
            <Preview view={view} mayLoad={mayLoad} />
          ) : view.state === 'committed' ? (
            <Done view={view} mayLoad={mayLoad} />
          ) : (
            <Ended view={view} mayLoad={mayLoad} />
          )}
        </>
      ),
    }
  },
})

/** What was understood of a file that was read, and the way to correct it. */
export const importColumnsPage = page({
  path: '/find/imports/:import/columns',
  query: findImport,
  view: (view, { viewer }, tried) => ({
    title: 'What we understood',
    panel: 'Find',
    wide: true,
    breadcrumbs: [findCrumb.find, findCrumb.imports, { text: 'This import', href: `/find/imports/${view.id}` }],
    content: (
      <>
        <ErrorSummary problems={tried?.problems ?? []} />
        <PageHeading caption={view.fileName} heading="What we understood" />
        <Columns
          view={view}
          mayLoad={view.state === 'staged' && viewer.allowance('load extracts').organisations.some((id) => id === view.organisation)}
        />
      </>
    ),
  }),
})

/** Values that cannot be used as they are, grouped, each with room for what is meant. */
export const importProblemsPage = page({
  path: '/find/imports/:import/problems',
  query: findImport,
  view: (view, { viewer }, tried) => ({
    title: 'Values to look at',
    panel: 'Find',
    wide: true,
    breadcrumbs: [findCrumb.find, findCrumb.imports, { text: 'This import', href: `/find/imports/${view.id}` }],
    content: (
      <>
        <ErrorSummary problems={tried?.problems ?? []} />
        <PageHeading caption={view.fileName} heading="Values to look at" />
        <Mending
          view={view}
          mayLoad={view.state === 'staged' && viewer.allowance('load extracts').organisations.some((id) => id === view.organisation)}
        />
      </>
    ),
  }),
})

export const importEvents = stream({
  path: '/find/imports/:import/events',
  query: importProgress,
  event: ({ state, jobState, stage, done, total }) => ({
    event: progressOf({ state: jobState ?? 'waiting', stage, done, total }),
    isOver: state !== 'reading' || (jobState !== 'waiting' && jobState !== 'running'),
  }),
})

const toImport = (_: unknown, { params }: { readonly params: Readonly<Record<string, string>> }) => ({
  to: `/find/imports/${params['import']}`,
})

/** `column.surname` = header; an empty one says that the file has no such column. */
const columnsFrom = ({ values }: Body): Record<string, string | null> =>
  Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) =>
      name.startsWith('column.') ? [[name.slice('column.'.length), value === '' ? null : value]] : [],
    ),
  )

/** `field.3`, `from.3` and `to.3` are one correction; without a `to` the value stays. */
const mendsFrom = ({ values }: Body): { field: string; from: string; to: string | null }[] =>
  Object.keys(values).flatMap((name) => {
    const at = /^to\.(\d+)$/.exec(name)?.[1]
    const to = (values[name] ?? '').trim()
    if (at === undefined || to === '') return []
    return [{ field: values[`field.${at}`] ?? '', from: values[`from.${at}`] ?? '', to }]
  })

export const importForms = [
  form({
    path: '/find/imports/:import/columns',
    page: importColumnsPage,
    command: decideColumns,
    input: ({ params }, body) => ({
      ...params,
      columns: columnsFrom(body),
      ...(body.values['sheet'] && { sheet: body.values['sheet'] }),
      ...(body.values['delimiter'] && { delimiter: body.values['delimiter'] }),
    }),
    leadsTo: toImport,
  }),
  form({
    path: '/find/imports/:import/problems',
    page: importProblemsPage,
    command: mendValues,
    input: ({ params }, body) => ({ ...params, mends: mendsFrom(body), version: body.values['version'] }),
    said: 'The values were corrected in every row that has them.',
    leadsTo: toImport,
  }),
  form({ path: '/find/imports/:import/confirm', page: importPage, command: confirmImport, leadsTo: toImport }),
  form({
    path: '/find/imports/:import/compare',
    page: importPage,
    command: compareAgain,
    said: 'The file was compared again.',
    leadsTo: toImport,
  }),
  form({ path: '/find/imports/:import/again', page: importPage, command: readAgain, leadsTo: toImport }),
  form({
    path: '/find/imports/:import/undo',
    page: importPage,
    command: undoImport,
    said: 'The import was undone: what counted before counts again.',
    leadsTo: toImport,
  }),
  form({
    path: '/find/imports/:import/abandon',
    page: importPage,
    command: abandonImport,
    said: 'The file was given up and everything read of it deleted.',
    leadsTo: () => ({ to: '/find/imports' }),
  }),
]
