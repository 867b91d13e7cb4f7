import type { SqlEngine, SqlValue } from '../../engines/linkage/index.ts'
import type { Problem } from '../../kernel/index.ts'
import { joinDates, readDates } from './dates.ts'
import { evidenceLevel, EVIDENCE_LEVELS, signNumber, signsFrom, SIGN_COLUMNS } from './evidence.ts'
import { joinLookup, readDistinct } from './load.ts'
import { comparablePlace, forenameColumns, FORENAME_COLUMNS, NAME_COLUMNS, partedName, surnameColumns, SURNAME_COLUMNS } from './names.ts'
import { artsNumber, modalitySaid, readSigns, sortedDigits } from './signs.ts'

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
  'staff_group',
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
  'contract_type',
  'fte',
  'town',
  'snapshot_month',
] as const

const text = (name: string) => ({ name, type: 'text' as const })
const whole = (name: string) => ({ name, type: 'whole' as const })

/** Fills surname and forenames from a full name where a list has only that. */
async function partFullNames(sql: SqlEngine, table: string): Promise<void> {
  const [row] = await sql.rows(`select count(*)::double from ${table} where surname is null and full_name is not null`)
  if (Number(row?.[0]) === 0) return
  await readDistinct(sql, table, ['full_name'], 'parted', [text('parted_surname'), text('parted_forenames')], ([name]) =>
    partedName(name ?? null),
  )
  await sql.run(
    `update ${table} set surname = parted.parted_surname, forenames = coalesce(forenames, parted.parted_forenames) from parted where parted.full_name = ${table}.full_name and surname is null`,
  )
}

/** Comparable surname, forename and place columns for a raw table, as joins and select items. */
async function nameLookups(sql: SqlEngine, table: string, extra: { previous: boolean; known: boolean; place: string }) {
  await partFullNames(sql, table)
  const surnameKeys = extra.previous ? ['surname', 'previous_surname'] : ['surname']
  const forenameKeys = extra.known ? ['forenames', 'known_as'] : ['forenames']
  const [s, f, p] = [`${table}_surname`, `${table}_forename`, `${table}_place`]
  await readDistinct(
    sql,
    table,
    surnameKeys,
    s,
    SURNAME_COLUMNS.map((name) => text(`x_${name}`)),
    ([surname, previous]) => surnameColumns(surname ?? null, previous ?? null),
  )
  await readDistinct(
    sql,
    table,
    forenameKeys,
    f,
    FORENAME_COLUMNS.map((name) => text(`x_${name}`)),
    ([forenames, known]) => forenameColumns(forenames ?? null, known ?? null),
  )
  await readDistinct(sql, table, [extra.place], p, [text('x_town')], ([place]) => [comparablePlace(place ?? null)])
  return {
    joins: [joinLookup(s, surnameKeys), joinLookup(f, forenameKeys), joinLookup(p, [extra.place])],
    items: [...NAME_COLUMNS.map((name) => `x_${name} as ${name}`), 'x_town as town'],
  }
}

/** From `raw_staff` to `post`: one row a post, comparable, with its signs as small numbers and its own evidence level. */
export async function preparePosts(sql: SqlEngine): Promise<Problem[]> {
  const born = await readDates(sql, 'raw_staff', 'date_of_birth', 'date of birth')
  const names = await nameLookups(sql, 'raw_staff', { previous: true, known: true, place: 'town' })
  const signs = [
    { lookup: 'read_title', columns: ['position_title'], sign: 'sign_title' },
    { lookup: 'read_occupation', columns: ['occupation_code'], sign: 'sign_occupation' },
    { lookup: 'read_role', columns: ['job_role'], sign: 'sign_role' },
    { lookup: 'read_area', columns: ['area_of_work'], sign: 'sign_area' },
    { lookup: 'read_band', columns: ['band'], sign: 'sign_band' },
    { lookup: 'read_type', columns: ['registration_type', 'registration_body'], sign: 'sign_type' },
  ] as const
  for (const { lookup, columns, sign } of signs) {
    await readDistinct(sql, 'raw_staff', columns, lookup, [whole(sign), text(`${sign}_modality`)], (values) => [
      readSigns(sign, values),
      modalitySaid(sign, values[0] ?? null),
    ])
  }
  // Only what can be an arts therapist's number is read for a million posts; the numbers of other professions are read later, for the few that matter.
  await sql.run(
    `create or replace table stated as select distinct registration_number, coalesce(sign_type, 0) as sign_type from raw_staff t ${joinLookup('read_type', ['registration_type', 'registration_body'])} where registration_number is not null and (sign_type = 1 or regexp_matches(upper(registration_number), 'A[^A-Z0-9]*S[^A-Z0-9]*[0-9O]'))`,
  )
  const numbers: (string | number | null)[][] = []
  await sql.stream('select registration_number, sign_type from stated', ([number, type]) => {
    const canonical = artsNumber(String(number), type === 1)
    if (canonical !== null) numbers.push([String(number), Number(type), canonical, sortedDigits(canonical)])
  })
  await sql.load('read_number', [text('registration_number'), whole('sign_type'), text('number'), text('number_sorted')], numbers)
  await areasOfPlaces(sql)
  await sql.run('create or replace table latest as select file as of_file, max(snapshot_month) as month from raw_staff group by file')
  await sql.run(`create or replace table post as
    select t.rowid::integer as id, t.file,
      coalesce(t.organisation_code, t.organisation_name, 'file ' || t.file) as organisation,
      coalesce(t.organisation_code, t.organisation_name, 'file ' || t.file) || '|' || coalesce(t.employee_number, regexp_replace(t.assignment_number, '-[0-9]+$', '')) as employee,
      t.person_identifier, upper(replace(t.ni_number, ' ', '')) as ni, ${born.lookup}.day as born,
      read_number.number, read_number.number_sorted,
      ${names.items.join(', ')}, place_area.area, coalesce(sign_title_modality, sign_role_modality, sign_area_modality) as modality,
      ${signs.map(({ sign }) => `coalesce(${sign === 'sign_type' ? 'read_type.sign_type' : sign}, 0) as ${sign}`).join(', ')}
    from raw_staff t ${joinDates(born.lookup, 'date_of_birth')} ${names.joins.join(' ')} ${signs.map(({ lookup, columns }) => joinLookup(lookup, columns)).join(' ')}
      left join read_number on read_number.registration_number = t.registration_number and read_number.sign_type = coalesce(read_type.sign_type, 0)
    left join place_area on place_area.town = raw_staff_place.x_town
    join latest on latest.of_file = t.file where t.snapshot_month is not distinct from latest.month`)
  await judgeEvidence(sql)
  return [...born.problems, ...(await olderMonths(sql))]
}

