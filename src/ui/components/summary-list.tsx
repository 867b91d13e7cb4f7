import type { Child } from 'hono/jsx'
import { classNames } from './class-names.ts'

export interface SummaryAction {
  readonly text: string
  readonly href: string
  /** What it is about, read out after the text: "Change", "name". */
  readonly hiddenText: string
}

export interface SummaryRow {
  readonly key: Child
  readonly value: Child
  readonly actions?: readonly SummaryAction[] | undefined
  readonly border?: boolean | undefined
}

interface SummaryListProps {
  readonly rows: readonly SummaryRow[]
  readonly border?: boolean | undefined
  readonly lastRowBorder?: boolean | undefined
}

/** Facts about one thing; with actions, answers to check. */
export const SummaryList = ({ rows, border = true, lastRowBorder = true }: SummaryListProps) => {
  const hasActions = rows.some(({ actions = [] }) => actions.length > 0)
  return (
    <dl
      class={classNames(
        'nhsuk-summary-list',
        !border && 'nhsuk-summary-list--no-border',
        border && !lastRowBorder && 'nhsuk-summary-list--no-last-row-border',
      )}
    >
      {rows.map((row) => (
        <Row row={row} hasActions={hasActions} />
      ))}
    </dl>
  )
}

const Row = ({ row: { key, value, actions = [], border = true }, hasActions }: { row: SummaryRow; hasActions: boolean }) => (
  <div
    class={classNames(
      'nhsuk-summary-list__row',
      hasActions && actions.length === 0 && 'nhsuk-summary-list__row--no-actions',
      !border && 'nhsuk-summary-list__row--no-border',
    )}
  >
    <dt class="nhsuk-summary-list__key">{key}</dt>
    <dd class="nhsuk-summary-list__value">{value}</dd>
    {actions.length === 0 ? null : (
      <dd class="nhsuk-summary-list__actions">
        <Actions actions={actions} />
      </dd>
    )}
  </div>
)

const Actions = ({ actions }: { actions: readonly SummaryAction[] }) => {
  const [only] = actions
  return actions.length === 1 && only ? (
    <Action action={only} />
  ) : (
    <ul class="nhsuk-summary-list__actions-list">
      {actions.map((action) => (
        <li class="nhsuk-summary-list__actions-list-item">
          <Action action={action} />
        </li>
      ))}
    </ul>
  )
}

const Action = ({ action: { text, href, hiddenText } }: { action: SummaryAction }) => (
  <a class="nhsuk-link" href={href}>
    {text}
    <span class="nhsuk-u-visually-hidden"> {hiddenText}</span>
  </a>
)
