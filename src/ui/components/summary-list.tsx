import type { Child } from 'hono/jsx'

export const SummaryList = ({ rows }: { rows: readonly { readonly key: string; readonly value: Child }[] }) => (
  <dl class="nhsuk-summary-list">
    {rows.map(({ key, value }) => (
      <div class="nhsuk-summary-list__row">
        <dt class="nhsuk-summary-list__key">{key}</dt>
        <dd class="nhsuk-summary-list__value">{value}</dd>
      </div>
    ))}
  </dl>
)