/**
 * Which area each place of work belongs to: the integrated care board (or region, or employer) that most posts there state.
 * A register gives only a place, so this is how a neighbouring town is told from the other end of the country.
 */
async function areasOfPlaces(sql: SqlEngine): Promise<void> {
  const rows = await sql.rows(
    `select x_town, coalesce(icb, region, organisation_code, organisation_name, 'file ' || file) as area, count(*)::double as n from raw_staff t ${joinLookup('raw_staff_place', ['town'])} where x_town is not null group by x_town, area order by x_town, n desc, area`,
  )
  const areas = new Map<string, string>()
  for (const [town, area] of rows) if (!areas.has(String(town))) areas.set(String(town), String(area))
  await sql.load('place_area', [text('town'), text('area')], [...areas])
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

/** Gives every post its evidence level by its combination of signs, and whether it states an arts therapist's registration. */
async function judgeEvidence(sql: SqlEngine): Promise<void> {
  const rows: (string | number)[][] = []
  await sql.stream(`select distinct ${SIGN_COLUMNS.join(', ')} from post`, (row) => {
    const numbers = row.map(Number)
    const name = evidenceLevel(signsFrom(numbers))
    rows.push([...numbers, EVIDENCE_LEVELS.findIndex((level) => level.name === name)])
  })
  await sql.load('judged', [...SIGN_COLUMNS.map(whole), whole('level')], rows)
  const keys = SIGN_COLUMNS.map((column) => `judged.${column} = p.${column}`)
  const arts = signNumber.registrationType('arts')
  await sql.run(
    `create or replace table post_judged as select p.*, judged.level, case when p.number is not null or p.sign_type = ${arts} then 'yes' else 'no' end as states from post p join judged on ${keys.join(' and ')}`,
  )
  await sql.run('drop table post')
}

/** From a raw list to a table of its comparable names and places. */
export async function prepareNames(sql: SqlEngine, raw: string, table: string, place: string): Promise<void> {
  const names = await nameLookups(sql, raw, { previous: false, known: false, place })
  await sql.run(
    `create or replace table ${table} as select t.rowid::integer as id, ${names.items.join(', ')} from ${raw} t ${names.joins.join(' ')}`,
  )
}

/** From `raw_register` to `registrant`: comparable, with the profession and canonical number read once. */
export async function prepareRegistrants(
  sql: SqlEngine,
  read: (number: string | null, profession: string | null) => readonly SqlValue[],
  modality: (stated: string | null) => string | null,
): Promise<void> {
  await readDistinct(sql, 'raw_register', ['modality'], 'read_modality', [text('x_modality')], ([stated]) => [modality(stated ?? null)])
  await prepareNames(sql, 'raw_register', 'registrant_name', 'locality')
  await readDistinct(
    sql,
    'raw_register',
    ['number', 'profession'],
    'read_registrant',
    [text('canonical'), whole('arts'), text('digits')],
    ([number, profession]) => {
      const [canonical = null, arts = 0] = read(number ?? null, profession ?? null)
      return [canonical, arts, canonical === null ? null : sortedDigits(String(canonical))]
    },
  )
  // A number stands for one person: of several entries the registered one that lasts longest is kept, whatever the order of the rows.
  await sql.run(`create or replace table registrant as
    select n.*, place_area.area, read_modality.x_modality as modality, t.number as stated_number, read_registrant.canonical as number,
      coalesce(read_registrant.arts, 0) as arts, read_registrant.digits as number_sorted
    from registrant_name n join raw_register t on t.rowid = n.id
      ${joinLookup('read_registrant', ['number', 'profession'])} ${joinLookup('read_modality', ['modality'])}
      left join place_area on place_area.town = n.town
    qualify row_number() over (partition by coalesce(read_registrant.canonical, 'row ' || n.id) order by case when lower(t.status) like 'registered%' then 0 else 1 end, t.registered_to desc nulls last, t.surname, t.forenames, t.locality) = 1`)
  await sql.run('drop table registrant_name')
}
