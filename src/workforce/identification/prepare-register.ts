import type { SqlEngine } from '../../engines/linkage/index.ts'
import type { Problem } from '../../kernel/index.ts'
import { joinDates, readDates } from './dates.ts'
import { joinLookup, loadTables, readDistinct, type ReadableTable } from './load.ts'
import { prepareNames } from './name-lookups.ts'
import { modalityNamed, REGISTER_FIELDS, registrantReading, standingOf } from './register.ts'
import { sortedDigits } from './signs.ts'

const text = (name: string) => ({ name, type: 'text' as const })
const whole = (name: string) => ({ name, type: 'whole' as const })

export interface PreparedRegister {
  readonly arts: number
  readonly others: number
  readonly problems: readonly Problem[]
}

/** From register files to `registrant`: comparable, each number once, with the profession and canonical number read. */
export async function prepareRegister(sql: SqlEngine, files: readonly ReadableTable[]): Promise<PreparedRegister> {
  if (files.length === 0) return { arts: 0, others: 0, problems: [] }
  await loadTables(sql, 'raw_register', REGISTER_FIELDS, files)
  const until = await readDates(sql, 'raw_register', 'registered_to', 'to')
  await prepareNames(sql, 'raw_register', 'registrant_name', 'locality')
  await readDistinct(sql, 'raw_register', ['modality'], 'read_modality', [text('x_modality')], ([stated]) => [
    modalityNamed(stated ?? null),
  ])
  const standings = ['registered', 'restricted', 'not-registered']
  await readDistinct(sql, 'raw_register', ['status'], 'read_standing', [whole('standing')], ([status]) => [
    standings.indexOf(standingOf(status ?? null)),
  ])
  await readDistinct(
    sql,
    'raw_register',
    ['number', 'profession'],
    'read_registrant',
    [text('canonical'), whole('arts'), text('digits')],
    ([number, profession]) => {
      const [canonical = null, arts = 0] = registrantReading(number ?? null, profession ?? null)
      return [canonical, arts, canonical === null ? null : sortedDigits(String(canonical))]
    },
  )
  // A number stands for one person of one profession: of several entries the registered one that lasts longest is kept, whatever the order of the rows.
  await sql.run(`create or replace table registrant as
    select n.*, place_area.area, place_area.wider_area, read_modality.x_modality as modality, read_registrant.canonical as number,
      coalesce(read_registrant.arts, 0) as arts, read_registrant.digits as number_sorted
    from registrant_name n join raw_register t on t.rowid = n.id
      ${joinLookup('read_registrant', ['number', 'profession'])} ${joinLookup('read_modality', ['modality'])} ${joinLookup('read_standing', ['status'])}
      ${joinDates(until.lookup, 'registered_to')}
      left join place_area on place_area.town = n.town
    where read_registrant.canonical is not null
    qualify row_number() over (
      partition by read_registrant.canonical, case when regexp_matches(read_registrant.canonical, '^[A-Z]') then null else lower(t.profession) end
      order by coalesce(standing, 0), ${until.lookup}.day desc nulls last, t.surname, t.forenames, t.full_name, t.locality, t.profession, t.modality, t.status, t.registered_to, t.registered_from) = 1`)
  await sql.run('drop table registrant_name')
  const [row] = await sql.rows(
    'select coalesce(sum(arts), 0)::double, count(*)::double, (select count(*)::double from raw_register), (select count(*)::double from raw_register where number is null) from registrant',
  )
  const [arts = 0, kept = 0, stated = 0, unnumbered = 0] = (row ?? []).map(Number)
  return { arts, others: kept - arts, problems: [...until.problems, ...leftOut(stated - kept - unnumbered, unnumbered)] }
}

function leftOut(repeated: number, unnumbered: number): Problem[] {
  const warn = (code: string, message: string, todo: string): Problem => ({ code, kind: 'warning', message, todo })
  return [
    ...(repeated > 0
      ? [
          warn(
            'workforce.registration-number-twice',
            `Rows of the register that repeat a registration number: ${repeated}.`,
            'For each number the entry that is registered, and lasts longest, was kept.',
          ),
        ]
      : []),
    ...(unnumbered > 0
      ? [
          warn(
            'workforce.register-row-without-number',
            `Rows of the register without a registration number: ${unnumbered}.`,
            'They were left out: an entry cannot be named without its number.',
          ),
        ]
      : []),
  ]
}
