import type { SqlEngine, SqlValue } from '../../engines/linkage/index.ts'
import type { Problem } from '../../kernel/index.ts'
import { joinDates, readDates } from './dates.ts'
import { evidenceLevel, EVIDENCE_LEVELS, signNumber, signsFrom, SIGN_COLUMNS } from './evidence.ts'
import { joinLookup, readDistinct } from './load.ts'
import { nameLookups } from './name-lookups.ts'
import { NAME_COLUMNS, oneForename, oneSurname } from './names.ts'
import { artsNumber, modalitySaid, readSigns, sortedDigits } from './signs.ts'

const text = (name: string) => ({ name, type: 'text' as const })
const whole = (name: string) => ({ name, type: 'whole' as const })

/** The fields of a staff extract that identification reads. */
export const STAFF_FIELDS = [
  'organisation_code',
  'organisation_name',
  'region',
  'icb',
  'person_identifier',
  'employee_number',
  'assignment_number',
  'surname',
  'forenames',
  'full_name',
  'known_as',
  'previous_surname',
  'date_of_birth',
  'ni_number',
  'occupation_code',
  'job_role',
  'area_of_work',
  'position_title',
  'band',
  'registration_body',
  'registration_type',
  'registration_number',
  'registration_expiry',
  'registration_status',
  'assignment_status',
  'fte',
  'town',
  'snapshot_month',
] as const

/** Fields that SQL itself compares. */
export const STAFF_KEYS: readonly string[] = [
  'organisation_code',
  'organisation_name',
  'region',
  'icb',
  'person_identifier',
  'employee_number',
  'assignment_number',
  'ni_number',
  'snapshot_month',
]

/** A National Insurance number that can tell people apart: its shape, and not one of the numbers people type to fill the field. */
const nationalInsurance = (column: string): string => {
  const plain = `regexp_replace(upper(${column}), '[^A-Z0-9]', '', 'g')`
  return `case when regexp_matches(${plain}, '^[A-Z]{2}[0-9]{6}[A-D]?$') and not regexp_matches(${plain}, '^(ZZ|XX|AA|TN|NK)|0{6}|1{6}|9{6}|123456') then ${plain} end`
}

/** Which columns each sign is read from, through which lookup. */
const SIGNS = [
  { lookup: 'read_title', columns: ['position_title'], sign: 'sign_title' },
  { lookup: 'read_occupation', columns: ['occupation_code'], sign: 'sign_occupation' },
  { lookup: 'read_role', columns: ['job_role'], sign: 'sign_role' },
  { lookup: 'read_area', columns: ['area_of_work'], sign: 'sign_area' },
  { lookup: 'read_band', columns: ['band'], sign: 'sign_band' },
  { lookup: 'read_type', columns: ['registration_type', 'registration_body'], sign: 'sign_type' },
] as const

const signJoins = SIGNS.map(({ lookup, columns }) => joinLookup(lookup, columns)).join(' ')
const signItems = SIGNS.map(({ lookup, sign }) => `coalesce(${lookup}.${sign}, 0) as ${sign}`).join(', ')

/** The record says arts therapist by type, title, code or role: then bare digits are an arts therapist's number. */
const SAYS_ARTS = `(coalesce(read_type.sign_type, 0) = ${signNumber.registrationType('arts')} or coalesce(read_title.sign_title, 0) = ${signNumber.title('explicit')} or coalesce(read_occupation.sign_occupation, 0) = ${signNumber.occupation('arts')} or coalesce(read_role.sign_role, 0) = ${signNumber.role('arts')})`

/** From `raw_staff` to `post`: one row a post, comparable, with its signs as small numbers and the evidence they amount to. */
export async function preparePosts(sql: SqlEngine): Promise<Problem[]> {
  const born = await readDates(sql, 'raw_staff', 'date_of_birth', 'date of birth')
  const names = await nameLookups(sql, 'raw_staff', 'town')
  await readDistinct(sql, 'raw_staff', ['previous_surname'], 'read_previous', [text('previous')], ([name]) => [oneSurname(name ?? null)])
  await readDistinct(sql, 'raw_staff', ['known_as'], 'read_known', [text('known')], ([name]) => [oneForename(name ?? null)])
  const nameItems = NAME_COLUMNS.map((name) => {
    if (name === 'former') return 'coalesce(previous, x_former) as former'
    return name === 'formal_other' ? 'coalesce(nullif(known, x_formal), x_formal_other) as formal_other' : names.item(name)
  })
  await readAllSigns(sql)
  await areasOfPlaces(sql)
  await sql.run('create or replace table latest as select file as of_file, max(snapshot_month) as month from raw_staff group by file')
  const arts = signNumber.registrationType('arts')
  const judged = SIGN_COLUMNS.map((column, i) => `judged.${column} = coalesce(${SIGNS[i]?.lookup}.${column}, 0)`).join(' and ')
  await sql.run(`create or replace table post as
    select t.rowid::integer as id, t.file,
      coalesce(t.organisation_code, t.organisation_name, 'file ' || t.file) as organisation,
      coalesce(t.organisation_code, t.organisation_name, 'file ' || t.file) || '|' || coalesce(t.employee_number, regexp_replace(t.assignment_number, '^([0-9]{5,})-[0-9]{1,2}$', '\\1')) as employee,
      t.person_identifier, ${nationalInsurance('t.ni_number')} as ni, case when ${born.lookup}.day > '1920-12-31' then ${born.lookup}.day end as born,
      read_number.number, read_number.number_sorted,
      ${nameItems.join(', ')}, x_town as town, place_area.area, place_area.wider_area, coalesce(sign_title_modality, sign_role_modality, sign_area_modality) as modality,
      ${signItems}, judged.level, judged.evidence,
      case when read_number.number is not null or read_type.sign_type = ${arts} then 'yes' else 'no' end as states
    from raw_staff t ${joinDates(born.lookup, 'date_of_birth')} ${names.joins.join(' ')}
      ${joinLookup('read_previous', ['previous_surname'])} ${joinLookup('read_known', ['known_as'])} ${signJoins}
      left join read_number on read_number.registration_number = t.registration_number and read_number.says_arts = (${SAYS_ARTS})::integer
      left join place_area on place_area.town = raw_staff_place.x_town
      join judged on ${judged}
      join latest on latest.of_file = t.file where t.snapshot_month is not distinct from latest.month`)
  return [...born.problems, ...(await olderMonths(sql))]
}

