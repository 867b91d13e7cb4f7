import type { Child } from 'hono/jsx'
import { classNames } from './class-names.ts'

interface TableColumn {
  readonly heading: string
  readonly numeric?: boolean
  /** For addresses, dates and codes, which are harder to read in two lines. */
  readonly nowrap?: boolean
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
              <Cell value={cell} isHeader={index < labels} column={columns[index]} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)

const Cell = ({ value, isHeader, column }: { value: Child; isHeader: boolean; column: TableColumn | undefined }) =>
  isHeader ? (
    <th class={classNames('nhsuk-table__header', column?.nowrap && 'triptych-nowrap')} scope="row">
      {value}
    </th>
  ) : (
    <td class={classNames('nhsuk-table__cell', column?.numeric && 'nhsuk-table__cell--numeric', column?.nowrap && 'triptych-nowrap')}>
      {value}
    </td>
  )
