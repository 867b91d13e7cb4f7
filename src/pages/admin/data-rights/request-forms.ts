import { file, form, type Asked } from '../../../http/index.ts'
import { dayInWords } from '../../../kernel/index.ts'
import { workbookFile } from '../../../files/index.ts'
import {
  approveErasure,
  completeAccess,
  confirmRecords,
  declineErasure,
  pauseRequest,
  proposeErasure,
  refuseRequest,
  resumeRequest,
  takeCopy,
  type RightsCopy,
} from '../../../rights/index.ts'
import { DATA_RIGHTS } from './in-words.ts'
import { requestPage, requestPath } from './request-page.tsx'

const back = (_: unknown, { params }: Pick<Asked, 'params'>) => ({ to: `${DATA_RIGHTS}/${params['request']}` })
const page = requestPage

/** What can be done with a request. */
export const requestForms = [
  form({
    path: `${requestPath}/records`,
    page,
    command: confirmRecords,
    input: ({ params }, { lists }) => ({ ...params, records: lists['records'] ?? [] }),
    said: 'What is theirs was confirmed.',
    leadsTo: back,
  }),
  form({ path: `${requestPath}/pause`, page, command: pauseRequest, said: 'The clock stands.', leadsTo: back }),
  form({ path: `${requestPath}/resume`, page, command: resumeRequest, said: 'The clock runs on.', leadsTo: back }),
  form({ path: `${requestPath}/refuse`, page, command: refuseRequest, said: 'The request was refused.', leadsTo: back }),
  form({ path: `${requestPath}/complete`, page, command: completeAccess, said: 'The request is done.', leadsTo: back }),
  form({ path: `${requestPath}/propose`, page, command: proposeErasure, said: 'The erasure waits for approval.', leadsTo: back }),
  form({ path: `${requestPath}/approve`, page, command: approveErasure, said: 'The person was erased.', leadsTo: back }),
  form({ path: `${requestPath}/decline`, page, command: declineErasure, said: 'The request was given back.', leadsTo: back }),
]

const COLUMNS = [
  ['Table', 'Where it is held'],
  ['Record', 'Counts the records of the table'],
  ['What', 'The column'],
  ['Value', 'What it says'],
  ['Why', 'Why it is held'],
  ['Kept', 'Until when'],
] as const

function workbookOf({ organisationName, name, made, tables }: RightsCopy) {
  const rows = tables.flatMap(({ table, columns, rows }) =>
    rows.flatMap((row, index) =>
      columns.flatMap(({ column, purpose, kept }) =>
        row[column] === undefined ? [] : [[table, index + 1, column, row[column] ?? 'Nothing', purpose, kept]],
      ),
    ),
  )
  return workbookFile({
    cover: {
      title: 'A copy of your personal data',
      lines: [
        ['Whose', name],
        ['Who holds it', organisationName],
        ['Made on', dayInWords(made)],
        ['Records', tables.reduce((sum, each) => sum + each.rows.length, 0)],
      ],
    },
    notes: [
      'Every column that can say something of a person was searched. Tables without a record of you are left out here; the JSON copy names them too.',
      'Secrets, such as the code of a link, are named and not shown. Other people are left out: where somebody else did something, only that.',
      'You can have what is wrong corrected, object, or ask for erasure. You can complain to the Information Commissioner’s Office.',
    ],
    codebook: COLUMNS.map(([column, meaning]) => ({
      column,
      meaning,
      type: column === 'Record' ? ('number' as const) : ('text' as const),
    })),
    data: { columns: COLUMNS.map(([column]) => column), rows },
  })
}

/** The copy, to be read and to be read by programs. */
export const copyFiles = [
  file({
    path: `${requestPath}/workbook`,
    query: takeCopy,
    file: async (copy) => ({
      name: 'personal-data.xlsx',
      type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      body: await workbookOf(copy),
    }),
  }),
  file({
    path: `${requestPath}/json`,
    query: takeCopy,
    file: ({ organisationName, name, made, tables }) => ({
      name: 'personal-data.json',
      type: 'application/json; charset=utf-8',
      body: JSON.stringify({ whose: name, holder: organisationName, made, tables }, null, 2),
    }),
  }),
]
