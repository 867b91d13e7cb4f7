import type { Child } from 'hono/jsx'

interface TableColumn {
  readonly heading: string
  readonly numeric?: boolean
}

interface TableRow {
  readonly cells: readonly Child[]
  readonly isTotal?: boolean
}

interface TableProps {
  /** Unique on the page: the caption's id. */
  readonly id: string
  readonly caption: string
  readonly columns: readonly TableColumn[]
  readonly rows: readonly TableRow[]
  /** How many columns, from the left, name the row; the last of them is its header. */
  readonly labels?: number
  /** The caption is small where a heading of the same words stands above. */
  readonly captionSize?: 'm' | 's'
}

/** A table that scrolls sideways within itself on a narrow screen, and can be reached and moved by keyboard there. */
export const Table = ({ id, caption, columns, rows, labels = 1, captionSize = 'm' }: TableProps) => (
  <div
    class={`triptych-scroll triptych-table${columns.length <= 2 ? ' triptych-table--narrow' : ''}`}
    role="region"
    aria-labelledby={id}
    tabindex={0}
  >
    <table class="nhsuk-table nhsuk-table--compact">
      <caption class={`nhsuk-table__caption nhsuk-table__caption--${captionSize}`} id={id}>
        <span class="triptych-caption">{caption}</span>
      </caption>
      <thead class="nhsuk-table__head">
        <tr class="nhsuk-table__row">
          {columns.map(({ heading, numeric }) => (
            <th class={`nhsuk-table__header${numeric ? ' nhsuk-table__header--numeric' : ''}`} scope="col">
              {heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody class="nhsuk-table__body">
        {rows.map(({ cells, isTotal }) => (
          <tr class={`nhsuk-table__row${isTotal ? ' triptych-total' : ''}`}>
            {cells.map((cell, index) => (
              <Cell value={cell} isHeader={index < labels} isNumeric={columns[index]?.numeric === true} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)

const Cell = ({ value, isHeader, isNumeric }: { value: Child; isHeader: boolean; isNumeric: boolean }) =>
  isHeader ? (
    <th class="nhsuk-table__header" scope="row">
      {value}
    </th>
  ) : (
    <td class={`nhsuk-table__cell${isNumeric ? ' nhsuk-table__cell--numeric' : ''}`}>{value}</td>
  )
