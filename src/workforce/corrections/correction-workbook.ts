import type { OutCell, WorkbookParts } from '../../files/index.ts'
import { dayInWords, dayOf, type PlainDate } from '../../kernel/index.ts'
import type { CorrectionState, ListedCorrection } from './list-corrections.ts'
import { SERVICE_REQUEST } from './post-corrections.ts'

const COLUMNS = [
  {
    column: 'assignment_number',
    meaning: 'The assignment (post) as the staff extract numbers it; where it does not, the employee number.',
    type: 'text',
    source: 'Staff extract',
  },
  {
    column: 'position_title',
    meaning: 'Title of the position. Empty where the extract has none.',
    type: 'text',
    source: 'Staff extract',
    width: 34,
  },
  {
    column: 'field',
    meaning: 'The field of ESR to correct.',
    type: 'text',
    codes: 'Occupation code, Job role, Area of work, Professional registration number, Professional registration type',
    source: 'Worked out',
    width: 32,
  },
  { column: 'current', meaning: 'What the record says. Empty where the field is empty.', type: 'text', source: 'Staff extract', width: 30 },
  { column: 'suggested', meaning: 'What it should say.', type: 'text', source: 'HCPC register and review; code lists', width: 30 },
  { column: 'reason', meaning: 'Why, and what to ask first.', type: 'text', source: 'Worked out', width: 70 },
  {
    column: 'how',
    meaning: 'Where in ESR it is corrected.',
    type: 'text',
    codes: 'Correct on the position, Correct on the registration, Service Request to the ESR Service Desk',
    source: 'ESR guide to Staff Group, Job Role and Area of Work',
    width: 42,
  },
  {
    column: 'employer',
    meaning: 'Employer of the post, with its code where one is stated.',
    type: 'text',
    source: 'Staff extract',
    width: 34,
  },
  {
    column: 'state',
    meaning: 'How far the correction is.',
    type: 'text',
    codes: 'open, sent (to the ESR team), done (an extract shows it), dropped',
    source: 'Triptych',
  },
  { column: 'sent_on', meaning: 'The day it was marked as sent. Empty where it was not.', type: 'date', source: 'Triptych', width: 14 },
  { column: 'done_by_extract', meaning: 'Day of the staff extract that shows it done.', type: 'date', source: 'Staff extract', width: 18 },
] as const satisfies WorkbookParts['codebook']

const REQUESTS = [
  {
    column: 'request',
    meaning: 'Number of the Service Request: all its assignments change from the same job role to the same job role with one employer.',
    type: 'number',
    source: 'Worked out',
  },
  { column: 'employer', meaning: 'Employer of the posts.', type: 'text', source: 'Staff extract', width: 34 },
  {
    column: 'current_job_role',
    meaning: 'Job role on the positions now. Empty where there is none.',
    type: 'text',
    source: 'Staff extract',
    width: 34,
  },
  {
    column: 'new_job_role',
    meaning: 'Job role asked for. Consultant, Manager or Specialist Practitioner of the same modality where the post is one.',
    type: 'text',
    source: 'Worked out',
    width: 30,
  },
  { column: 'assignments', meaning: 'How many assignments the request holds.', type: 'number', source: 'Worked out' },
  { column: 'assignment_number', meaning: 'One of them.', type: 'text', source: 'Staff extract' },
  { column: 'position_title', meaning: 'Title of its position.', type: 'text', source: 'Staff extract', width: 34 },
] as const satisfies WorkbookParts['codebook']

export interface TakenAway {
  readonly organisationName: string
  readonly isFictional: boolean
  readonly state: CorrectionState | 'all'
  readonly asAt: PlainDate | null
  readonly rows: readonly ListedCorrection[]
}

/** The workbook for the ESR team: the list, and its job roles grouped as the ESR Service Desk needs them for a mass update. */
export function correctionWorkbook({ organisationName, isFictional, state, asAt, rows }: TakenAway): WorkbookParts {
  const requests = requestRows(rows)
  return {
    cover: {
      title: 'Corrections to the staff record',
      lines: [
        ...(isFictional ? [['Fictional data', 'Everybody and everything in this workbook is invented.'] as const] : []),
        ['What this is', 'One row per field of a post to put right in ESR, with the reason.'],
        ['Who may see it', `The ESR team of ${organisationName}: it holds assignment and registration numbers.`],
        ['Which corrections', state === 'all' ? 'All, also done and dropped ones' : `Those that are ${state}`],
        ['Found in the extract of', asAt === null ? 'No extract' : { date: asAt }],
        ['Corrections', rows.length],
        ['Job roles for Service Requests', requests.length],
      ],
    },
    notes: [
      'A job role cannot be changed by a user once it is saved on a position: the ESR Service Desk does it by a Service Request (mass update). The sheet Service Requests groups these.',
      'Occupation code, job role and area of work are independent in ESR: correcting one does not correct another.',
      'Ask the manager before a position is recoded, and the person before a registration is entered.',
      'A corrected code moves a person between lines of the workforce statistics. It is no growth: they were there before.',
      'Triptych ticks a correction off when a later extract shows it.',
      ...(asAt === null
        ? []
        : [`Values are as the staff extract of ${dayInWords(asAt)} states them, or the extract in which they were last seen.`]),
    ],
    codebook: COLUMNS,
    data: { columns: COLUMNS.map(({ column }) => column), rows: rows.map(rowOf) },
    further: [
      {
        name: 'Service Requests',
        holds: `${requests.length} job roles to change, grouped for the ESR Service Desk`,
        codebook: REQUESTS,
        columns: REQUESTS.map(({ column }) => column),
        rows: requests,
      },
    ],
  }
}

const dateCell = (day: PlainDate | null): OutCell => (day === null ? null : { date: day })

const rowOf = (each: ListedCorrection): OutCell[] => [
  each.assignmentNumber,
  each.positionTitle,
  each.field,
  each.current,
  each.suggested,
  each.reason,
  each.how,
  each.employer,
  each.state,
  dateCell(each.sentAt && dayOf(each.sentAt)),
  dateCell(each.doneBy),
]

/** The job roles to change, in the order of their requests. */
function requestRows(rows: readonly ListedCorrection[]): OutCell[][] {
  const requests = new Map<string, ListedCorrection[]>()
  for (const row of rows) {
    if (row.how !== SERVICE_REQUEST || row.state === 'done' || row.state === 'dropped') continue
    const key = JSON.stringify([row.employer, row.current ?? '', row.suggested])
    requests.set(key, [...(requests.get(key) ?? []), row])
  }
  return [...requests]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, own], at) =>
      own.map((row) => [at + 1, row.employer, row.current, row.suggested, own.length, row.assignmentNumber, row.positionTitle]),
    )
}
