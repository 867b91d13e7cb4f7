import { file } from '../../../http/index.ts'
import { sheetFile } from '../../../files/index.ts'
import { importErrors, listImportChanges } from '../../../workforce/index.ts'
import { LinkLine } from '../../../ui/index.ts'
import { listPage } from '../../list-page.tsx'
import { findCrumb } from '../crumbs.ts'

const NONE = 'Empty'

export const importChangesPage = listPage({
  path: '/find/imports/:import/changes',
  query: listImportChanges,
  panel: 'Find',
  caption: 'Imports',
  heading: 'What this file changes, row by row',
  breadcrumbs: [findCrumb.find, findCrumb.imports],
  wide: true,
  above: ({ params }) => <LinkLine text="Back to the import" href={`/find/imports/${params['import']}`} />,
  order: { sorts: ['key'], sort: 'key' },
  filters: [
    {
      kind: 'select',
      name: 'effect',
      label: 'Effect',
      any: 'Changed',
      options: [
        { value: 'added', text: 'New' },
        { value: 'gone', text: 'No longer there' },
      ],
    },
  ],
  table: {
    id: 'changes',
    caption: 'Rows',
    columns: [
      { key: 'key', heading: 'What' },
      { key: 'row', heading: 'Row', numeric: true },
      { key: 'fields', heading: 'Before and after' },
    ],
    row: ({ effect, key, row, fields }) => ({
      key: key.replaceAll('|', ', '),
      row: row === null ? 'None' : String(row),
      fields:
        effect === 'changed' ? (
          <>
            {fields.map(({ label, before, after }) => (
              <p>
                {label}: {before ?? NONE} → {after ?? NONE}
              </p>
            ))}
          </>
        ) : (
          fields
            .slice(0, 6)
            .map(({ label, before, after }) => `${label}: ${after ?? before ?? NONE}`)
            .join('; ')
        ),
    }),
    noun: ['row', 'rows'],
  },
})

export const importErrorsFile = file({
  path: '/find/imports/:import/errors',
  query: importErrors,
  file: async ({ columns, rows }) => ({
    name: 'rows-to-correct.xlsx',
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    body: await sheetFile([columns, ...rows], {
      name: 'Rows to correct',
      table: 'Rows',
      widths: columns.map((column) => Math.max(14, column.length + 4)),
      textColumns: columns.flatMap((_, at) => (at > 0 ? [at] : [])),
    }),
  }),
})
