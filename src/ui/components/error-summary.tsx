import type { Child } from 'hono/jsx'
import type { Problem } from '../../kernel/index.ts'
import { shownProblems, wordsOf } from '../form-problems.ts'
import { Heading } from './heading.tsx'

export interface ErrorSummaryProps {
  readonly problems: readonly Problem[]
  readonly heading?: string | undefined
  readonly description?: Child
  /** The id to link to, where it is not the field's name. */
  readonly anchors?: Readonly<Record<string, string>> | undefined
}

/** What stops the form, at the top of its page; nothing where nothing does. It takes the focus when the page opens. */
export const ErrorSummary = ({ problems, heading = 'There is a problem', description, anchors }: ErrorSummaryProps) => {
  const shown = shownProblems(problems)
  if (shown.length === 0 && description === undefined) return null
  return (
    <div class="nhsuk-error-summary" data-module="nhsuk-error-summary">
      <div role="alert">
        <Heading level={2} class="nhsuk-error-summary__heading">
          {heading}
        </Heading>
        <div class="nhsuk-error-summary__body">
          {description === undefined ? null : <p>{description}</p>}
          {shown.length === 0 ? null : (
            <ul class="nhsuk-list nhsuk-error-summary__list">
              {shown.map((problem) => (
                <li>
                  <Item problem={problem} anchors={anchors} />
                </li>
              ))}
            </ul>
          )}
        </div>
      </div>
    </div>
  )
}

const Item = ({ problem, anchors }: { problem: Problem; anchors: Readonly<Record<string, string>> | undefined }) => {
  const field = problem.where?.field
  return field === undefined ? <>{wordsOf(problem)}</> : <a href={`#${anchors?.[field] ?? field}`}>{wordsOf(problem)}</a>
}
