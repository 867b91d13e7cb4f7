import type { Problem } from '../kernel/index.ts'

/** Ends an operation from inside its transaction, which is rolled back; whoever called gets the problems as a value. */
export class Refusal extends Error {
  readonly problems: readonly Problem[]
  constructor(...problems: Problem[]) {
    super(problems.map(({ code }) => code).join(', '))
    this.name = 'Refusal'
    this.problems = problems
  }
}

export function refuse(...problems: Problem[]): never {
  throw new Refusal(...problems)
}