/** Reads every sign column, the numbers of arts therapists, and judges each combination of signs once. */
async function readAllSigns(sql: SqlEngine): Promise<void> {
  for (const { lookup, columns, sign } of SIGNS) {
    await readDistinct(sql, 'raw_staff', columns, lookup, [whole(sign), text(`${sign}_modality`)], (values) => [
      readSigns(sign, values),
      modalitySaid(sign, values[0] ?? null),
    ])
  }
  // Only what can be an arts therapist's number is read for a million posts; the numbers of other professions are read later, for the few that matter.
  const stated: SqlValue[][] = []
  await sql.stream(
    `select distinct registration_number, ${SAYS_ARTS} from raw_staff t ${signJoins} where registration_number is not null and (${SAYS_ARTS} or regexp_matches(upper(registration_number), 'A[^A-Z0-9]*S[^A-Z0-9]*[0-9O]'))`,
    ([number, saysArts]) => {
      const canonical = artsNumber(String(number), saysArts === true)
      if (canonical !== null) stated.push([String(number), Number(saysArts), canonical, sortedDigits(canonical)])
    },
  )
  await sql.load('read_number', [text('registration_number'), whole('says_arts'), text('number'), text('number_sorted')], stated)
  const combinations: SqlValue[][] = []
  await sql.stream(`select distinct ${signItems} from raw_staff t ${signJoins}`, (row) => {
    const numbers = row.map(Number)
    const evidence = evidenceLevel(signsFrom(numbers))
    combinations.push([...numbers, EVIDENCE_LEVELS.findIndex((level) => level.name === evidence), evidence])
  })
  await sql.load('judged', [...SIGN_COLUMNS.map(whole), whole('level'), text('evidence')], combinations)
}

/**
 * Which employer, and which integrated care board or region, most posts of each place belong to. A register gives only a
 * place, so this is how a neighbouring town is told from the other end of the country.
 */
async function areasOfPlaces(sql: SqlEngine): Promise<void> {
  const commonest = async (area: string): Promise<Map<string, string>> => {
    const rows = await sql.rows(
      `select x_town, ${area} as area, count(*)::double as n from raw_staff t ${joinLookup('raw_staff_place', ['town'])} where x_town is not null group by x_town, area order by x_town, n desc, area`,
    )
    const areas = new Map<string, string>()
    for (const [town, name] of rows) if (!areas.has(String(town))) areas.set(String(town), String(name))
    return areas
  }
  const near = await commonest(`coalesce(organisation_code, organisation_name, 'file ' || file)`)
  const wide = await commonest(`coalesce(icb, region, organisation_code, organisation_name, 'file ' || file)`)
  const rows = [...near].map(([town, area]) => [town, area, wide.get(town) ?? area])
  await sql.load('place_area', [text('town'), text('area'), text('wider_area')], rows)
}

/** An extract of several months is one picture of each: only the latest counts, and that is said. */
async function olderMonths(sql: SqlEngine): Promise<Problem[]> {
  const [row] = await sql.rows(
    'select count(*)::double, max(month) from raw_staff join latest on of_file = file where snapshot_month is distinct from month',
  )
  const [rows, latest] = row ?? []
  if (!rows) return []
  const [unordered] = await sql.rows(
    `select min(snapshot_month) from raw_staff where not regexp_matches(snapshot_month, '^[12][0-9]{3}[-/ ]?[01][0-9]')`,
  )
  if (unordered?.[0]) {
    return [
      {
        code: 'workforce.which-month',
        kind: 'question',
        message: `The extract holds several months, written so ("${String(unordered[0]).slice(0, 20)}") that their order is not sure.`,
        todo: 'Give a file with one month, or write the months as 2026-10.',
        where: { column: 'month' },
      },
    ]
  }
  return [
    {
      code: 'workforce.older-months',
      kind: 'warning',
      message: `The extract holds several months; ${String(rows)} rows of other months than ${String(latest)} were left out.`,
      todo: 'Give one month at a time to compare them.',
    },
  ]
}
