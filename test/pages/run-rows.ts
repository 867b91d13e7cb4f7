import { sql, type Kysely } from 'kysely'
import type { Tables } from '../../src/database/index.ts'
import { idOf, NOW, thingsOf } from '../world.ts'

/** A run under way in trust one. */
export const RUN_UNDER_WAY = idOf('run under way')

/** It works with the job that is running. */
export async function addRunUnderWay(owner: Kysely<Tables>, job: string): Promise<void> {
  const { organisation, import: staff, person } = thingsOf('trust one')
  const run = { id: RUN_UNDER_WAY, organisation_id: organisation, job_id: job, staff_import_id: staff, as_at: '2025-12-31' }
  await owner
    .insertInto('identification_run')
    .values({ ...run, state: 'running', requested_by: person, created_at: NOW })
    .execute()
}

/** Failed runs without number in trust one, and one of the month before that found nobody, so that everybody is newly found. */
export async function fillRuns(owner: Kysely<Tables>, many: number): Promise<void> {
  const { run, job } = thingsOf('trust one')
  const copied = sql.raw('organisation_id, job_id, staff_import_id, requested_by')
  await sql`insert into identification_run (id, organisation_id, job_id, staff_import_id, requested_by, as_at, state, created_at)
    select gen_random_uuid(), ${copied}, as_at, 'failed', created_at from identification_run, generate_series(1, ${many}::int) n
    where id = ${run} and job_id = ${job}`.execute(owner)
  await sql`insert into identification_run (id, organisation_id, job_id, staff_import_id, requested_by, as_at, state, created_at, done_at)
    select gen_random_uuid(), ${copied}, '2025-11-30', 'done', created_at, created_at from identification_run where id = ${run}`.execute(
    owner,
  )
}
