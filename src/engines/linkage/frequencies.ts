import { comparisonColumns, type Comparison, type LinkageModel } from './model.ts'
import type { LinkageRecord } from './score-pair.ts'
import type { SqlEngine, SqlValue } from './sql-engine.ts'
import { frequencyColumn, type Tables } from './write-sql.ts'

/** Distinct records of one side for one comparison, with how often each occurs. */
export interface WeightedRecord {
  readonly record: LinkageRecord
  readonly n: number
}

/** Records per side that stand for a table: 360,000 pairs a comparison, enough for a level that one pair in 10,000 reaches. */
export const SAMPLE = 600

const grouped = (table: string, columns: readonly string[], needs: readonly string[], count: string): string =>
  `select ${[...columns, `${count} as n`].join(', ')} from ${table}${needs.length > 0 ? ` where ${needs.map((c) => `${c} is not null`).join(' and ')}` : ''}${columns.length > 0 ? ` group by ${columns.join(', ')}` : ''}`

/**
 * What the values of one side look like: every distinct record where there are few, else 600 drawn at even steps along
 * the ordered counts. Either way the same whatever the order of the rows.
 */
async function valuesOf(sql: SqlEngine, table: string, columns: readonly string[], needs: readonly string[]): Promise<WeightedRecord[]> {
  const groups = grouped(table, columns, needs, sql.dialect.count())
  const [size] = await sql.rows(`select ${sql.dialect.count()}, coalesce(sum(n), 0)::double from (${groups})`)
  const [distinct, total] = [Number(size?.[0] ?? 0), Number(size?.[1] ?? 0)]
  const everything = distinct <= SAMPLE
  const step = total / SAMPLE
  const drawn: WeightedRecord[] = []
  let passed = 0
  let next = step / 2
  await sql.stream(`${groups}${columns.length > 0 ? ` order by ${columns.join(', ')}` : ''}`, (row) => {
    const n = Number(row.at(-1))
    const record = () => Object.fromEntries(columns.map((column, i) => [column, row[i] as string | null]))
    passed += n
    if (everything) return void drawn.push({ record: record(), n })
    while (next < passed) {
      drawn.push({ record: record(), n: 1 })
      next += step
    }
  })
  return drawn
}

export async function sidesOf(sql: SqlEngine, model: LinkageModel, tables: Tables, comparison: Comparison) {
  const columns = comparisonColumns(comparison)
  const left = await valuesOf(sql, tables.left, columns.left, comparison.needs.left)
  return { left, right: model.kind === 'dedupe' ? left : await valuesOf(sql, tables.right, columns.right, comparison.needs.right) }
}

const countsOf = (table: string, column: string, needs: readonly string[], count: string): string =>
  `select ${column} as v, ${count} as n from ${table} where ${[...new Set([column, ...needs])].map((c) => `${c} is not null`).join(' and ')} group by ${column}`

/** How likely two records taken at random share a value exactly: closed form from whole-number counts. */
export async function chanceAgreement(
  sql: SqlEngine,
  model: LinkageModel,
  tables: Tables,
  comparison: Comparison,
  columns: { left: string; right: string },
) {
  const count = sql.dialect.count()
  const left = countsOf(tables.left, columns.left, comparison.needs.left, count)
  if (model.kind === 'dedupe') {
    const [row] = await sql.rows(`select coalesce(sum(n * (n - 1)), 0)::double, coalesce(sum(n), 0)::double from (${left})`)
    const [same, n] = [Number(row?.[0]), Number(row?.[1])]
    return { agreeing: same, pairs: n * (n - 1) }
  }
  const right = countsOf(tables.right, columns.right, comparison.needs.right, count)
  const [row] = await sql.rows(
    `select (select coalesce(sum(a.n * b.n), 0)::double from (${left}) a join (${right}) b on a.v = b.v), (select coalesce(sum(n), 0)::double from (${left})), (select coalesce(sum(n), 0)::double from (${right}))`,
  )
  return { agreeing: Number(row?.[0]), pairs: Number(row?.[1]) * Number(row?.[2]) }
}

/**
 * Adds to a copy of the right table, for every level that asks for it, what agreement on this very value adds or takes
 * away compared with agreement on an average value: log2(u / frequency of the value in both tables).
 */
export async function withFrequencies(
  sql: SqlEngine,
  model: LinkageModel,
  tables: Tables,
  exactU: ReadonlyMap<string, number>,
  toMilliBits: (odds: number) => number,
): Promise<string> {
  const joins: string[] = []
  const columns: string[] = []
  for (const comparison of model.comparisons) {
    for (const [i, level] of comparison.levels.entries()) {
      if (!level.termFrequency) continue
      const { left, right } = level.termFrequency
      const u = exactU.get(frequencyColumn(comparison, i)) ?? 0
      const count = sql.dialect.count()
      const sources = [`select v, n, 1 as here from (${countsOf(tables.right, right, comparison.needs.right, count)})`]
      if (model.kind === 'link')
        sources.unshift(`select v, n, 0 as here from (${countsOf(tables.population ?? tables.left, left, comparison.needs.left, count)})`)
      const pooled = sources.join(' union all ')
      const [sum] = await sql.rows(`select coalesce(sum(n), 0)::double from (${pooled})`)
      const total = Number(sum?.[0] ?? 0)
      const adjusted: SqlValue[][] = []
      await sql.stream(`select v, sum(n)::double from (${pooled}) group by v having max(here) = 1`, ([value, n]) => {
        adjusted.push([value ?? null, u > 0 ? toMilliBits((u * total) / Number(n)) : 0])
      })
      const name = frequencyColumn(comparison, i)
      await sql.load(
        `${tables.right}_${name}`,
        [
          { name: 'v', type: 'text' },
          { name: 'bits', type: 'whole' },
        ],
        adjusted,
      )
      joins.push(`left join ${tables.right}_${name} ${name} on ${name}.v = t.${right}`)
      columns.push(`${name}.bits as ${name}`)
    }
  }
  if (columns.length === 0) return tables.right
  const target = `${tables.right}_weighted`
  await sql.run(`create or replace table ${target} as select t.*, ${columns.join(', ')} from ${tables.right} t ${joins.join(' ')}`)
  return target
}
