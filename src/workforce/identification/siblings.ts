import type { SqlEngine } from '../../engines/linkage/index.ts'
import { PERSON_KEYS } from './person.ts'

/** Adds to a table of post ids every post that shares a person key with one of them, until none is added (at most four rounds). */
export async function addSiblings(sql: SqlEngine, posts: string, ids: string): Promise<void> {
  const size = async () => Number((await sql.rows(`select count(*)::double from ${ids}`))[0]?.[0])
  for (let round = 0; round < 4; round++) {
    const before = await size()
    for (const columns of PERSON_KEYS) {
      const keys = columns.join(', ')
      const present = columns.map((column) => `p.${column} is not null`).join(' and ')
      await sql.run(
        `insert into ${ids} select p.id from ${posts} p join (select distinct ${keys} from ${posts} join ${ids} using (id)) k on ${columns.map((column) => `p.${column} = k.${column}`).join(' and ')} where ${present} and p.id not in (select id from ${ids})`,
      )
    }
    if ((await size()) === before) return
  }
}

/** Gives every post the strongest evidence found on any post of the same person: what speaks for one post speaks for its holder. */
export async function shareEvidence(
  sql: SqlEngine,
  posts: string,
  levels: readonly { readonly name: string; readonly leads: boolean }[],
): Promise<void> {
  const leading = levels.filter((level) => level.leads).length
  await sql.run(`create or replace table led as select id from ${posts} where level < ${leading}`)
  await sql.run('create or replace table leading_posts as select * from led')
  await addSiblings(sql, posts, 'leading_posts')
  const shared = PERSON_KEYS.map((columns) => {
    const keys = columns.map((column) => `a.${column} = b.${column}`).join(' and ')
    return `select b.id, min(a.level) as level from ${posts} a join led on led.id = a.id join ${posts} b on ${keys} join leading_posts s on s.id = b.id group by b.id`
  })
  const names = levels.map((level, i) => `when ${i} then '${level.name}'`).join(' ')
  await sql.run(
    `update ${posts} set evidence = case s.level ${names} end from (select id, min(level) as level from (${shared.join(' union all ')}) group by id) s where s.id = ${posts}.id and s.level < ${posts}.level`,
  )
}
