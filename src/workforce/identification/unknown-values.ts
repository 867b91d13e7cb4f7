import type { SqlEngine } from '../../engines/linkage/index.ts'
import { isMissing } from '../../engines/tables/index.ts'
import type { Problem } from '../../kernel/index.ts'
import { areaOfWork, assignmentStatus, band, jobRole, occupationCode, registrationType } from '../reference/index.ts'

interface Checked {
  readonly column: string
  readonly label: string
  readonly list: string
  readonly known: (value: string) => boolean
}

const CHECKED: readonly Checked[] = [
  {
    column: 'occupation_code',
    label: 'occupation code',
    list: 'the NHS Occupation Code Manual v22.1 as held here',
    known: (value) => occupationCode(value)?.known ?? false,
  },
  { column: 'job_role', label: 'job role', list: 'the job roles held here', known: (value) => jobRole(value) !== null },
  { column: 'area_of_work', label: 'area of work', list: 'the areas of work held here', known: (value) => areaOfWork(value) !== null },
  { column: 'band', label: 'band', list: 'the bands and payscales held here', known: (value) => band(value) !== null },
  {
    column: 'registration_type',
    label: 'registration type',
    list: 'the registration types held here',
    known: (value) => registrationType(value) !== null,
  },
  {
    column: 'assignment_status',
    label: 'assignment status',
    list: 'the assignment statuses held here',
    known: (value) => assignmentStatus(value) !== null,
  },
]

const SHOWN = 5

/** Values that no list holds: lists age, so they are a warning and never a rejection. The commonest are named as the value, which a terminal shows and the report, made to be shared, does not. */
export async function unknownValues(sql: SqlEngine): Promise<Problem[]> {
  const problems: Problem[] = []
  for (const { column, label, list, known } of CHECKED) {
    const rows = await sql.rows(
      `select ${column}, count(*)::double as n from raw_staff where ${column} is not null group by ${column} order by n desc, ${column}`,
    )
    const unknown = rows
      .map(([value, n]) => ({ value: String(value), n: Number(n) }))
      .filter(({ value }) => !isMissing(value) && !known(value))
    if (unknown.length === 0) continue
    const named = unknown.slice(0, SHOWN).map(({ value, n }) => `${value.slice(0, 60)} (rows: ${n})`)
    const more = unknown.length > SHOWN ? ` and ${unknown.length - SHOWN} more` : ''
    problems.push({
      code: `workforce.unknown-${column.replaceAll('_', '-')}`,
      kind: 'warning',
      message: `${unknown.length} ${unknown.length === 1 ? `${label} is` : `${label} values are`} not in ${list}.`,
      todo: 'They were read as saying nothing. Check them if they look wrong; a value newer than the list is fine.',
      where: { column: label, value: `${named.join(', ')}${more}` },
    })
  }
  return problems
}
