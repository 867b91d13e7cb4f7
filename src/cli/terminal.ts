import { childChannel } from '../jobs/runner/index.ts'
import { sentence, type Problem } from '../kernel/index.ts'

/** What a command says while it works and when it ends. Results go to standard output, everything else to standard error. */
export interface Terminal {
  /** The stage now under way. */
  stage(text: string): void
  /** Lines for the person, or one JSON value. */
  result(lines: readonly string[], json: unknown): void
  problems(problems: readonly Problem[]): void
}

export function openTerminal(asJson: boolean, started = performance.now()): Terminal {
  const runner = childChannel()
  if (runner) {
    return {
      stage: (stage) => runner.report({ stage }),
      result: (_, json) => runner.report({ result: json }),
      problems(problems) {
        if (problems.some(({ kind }) => kind !== 'warning')) runner.report({ problems })
      },
    }
  }
  const seconds = (): string => `${((performance.now() - started) / 1000).toFixed(1).padStart(6)} s`
  return {
    stage(text) {
      if (!asJson) process.stderr.write(`${seconds()}  ${text}\n`)
    },
    result(lines, json) {
      process.stdout.write(asJson ? `${JSON.stringify(json, null, 2)}\n` : `${lines.join('\n')}\n`)
    },
    problems(problems) {
      if (asJson) {
        if (problems.some(({ kind }) => kind !== 'warning')) process.stdout.write(`${JSON.stringify({ problems }, null, 2)}\n`)
        return
      }
      const word = { error: 'Problem', question: 'Question', warning: 'Note' } as const
      for (const problem of problems) process.stderr.write(`${word[problem.kind]}: ${sentence(problem)}\n`)
    },
  }
}
