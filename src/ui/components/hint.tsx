import type { Child } from 'hono/jsx'
import { classNames } from './class-names.ts'

interface HintProps {
  readonly id?: string | undefined
  readonly class?: string | undefined
  readonly hidden?: boolean | undefined
  readonly children?: Child
}

/** What helps to answer a question, tied to its field by `aria-describedby`. */
export const Hint = ({ id, class: more, hidden, children }: HintProps) => (
  <div class={classNames('nhsuk-hint', more)} id={id} hidden={hidden}>
    {children}
  </div>
)
