import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { openTestDatabase } from '../../../test/databases.ts'
import { loadDemonstration } from '../../access/index.ts'
import type { Database } from '../../database/index.ts'
import { loadDemonstrationRecords } from './load-records.ts'

const NOW = new Date('2026-03-03T09:00:00Z')

describe('the records of the demonstration', () => {
  let database: Database
  beforeAll(async () => {
    database = await openTestDatabase('memory')
    await loadDemonstration(database, NOW)
    await loadDemonstrationRecords(database, NOW)
  })
  const count = async (what: ReturnType<typeof sql>): Promise<number> => {
    const { rows } = await sql<{ n: number }>`select count(*) as n from ${what}`.execute(database.owner)
    return rows[0]?.n ?? 0
  }

  it('are those of the last four months, of each employer, with a register', async () => {
    const { rows } = await sql<{ month: string; employers: number; posts: number }>`
      select as_at as month, count(*) as employers, sum(row_count)::int as posts from import where kind = 'staff' and state = 'committed' group by 1 order by 1`.execute(
      database.owner,
    )
    expect(rows.map(({ month, employers }) => [month, employers])).toEqual(
      ['2025-11-30', '2025-12-31', '2026-01-31', '2026-02-28'].map((month) => [month, 3]),
    )
    for (const { posts } of rows) expect(posts).toBeGreaterThan(1_500)
    expect(await count(sql`import where kind = 'register' and covers = 'whole'`)).toBe(3)
    expect(
      await count(sql`staff_post s join import i on i.id = s.import_id where i.as_at = '2026-02-28' and s.organisation_code = 'ZZ901'`),
    ).toBe(
      await count(
        sql`(select distinct s.post_key from staff_post s join import i on i.id = s.import_id where i.as_at = '2026-02-28' and s.organisation_code = 'ZZ901') k`,
      ),
    )
  })

  it('hold people who came and left, posts that were coded anew, and a Project Worker whose number is on the register', async () => {
    const [first, last] = [
      sql`(select s.* from staff_post s join import i on i.id = s.import_id where i.as_at = '2025-11-30')`,
      sql`(select s.* from staff_post s join import i on i.id = s.import_id where i.as_at = '2026-02-28')`,
    ]
    const missing = (from: typeof first, to: typeof first) =>
      count(sql`${from} a where not exists (select 1 from ${to} b where b.post_key = a.post_key)`)
    expect(await missing(first, last)).toBeGreaterThan(10)
    expect(await missing(last, first)).toBeGreaterThan(10)
    expect(
      await count(sql`${first} a join ${last} b on b.post_key = a.post_key where a.occupation_code <> b.occupation_code`),
    ).toBeGreaterThan(0)
    const workers = sql`${last} s join register_entry r on r.number = s.registration_number where s.position_title = 'Project Worker' and r.status like 'Registered%'`
    expect(await count(sql`(select distinct s.organisation_code from ${workers}) w`)).toBe(3)
  })

  it('wait to be looked through, and are loaded once', async () => {
    expect(await count(sql`identification_run r join job j on j.id = r.job_id where j.state = 'waiting' and r.as_at = '2026-02-28'`)).toBe(
      3,
    )
    expect(await loadDemonstrationRecords(database, NOW)).toBe(false)
    expect(await count(sql`import`)).toBe(15)
  })
})
