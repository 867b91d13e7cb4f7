import { sql, type Kysely } from 'kysely'
import type { Tables } from '../../src/database/index.ts'
import { thingsOf } from '../world.ts'

/** As many cases to decide and as many therapists in trust one, each like the one there is; the longest texts in trust two. */
export async function fillReview(owner: Kysely<Tables>, many: number, longText: string): Promise<void> {
  const [one, two] = [thingsOf('trust one'), thingsOf('trust two')]
  const series = sql`generate_series(1, ${many * 2}::int) n`
  const id = (what: string) => sql`md5(${`${what} `} || n)::uuid`
  const labels = [
    {
      person: one.person,
      decision: one.case,
      answer: 'is one',
      modality: 'art',
      found: 'review',
      reasonCode: 'WEAK_MATCH',
      postKeys: ['1'],
    },
  ].map((label) => ({ ...label, number: 'AS012345', milliBits: 5000 }))
  const labelSet = (organisation: string, name: ReturnType<typeof sql>, from: ReturnType<typeof sql>) =>
    sql`insert into label_set (id, organisation_id, name, labels, label_count, made_by, made_at)
      select gen_random_uuid(), ${organisation}::uuid, ${name}, ${JSON.stringify(labels)}, 1, ${one.person}::uuid, now() from ${from}`
  const statements = [
    sql`insert into staff_post (organisation_id, import_id, row_number, post_key, digest, surname, forenames, position_title)
      select organisation_id, import_id, 100 + n, 'many ' || n, digest, 'Surname ' || n, forenames, position_title from staff_post, ${series}
      where import_id = ${one.import} and row_number = 2`,
    sql`insert into staff_person (id, organisation_id, first_run_id, created_at)
      select ${id('person')}, organisation_id, first_run_id, created_at from staff_person, ${series} where id = ${one.person}`,
    sql`insert into finding (id, organisation_id, run_id, person_id, reference, outcome, reason_code, modality, registration_number, registered_to,
        milli_bits, described, linked, priority, account)
      select ${id('finding')}, organisation_id, run_id, ${id('person')}, 'M' || n, case when n % 2 = 0 then 'review' else 'accepted' end, reason_code,
        modality, 'AS' || 100000 + n, '2026-05-31', milli_bits, described, linked, 1 + n, account from finding, ${series} where id = ${one.case}`,
    sql`insert into finding_post (finding_id, organisation_id, run_id, import_id, row_number, post_key, outcome, reason_code, counts, line, wte, employer,
        band, title_group, occupation, area, hidden)
      select ${id('finding')}, organisation_id, run_id, import_id, 100 + n, 'many ' || n, case when n % 2 = 0 then 'review' else 'accepted' end,
        reason_code, counts, line, wte, employer, band, title_group, occupation, area, hidden from finding_post, ${series} where finding_id = ${one.case}`,
    labelSet(one.organisation, sql`'Set ' || n`, sql`generate_series(1, 30) n`),
    labelSet(two.organisation, sql`${longText.slice(0, 120)}::text`, sql`generate_series(1, 1) n`),
    sql`update staff_post set surname = ${longText}, position_title = ${longText}, team = ${longText} where import_id = ${two.import}`,
    sql`update finding_post set employer_name = ${longText} where run_id = ${two.run}`,
    sql`update finding set account = replace(replace(account, 'Registrant of trust two', ${longText}), 'nothing either way', ${longText})
      where id = ${two.case}`,
    sql`insert into second_look (id, organisation_id, person_id, first_decision_id, drawn_at)
      select gen_random_uuid(), organisation_id, person_id, id, decided_at from decision where organisation_id = ${two.organisation}`,
    sql`update decision set reason = ${`${longText}${longText}`} where organisation_id = ${two.organisation}`,
  ]
  for (const statement of statements) await statement.execute(owner)
}
