import { withFrequencies } from './frequencies.ts'
import { toMilliBits, type LinkageModel, type TrainedModel } from './model.ts'
import type { SqlEngine } from './sql-engine.ts'
import { train, type Training } from './train.ts'
import { frequencyColumn, pairsSql, weightSql, type Tables } from './write-sql.ts'

/** A pair of record ids with its weight and the level of each comparison (index into its levels, 0 strongest, -1 missing). */
export interface ScoredPair {
  readonly left: number
  readonly right: number
  readonly milliBits: number
  readonly levels: readonly number[]
  /** Term-frequency adjustment of the level reached, per comparison, in thousandths of a bit. */
  readonly frequency: readonly number[]
}

export interface Linkage extends Training {
  /** Hands over every pair at or above a weight, in no particular order. */
  pairs(atLeastMilliBits: number, take: (pair: ScoredPair) => void): Promise<void>
}

/** Trains a model on two tables (for `dedupe` the same table twice) and scores the pairs its blocking rules bring together. */
export async function link(sql: SqlEngine, model: LinkageModel, tables: Tables): Promise<Linkage> {
  const pairs = await blockPairs(sql, model, tables)
  return scorePairs(sql, model, tables, await train(sql, model, tables, pairs), pairs)
}

/** Scores with a model already learned. Refuses one that was learned with another profile or other comparisons. */
export async function score(sql: SqlEngine, model: LinkageModel, tables: Tables, training: Training): Promise<Linkage> {
  checkFits(model, training.trained)
  return scorePairs(sql, model, tables, training, await blockPairs(sql, model, tables))
}

/** Looks at every pair that some blocking rule brings together once, and keeps the level of each comparison. */
async function blockPairs(sql: SqlEngine, model: LinkageModel, tables: Tables): Promise<string> {
  const pairs = `${tables.left}_${tables.right}_pairs`
  await sql.run(`create or replace table ${pairs} as ${pairsSql(sql.dialect, model, tables, model.blocking)}`)
  return pairs
}

async function scorePairs(sql: SqlEngine, model: LinkageModel, tables: Tables, training: Training, pairs: string): Promise<Linkage> {
  const right = await withFrequencies(sql, model, tables, training.exactU, toMilliBits)
  const frequencies = model.comparisons.flatMap((comparison) =>
    comparison.levels.flatMap((level, i) => (level.termFrequency ? [frequencyColumn(comparison, i)] : [])),
  )
  const columns = [...model.comparisons.map((comparison) => `g_${comparison.name}`), ...frequencies].join(', ')
  return {
    ...training,
    pairs: (atLeastMilliBits, take) =>
      sql.stream(
        `select * from (select left_id, right_id, ${weightSql(model, training.trained)} as weight, ${columns} from ${pairs} join ${right} r on r.id = right_id) where weight >= ${atLeastMilliBits}`,
        (row) => take(asPair(model, row.map(Number), frequencies)),
      ),
  }
}

function asPair(model: LinkageModel, row: readonly number[], frequencies: readonly string[]): ScoredPair {
  const [left = 0, right = 0, milliBits = 0, ...rest] = row
  const levels = model.comparisons.map((comparison, c) => {
    const graded = rest[c] ?? -1
    return graded < 0 ? -1 : comparison.levels.length - 1 - graded
  })
  const frequency = model.comparisons.map((comparison, c) => {
    const at = levels[c] ?? -1
    const column = at >= 0 && comparison.levels[at]?.termFrequency ? frequencies.indexOf(frequencyColumn(comparison, at)) : -1
    return column < 0 ? 0 : (rest[model.comparisons.length + column] ?? 0)
  })
  return { left, right, milliBits, levels, frequency }
}

function checkFits(model: LinkageModel, trained: TrainedModel): void {
  const shape = (comparisons: readonly { name: string; levels: readonly { label: string }[] }[]) =>
    comparisons.map((comparison) => `${comparison.name}(${comparison.levels.map((level) => level.label).join('|')})`).join(' ')
  if (model.profile !== trained.profile || shape(model.comparisons) !== shape(trained.comparisons)) {
    throw new Error(`the model file "${trained.name}" was learned with other comparisons or another profile: train again`)
  }
}
