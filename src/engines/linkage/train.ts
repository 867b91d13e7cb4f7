import { columnsOf } from './condition.ts'
import { expectationMaximisation, shareOfTruePairs, smoothed, type Pattern } from './expectation-maximisation.ts'
import { chanceAgreement, SAMPLE, sidesOf } from './frequencies.ts'
import {
  rounded,
  toMilliBits,
  type BlockingRule,
  type Comparison,
  type LinkageModel,
  type TrainedLevel,
  type TrainedModel,
} from './model.ts'
import { levelOf } from './score-pair.ts'
import type { SqlEngine } from './sql-engine.ts'
import { frequencyColumn, pairsSql, patternsSql, type Tables } from './write-sql.ts'

export interface Training {
  readonly trained: TrainedModel
  /** u of each level with a term frequency, by its column name: what `withFrequencies` measures against. */
  readonly exactU: ReadonlyMap<string, number>
}

/**
 * Learns a model from the two tables: u from counts and even samples, m from confirmed pairs where there are enough,
 * else by expectation–maximisation on pattern counts, the prior from all blocked pairs. Only whole-number counts leave the
 * database, so the result is the same to the byte for any row order, number of threads or memory limit.
 * `pairs` is the table of all blocked pairs, as `blockPairs` makes it.
 */
export async function train(sql: SqlEngine, model: LinkageModel, tables: Tables, pairs: string): Promise<Training> {
  if (!sql.dialect.profiles.includes(model.profile)) throw new Error(`${sql.dialect.name} cannot compare with the ${model.profile} profile`)
  const exactU = new Map<string, number>()
  const u: number[][] = []
  for (const comparison of model.comparisons) u.push(await chance(sql, model, tables, comparison, exactU))
  const sessions: { name: string; pairs: number; patterns: number }[] = []
  const read = async (name: string, source: string): Promise<Pattern[]> => {
    const rows = await sql.rows(patternsSql(sql.dialect, model, source))
    const patterns = rows.map((row) => ({
      levels: model.comparisons.map((c, i) => (Number(row[i]) < 0 ? -1 : c.levels.length - 1 - Number(row[i]))),
      pairs: Number(row.at(-1)),
    }))
    sessions.push({ name, pairs: patterns.reduce((sum, p) => sum + p.pairs, 0), patterns: patterns.length })
    return patterns
  }
  const learned = await learnM(model, u, (name, rule) => read(name, pairsSql(sql.dialect, model, tables, [rule])))
  const [left, right] = [await size(sql, tables.left), await size(sql, tables.right)]
  const allPairs = Math.max(1, model.kind === 'dedupe' ? (left * (left - 1)) / 2 : left * right)
  const m = learned.map((entry) => entry.shares)
  const start = Math.min(0.1, Math.max(1 / allPairs, (0.2 * Math.min(left, right)) / allPairs))
  const share = shareOfTruePairs(await read('all blocking rules', `select * from ${pairs}`), m, u, allPairs, start)
  return { trained: freeze(model, u, learned, share, sessions), exactU }
}

async function size(sql: SqlEngine, table: string): Promise<number> {
  return Number((await sql.rows(`select ${sql.dialect.count()} from ${table}`))[0]?.[0] ?? 0)
}

async function chance(
  sql: SqlEngine,
  model: LinkageModel,
  tables: Tables,
  comparison: Comparison,
  exactU: Map<string, number>,
): Promise<number[]> {
  const { left, right } = await sidesOf(sql, model, tables, comparison)
  const counts = comparison.levels.map(() => 0)
  for (const a of left) {
    for (const b of right) {
      const level = levelOf(comparison, a.record, b.record)
      if (level >= 0) counts[level] = (counts[level] ?? 0) + a.n * b.n
    }
  }
  const closed = comparison.levels.map((): number | null => null)
  for (const [i, level] of comparison.levels.entries()) {
    if (!level.termFrequency && comparison.identifierErrorRate === undefined) continue
    if (level.termFrequency) {
      const { agreeing, pairs } = await chanceAgreement(sql, model, tables, comparison, level.termFrequency)
      closed[i] = (agreeing + 0.5) / (pairs + 1)
      exactU.set(frequencyColumn(comparison, i), closed[i] ?? 0)
    } else if (i === 0) {
      closed[i] = (comparison.identifierErrorRate ?? 0) / Math.max(1, await present(sql, tables.right, comparison))
    }
  }
  const known = closed.reduce<number>((sum, value) => sum + (value ?? 0), 0)
  // A level that no sampled pair shows is rarer than the sample can tell: half a pair of the sample, never nothing.
  const sampled = [left, right].some((side) => side.length >= SAMPLE)
  const pairs = left.length * right.length
  const half = sampled && pairs > 0 ? (0.5 * counts.reduce((sum, n) => sum + n, 0)) / pairs : 0.5
  const rest = counts.reduce((sum, n, i) => sum + (closed[i] === null ? n + half : 0), 0)
  return counts.map((n, i) => rounded(closed[i] ?? (rest === 0 ? 1 : ((n + half) / rest) * (1 - known))))
}

async function present(sql: SqlEngine, table: string, comparison: Comparison): Promise<number> {
  const needs = comparison.needs.right.map((column) => `${column} is not null`)
  return Number((await sql.rows(`select ${sql.dialect.count()} from ${table} where ${needs.join(' and ')}`))[0]?.[0] ?? 0)
}

