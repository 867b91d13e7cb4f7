import type { Problem } from '../kernel/index.ts'

/** A problem in the words shown to a person, the same in the summary and at the field. */
export const wordsOf = ({ message, todo }: Problem): string =>
  todo === '' || todo === message ? message : `${message}${/[.!?:]$/.test(message) ? '' : '.'} ${todo}`

const stops = ({ kind }: Problem): boolean => kind !== 'warning'

/** What is wrong with a field, in words; undefined where nothing is. Where several things are, the first. */
export function errorFor(problems: readonly Problem[] | undefined, field: string): string | undefined {
  const problem = problems?.find((each) => stops(each) && each.where?.field === field)
  return problem && wordsOf(problem)
}

/** The problems that stop a form, the first of each field: what the fields of the page show, and those that belong to no field. */
export function shownProblems(problems: readonly Problem[]): readonly Problem[] {
  const fields = new Set<string>()
  return problems.filter((problem) => {
    const field = problem.where?.field
    if (!stops(problem) || (field !== undefined && fields.has(field))) return false
    if (field !== undefined) fields.add(field)
    return true
  })
}
