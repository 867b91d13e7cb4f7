import { z } from 'zod'
import { failed, ok, type Problem, type Result } from '../kernel/index.ts'
import { wrongField } from './problems.ts'

/** Reads what was sent by the operation's own schema; what is wrong comes back field by field in the schema's words. */
export function readInput<Schema extends z.ZodType>(schema: Schema, sent: unknown): Result<z.output<Schema>> {
  const odd = fieldWithNul(sent)
  if (odd !== null) return failed(wrongField(odd, 'Use letters, numbers and punctuation only'))
  const read = schema.safeParse(sent)
  return read.success ? ok(read.data) : failed(...problemsOf(read.error))
}

/** No database text holds a NUL, and nobody types one. */
function fieldWithNul(sent: unknown): string | null {
  if (typeof sent !== 'object' || sent === null) return null
  return Object.entries(sent).find(([, value]) => typeof value === 'string' && value.includes('\0'))?.[0] ?? null
}

/** One problem a field: the first that was found there. */
function problemsOf(error: z.ZodError): Problem[] {
  const byField = new Map<string, Problem>()
  for (const { path, message } of error.issues) {
    const field = path.map(String).join('.')
    if (byField.has(field)) continue
    byField.set(field, {
      code: 'input.field',
      kind: 'error',
      status: 422,
      message,
      todo: '',
      ...(field === '' ? {} : { where: { field } }),
    })
  }
  return [...byField.values()]
}