interface Learned {
  readonly shares: number[]
  readonly pairs: number
  readonly how: string
  readonly seen: readonly number[]
}

const touches = (comparison: Comparison, rule: BlockingRule): boolean => {
  const columns = comparison.levels.flatMap((level) => (level.when ? [columnsOf(level.when)] : []))
  return rule.on.some((key) => columns.some((read) => read.left.includes(key.left) || read.right.includes(key.right)))
}

async function learnM(
  model: LinkageModel,
  u: number[][],
  read: (name: string, rule: BlockingRule) => Promise<Pattern[]>,
): Promise<Learned[]> {
  const expected = model.comparisons.map((comparison) => comparison.levels.map((level) => level.expected))
  const learned: (Learned | undefined)[] = model.comparisons.map(() => undefined)
  const { confirmed } = model.training
  if (confirmed) {
    const patterns = await read(`confirmed: ${confirmed.rule.name}`, confirmed.rule)
    const pairs = patterns.reduce((sum, pattern) => sum + pattern.pairs, 0)
    if (pairs >= confirmed.atLeast) {
      model.comparisons.forEach((comparison, c) => {
        if (confirmed.about.includes(comparison.name)) return
        const seen = comparison.levels.map((_, level) => patterns.reduce((sum, p) => sum + (p.levels[c] === level ? p.pairs : 0), 0))
        const told = seen.reduce((sum, n) => sum + n, 0)
        learned[c] = { shares: smoothed(seen, expected[c] ?? []), pairs: told, how: `${told} confirmed pairs`, seen }
      })
    }
  }
  const known = learned.map((entry, c) => entry?.shares ?? expected[c] ?? [])
  const results: { counts: number[][]; m: number[][]; free: boolean[]; name: string }[] = []
  const enough = learned.some((entry) => entry !== undefined)
  for (const rule of enough || model.training.whenFewConfirmed !== 'declared' ? model.training.em : []) {
    const free = model.comparisons.map((comparison, c) => !learned[c] && !touches(comparison, rule))
    if (!free.some(Boolean)) continue
    const patterns = await read(`expectation–maximisation: ${rule.name}`, rule)
    // A comparison that reads the rule's own columns would agree by construction: it must say nothing here.
    const blind = model.comparisons.map((comparison) => touches(comparison, rule))
    const seen = patterns.map((pattern) => ({ pairs: pattern.pairs, levels: pattern.levels.map((level, c) => (blind[c] ? -1 : level)) }))
    results.push({ ...expectationMaximisation(seen, known, u, free), free, name: rule.name })
  }
  return model.comparisons.map((comparison, c): Learned => {
    const done = learned[c]
    if (done) return done
    const own = results.filter((result) => result.free[c])
    if (own.length === 0)
      return { shares: expected[c] ?? [], pairs: 0, how: 'not trained: the declared expectation', seen: comparison.levels.map(() => 0) }
    const seen = comparison.levels.map((_, level) => own.reduce((sum, result) => sum + (result.counts[c]?.[level] ?? 0), 0))
    const shares = comparison.levels.map((_, level) => own.reduce((sum, result) => sum + (result.m[c]?.[level] ?? 0), 0) / own.length)
    const pairs = Math.round(seen.reduce((sum, n) => sum + n, 0))
    return { shares, pairs, how: `expectation–maximisation over ${own.map((result) => result.name).join(', ')}`, seen }
  })
}

function freeze(model: LinkageModel, u: number[][], learned: Learned[], share: number, sessions: TrainedModel['sessions']): TrainedModel {
  const warnings: string[] = []
  const comparisons = model.comparisons.map((comparison, c) => {
    const { shares, how, seen } = learned[c] as Learned
    const levels = comparison.levels.map((level, i): TrainedLevel => {
      const m = rounded(shares[i] ?? level.expected)
      const chanceHere = rounded(u[c]?.[i] ?? 1)
      const untrained = (seen[i] ?? 0) < 1
      if (untrained)
        warnings.push(`"${comparison.name}: ${level.label}" was seen in no training pair; its weight rests on the declared expectation.`)
      const bits = toMilliBits(m / chanceHere) * (comparison.damping ?? 1)
      if (!Number.isFinite(bits)) throw new RangeError(`"${comparison.name}: ${level.label}" has no weight: m ${m}, u ${chanceHere}`)
      const limited = Math.min(1000 * (comparison.atMostBits ?? Infinity), Math.max(1000 * (comparison.atLeastBits ?? -Infinity), bits))
      return {
        label: level.label,
        m,
        u: chanceHere,
        milliBits: Math.round(limited),
        trained: untrained ? 'not trained: the declared expectation' : how,
      }
    })
    // What was never seen may not weigh more than the strongest thing that was.
    const most = Math.max(...levels.filter((_, i) => (seen[i] ?? 0) >= 1).map((level) => level.milliBits))
    return {
      name: comparison.name,
      levels: levels.map((level, i) =>
        (seen[i] ?? 0) < 1 && Number.isFinite(most) ? { ...level, milliBits: Math.min(level.milliBits, most) } : level,
      ),
    }
  })
  return {
    format: 'triptych-linkage/1',
    name: model.name,
    profile: model.profile,
    priorMilliBits: toMilliBits(rounded(share / (1 - share))),
    comparisons,
    sessions,
    warnings,
  }
}
