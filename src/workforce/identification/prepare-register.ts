import type { SqlEngine, SqlValue } from '../../engines/linkage/index.ts'
import { joinLookup, readDistinct } from './load.ts'
import { prepareNames } from './name-lookups.ts'
import { sortedDigits } from './signs.ts'

const text = (name: string) => ({ name, type: 'text' as const })
const whole = (name: string) => ({ name, type: 'whole' as const })

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
