import type { Child } from 'hono/jsx'
import { classNames } from './class-names.ts'

/** A status that asks for nothing: "Completed"; with `cannotStart`, "Cannot start yet". Others are Tags. */
export const TaskStatus = ({ text, cannotStart }: { text: Child; cannotStart?: boolean | undefined }) => (
  <strong
    class={classNames(
      'nhsuk-tag nhsuk-tag--no-colour nhsuk-tag--no-border nhsuk-u-font-weight-normal',
      cannotStart && 'nhsuk-u-secondary-text-colour',
    )}
  >
    {text}
  </strong>
)
