import { z } from 'zod'

/** Set for a process that a runner started, so that a channel of somebody else's (a process manager's) is left alone. */
export const CHILD_MARK = 'TRIPTYCH_JOB_CHILD'

const text = z.string().exactOptional()
const count = z.number().exactOptional()

const problem = z.object({
  code: z.string(),
  kind: z.enum(['error', 'question', 'warning']),
  message: z.string(),
  todo: z.string(),
  where: z.object({ file: text, sheet: text, row: count, column: text, field: text, value: text }).exactOptional(),
  status: z.literal([400, 401, 403, 404, 409, 413, 415, 422, 429, 503]).exactOptional(),
  details: z.record(z.string(), z.unknown()).exactOptional(),
})

/** What a child says to its runner, one thing at a time. The last of `result` and `problems` is the outcome. */
export const childMessage = z.union([
  z.strictObject({ stage: z.string().transform((stage) => stage.slice(0, 200)) }),
  z.strictObject({ progress: z.strictObject({ done: count, total: count }) }),
  z.strictObject({ result: z.unknown() }),
  z.strictObject({ problems: z.array(problem).min(1) }),
])
