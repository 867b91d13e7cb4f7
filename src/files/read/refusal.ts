import type { Place, Problem } from '../../kernel/index.ts'

/** Carries a problem out of nested readers; `stageTable` and `readGrid` turn it back into a value, so it never leaves this folder. */
export class Refusal extends Error {
  readonly problems: readonly Problem[]
  constructor(...problems: Problem[]) {
    super(problems[0]?.message)
    this.problems = problems
  }
}

export const told = (
  kind: Problem['kind'],
  code: string,
  message: string,
  todo: string,
  where?: Place,
  details?: Problem['details'],
): Problem => ({
  code: `files.${code}`,
  kind,
  message,
  todo,
  ...(where && { where }),
  ...(details && { details }),
})

export const refuse = (code: string, message: string, todo: string, where?: Place): never => {
  throw new Refusal(told('error', code, message, todo, where))
}

export const noRows = (headerRow: number): never =>
  refuse(
    'no-rows',
    'There is a header line and no row of data under it.',
    'Export it again; the filter of the report may have left nobody.',
    { row: headerRow },
  )
