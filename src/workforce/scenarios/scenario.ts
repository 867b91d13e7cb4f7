import { z } from 'zod'
import type { SupplyModel } from '../../engines/projection/index.ts'
import { parsePlainDate, type PlainDate } from '../../kernel/index.ts'

const source = z.union([z.strictObject({ kind: z.literal('own') }), z.strictObject({ kind: z.literal('source'), words: z.string() })])
const assumption = z.strictObject({ value: z.number(), low: z.number(), high: z.number(), source })

const stored = z.strictObject({
  by: z.enum(['modality', 'together']),
  /** Of the simulation: the same gives the same answer. */
  seed: z.number(),
  run: z.string(),
  /** Day of the snapshot that the stock was taken from. */
  asAt: z.string().transform((day, context): PlainDate => {
    const read = parsePlainDate(day)
    if (!read) context.addIssue({ code: 'custom', message: 'no day' })
    return read ?? z.NEVER
  }),
  model: z.strictObject({
    years: z.number(),
    groups: z.array(
      z.strictObject({
        name: z.string(),
        start: z.strictObject({ headcount: z.number(), older: z.number().exactOptional(), source }),
        assumptions: z.strictObject({
          completions: assumption,
          joining: assumption,
          otherJoiners: assumption,
          attrition: assumption,
          retirement: assumption.exactOptional(),
          ageing: assumption.exactOptional(),
          participation: assumption,
        }),
      }),
    ),
  }) satisfies z.ZodType<SupplyModel>,
})

/** What a scenario assumes, and the stock it starts from as it was when the scenario was saved. */
export type ScenarioInput = z.output<typeof stored>

/** From its column. Throws where that holds something else. */
export const readScenario = (column: string): ScenarioInput => stored.parse(JSON.parse(column))

export const writeScenario = (input: Omit<ScenarioInput, 'model'> & { readonly model: SupplyModel }): string => JSON.stringify(input)
