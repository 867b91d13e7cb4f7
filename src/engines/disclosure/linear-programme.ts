import highsModule, { type Highs } from 'highs'

/** The package's types describe its CommonJS form; what Node imports is the function itself. */
const loadHighs = highsModule as unknown as typeof highsModule.default

/** `low` ≤ the sum of column × factor ≤ `high`. */
export interface Constraint {
  readonly terms: readonly (readonly [column: number, factor: number])[]
  readonly low: number
  readonly high: number
}

/** A linear programme that is solved again and again under changing bounds, each time from where it ended. */
export interface Programme {
  bound(column: number, low: number, high: number): void
  boundRow(row: number, low: number, high: number): void
  /** Values at which the sum of the costs is least (in whole numbers, where asked for), or null where none agree with everything. */
  cheapest(costs: readonly (readonly [column: number, cost: number])[], whole?: boolean): Float64Array | null
  /** HiGHS runs in WebAssembly, whose memory is not collected. */
  end(): void
}

let loading: Promise<Highs> | undefined

/** Loads the solver, once. */
export const solver = (): Promise<Highs> => (loading ??= loadHighs())

/**
 * Deterministic: the same programmes in the same order give the same values.
 * What changes most between two of them says which simplex method goes on from where the last one ended.
 */
export function programme(highs: Highs, columns: number, rows: readonly Constraint[], changing: 'costs' | 'bounds'): Programme {
  const { modelStatus, variableType, status } = highs.constants
  const finite = (bound: number): number => (bound === Infinity ? highs.infinity : bound === -Infinity ? -highs.infinity : bound)
  const starts = [0]
  for (const { terms } of rows) starts.push((starts.at(-1) ?? 0) + terms.length)
  const zeros = new Float64Array(columns)
  const model = highs.createModel({
    numCols: columns,
    numRows: rows.length,
    colCost: zeros,
    colLower: zeros,
    colUpper: zeros,
    rowLower: Float64Array.from(rows, ({ low }) => finite(low)),
    rowUpper: Float64Array.from(rows, ({ high }) => finite(high)),
    matrix: {
      format: 'csr',
      numRows: rows.length,
      numCols: columns,
      starts: Int32Array.from(starts),
      indices: Int32Array.from(rows.flatMap(({ terms }) => terms.map(([column]) => column))),
      values: Float64Array.from(rows.flatMap(({ terms }) => terms.map(([, factor]) => factor))),
    },
  })
  model.options.set({
    output_flag: false,
    random_seed: 0,
    presolve: 'off',
    solver: 'simplex',
    simplex_strategy: changing === 'costs' ? 4 : 1,
  })
  const everything = { kind: 'range', from: 0, to: columns - 1 } as const
  const run = (): Float64Array | null => {
    const { status: ended } = model.run()
    const said = model.getModelStatus()
    if (said === modelStatus.infeasible || said === modelStatus.unboundedOrInfeasible) return null
    if (said !== modelStatus.optimal && said !== modelStatus.empty)
      throw new Error(`a linear programme was not solved: ${said}, ${ended === status.ok}`)
    return model.getSolution().colValue
  }
  /** Presolving would throw away where the last programme ended, but is worth it for branching. */
  const branching = (whole: boolean): void => {
    model.options.set({ presolve: whole ? 'on' : 'off', solver: whole ? 'choose' : 'simplex' })
    model.changeColsIntegrality(everything, new Int32Array(columns).fill(whole ? variableType.integer : variableType.continuous))
  }
  return {
    bound: (column, low, high) => void model.changeColBounds(column, finite(low), finite(high)),
    boundRow: (row, low, high) => void model.changeRowBounds(row, finite(low), finite(high)),
    cheapest(costs, whole = false) {
      for (const [column, cost] of costs) model.changeColCost(column, cost)
      if (whole) branching(true)
      const values = run()
      if (whole) branching(false)
      for (const [column] of costs) model.changeColCost(column, 0)
      return values
    },
    end: () => model.dispose(),
  }
}
