import { sql, type Kysely } from 'kysely'
import type { Tables } from '../../src/database/index.ts'
import { NOW, thingsOf } from '../world.ts'

/** As many corrections in trust one, in every state, each like the one there is; the longest texts in trust two. */
export async function fillCorrections(owner: Kysely<Tables>, many: number, longText: string): Promise<void> {
  const [one, two] = [thingsOf('trust one'), thingsOf('trust two')]
  const statements = [
    sql`insert into correction (id, organisation_id, person_id, run_id, post_key, assignment_number, position_title, field, current_value,
        suggested_value, reason, how, state, sent_at, ended_at, done_import_id, note)
      select md5('correction ' || n)::uuid, organisation_id, person_id, run_id, 'many ' || n, 'M' || n, position_title, field, current_value,
        suggested_value, reason, how, (array['open', 'open', 'sent', 'done', 'dropped'])[1 + n % 5], ${NOW}, ${NOW},
        case when n % 5 = 3 then ${one.import}::uuid end, case when n % 5 = 4 then 'The post is one of management.' end
      from correction, generate_series(1, ${many * 2}::int) n where id = ${one.correction}`,
    sql`update correction set position_title = ${longText}, assignment_number = ${longText.slice(0, 32)}, current_value = ${longText},
        suggested_value = ${longText}, reason = ${longText}, state = 'sent', sent_at = ${NOW} where id = ${two.correction}`,
  ]
  for (const statement of statements) await statement.execute(owner)
}

/** Thirty scenarios in trust one; in trust two four with the longest names. */
export async function fillScenarios(owner: Kysely<Tables>, longText: string): Promise<void> {
  const [one, two] = [thingsOf('trust one'), thingsOf('trust two')]
  const copy = (name: ReturnType<typeof sql>, id: ReturnType<typeof sql>, count: number, of: string) => sql`
    insert into scenario (id, organisation_id, name, input, made_by, made_at)
    select ${id}, organisation_id, ${name}, input, made_by, made_at + make_interval(mins => n) from scenario, generate_series(1, ${count}::int) n
    where id = ${of}`
  const last = Number.parseInt(two.scenario.slice(-1), 16)
  const statements = [
    copy(sql`'Scenario ' || n`, sql`md5('scenario ' || n)::uuid`, 30, one.scenario),
    sql`update scenario set name = ${longText.slice(0, 120)} where id = ${two.scenario}`,
    copy(sql`name`, sql`(left(id::text, -1) || to_hex((${last}::int + n) % 16))::uuid`, 3, two.scenario),
  ]
  for (const statement of statements) await statement.execute(owner)
}
