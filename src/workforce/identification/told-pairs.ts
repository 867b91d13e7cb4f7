import { any, leftIs, type LinkageModel, type SqlEngine } from '../../engines/linkage/index.ts'

/** A post and a registrant who are the same person, as people decided. */
export interface ToldPair {
  /** Row of the import. */
  readonly row: number
  /** Canonical. */
  readonly number: string
}

/** Notes the pairs on the posts: training learns from them as from a confirmed number, and from nothing else in them is judged. */
export async function noteToldPairs(sql: SqlEngine, posts: string, pairs: readonly ToldPair[]): Promise<void> {
  await sql.load(
    'told_pair',
    [
      { name: 'row_number', type: 'whole' },
      { name: 'number', type: 'text' },
    ],
    pairs.map(({ row, number }) => [row, number]),
  )
  await sql.run(`create or replace table ${posts} as
    select p.*, coalesce(t.number, p.number) as confirmed, case when t.number is not null then 'yes' else 'no' end as told
    from ${posts} p join raw_staff r on r.rowid = p.id
      left join (select row_number, min(number) as number from told_pair group by row_number) t on t.row_number = r.row_number::integer`)
}

/** The model that learns from them too: whose names differ is what a decision teaches. */
export function learningFrom(model: LinkageModel): LinkageModel {
  const { confirmed } = model.training
  if (!confirmed) return model
  const { where } = confirmed.rule
  return {
    ...model,
    training: {
      ...model.training,
      confirmed: {
        ...confirmed,
        rule: {
          name: `${confirmed.rule.name}, or decided by people`,
          on: [{ left: 'confirmed', right: 'number' }],
          ...(where && { where: any(where, leftIs('told', 'yes')) }),
        },
      },
    },
  }
}
