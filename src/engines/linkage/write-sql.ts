import type { Condition } from './condition.ts'
import type { BlockingRule, Comparison, LinkageModel, TrainedModel } from './model.ts'
import type { Dialect } from './sql-engine.ts'

const text = (value: string): string => `'${value.replaceAll("'", "''")}'`

/** A condition over `l` and `r` as SQL. */
function conditionSql(dialect: Dialect, condition: Condition): string {
  switch (condition.op) {
    case 'equal':
      return `l.${condition.left} = r.${condition.right}`
    case 'jaro-winkler':
      return `${dialect.jaroWinkler(`l.${condition.left}`, `r.${condition.right}`)} >= ${condition.atLeast}`
    case 'levenshtein':
      return `${dialect.levenshtein(`l.${condition.left}`, `r.${condition.right}`)} <= ${condition.atMost}`
    case 'levenshtein-share': {
      const [left, right] = [`l.${condition.left}`, `r.${condition.right}`]
      return `${dialect.levenshtein(left, right)} <= ${condition.atMost} * greatest(length(${left}), length(${right}))`
    }
    case 'prefix': {
      const [left, right] = [`l.${condition.left}`, `r.${condition.right}`]
      return `(least(length(${left}), length(${right})) >= ${condition.atLeast} and (${dialect.startsWith(left, right)} or ${dialect.startsWith(right, left)}))`
    }
    case 'is':
      return `${condition.side === 'left' ? 'l' : 'r'}.${condition.column} = ${text(condition.value)}`
    case 'present':
      return `${condition.side === 'left' ? 'l' : 'r'}.${condition.column} is not null`
    case 'and':
    case 'or':
      return `(${condition.of.map((part) => conditionSql(dialect, part)).join(` ${condition.op} `)})`
    case 'not':
      return `not coalesce(${conditionSql(dialect, condition.of)}, false)`
  }
}

function ruleSql(dialect: Dialect, rule: BlockingRule): string {
  const keys = rule.on.map(({ left, right }) => `l.${left} = r.${right}`)
  return [...keys, ...(rule.where ? [conditionSql(dialect, rule.where)] : [])].join(' and ')
}

/** The level of a pair: -1 where a needed value is missing, 0 for the last level, upwards to the strongest. */
function levelSql(dialect: Dialect, comparison: Comparison): string {
  const missing = [...comparison.needs.left.map((c) => `l.${c} is null`), ...comparison.needs.right.map((c) => `r.${c} is null`)]
  const top = comparison.levels.length - 1
  const whens = comparison.levels.map((level, i) => (level.when ? `when ${conditionSql(dialect, level.when)} then ${top - i}` : 'else 0'))
  return `case ${missing.length > 0 ? `when ${missing.join(' or ')} then -1 ` : ''}${whens.join(' ')} end`
}

export interface Tables {
  readonly left: string
  readonly right: string
  /** Where the left table is a selection: the table it was taken from, on which the frequency of values is counted. */
  readonly population?: string
}

/**
 * All pairs that some blocking rule brings together, each once (a pair met by an earlier rule is left out of the later ones),
 * with the level of every comparison worked out inside the join, so that no table of bare pairs is ever written.
 */
export function pairsSql(dialect: Dialect, model: LinkageModel, tables: Tables, rules: readonly BlockingRule[]): string {
  const levels = model.comparisons.map((comparison) => `${levelSql(dialect, comparison)} as g_${comparison.name}`)
  const guard = model.kind === 'dedupe' ? ['l.id < r.id'] : []
  return rules
    .map((rule, i) => {
      const earlier = rules.slice(0, i).map((other) => `not coalesce(${ruleSql(dialect, other)}, false)`)
      const where = [...guard, ...earlier]
      return `select ${['l.id as left_id', 'r.id as right_id', ...levels].join(', ')} from ${tables.left} l join ${tables.right} r on ${ruleSql(dialect, rule)}${where.length > 0 ? ` where ${where.join(' and ')}` : ''}`
    })
    .join('\nunion all\n')
}

const levelColumns = (model: LinkageModel): string => model.comparisons.map((comparison) => `g_${comparison.name}`).join(', ')

/** How many pairs of a query or table of pairs show each combination of levels: all that training ever takes out of the database. */
export const patternsSql = (dialect: Dialect, model: LinkageModel, pairs: string): string =>
  `select ${levelColumns(model)}, ${dialect.count()} from (${pairs}) group by ${levelColumns(model)} order by ${levelColumns(model)}`

/** The column on the right table that holds the term-frequency adjustment of a comparison's level, in thousandths of a bit. */
export const frequencyColumn = (comparison: Comparison, level: number): string => `tf_${comparison.name}_${level}`

/** The match weight of a pair, a whole number of thousandths of a bit. */
export function weightSql(model: LinkageModel, trained: TrainedModel): string {
  const parts = model.comparisons.map((comparison, c) => {
    const top = comparison.levels.length - 1
    const whens = comparison.levels.map((level, i) => {
      const bits = trained.comparisons[c]?.levels[i]?.milliBits ?? 0
      return `when ${top - i} then ${bits}${level.termFrequency ? ` + coalesce(${frequencyColumn(comparison, i)}, 0)` : ''}`
    })
    return `case g_${comparison.name} ${whens.join(' ')} else 0 end`
  })
  return [String(trained.priorMilliBits), ...parts].join(' + ')
}
