import type { Child } from 'hono/jsx'
import { classNames } from '../components/class-names.ts'
import { wholeNumber } from '../figure.ts'
import { ListPagination } from './list-pagination.tsx'
import { listHref, type ListState } from './state.ts'

export interface ListColumn<Key extends string> {
  readonly key: Key
  readonly heading: string
  readonly numeric?: boolean | undefined
  readonly sortable?: boolean | undefined
  /** For dates and codes, which are harder to read in two lines. */
  readonly nowrap?: boolean | undefined
}

export interface ListTableProps<Key extends string> {
  /** Unique on the page: the caption's id. */
  readonly id: string
  readonly caption: string
  readonly path: string
  readonly state: ListState
  /** The first names the row. */
  readonly columns: readonly ListColumn<Key>[]
  /** The rows of this page. */
  readonly rows: readonly Readonly<Record<Key, Child>>[]
  /** How many rows there are on all pages. */
  readonly total: number
  readonly pageSize: number
  /** What the rows are: `['therapist', 'therapists']`. */
  readonly noun: readonly [one: string, many: string]
  /** The sentence in place of an empty table; "No therapists" where not given. */
  readonly nothing?: Child
}

/** A list whose order, page and filters stand in its address. It scrolls within itself on a narrow screen. */
export const ListTable = <Key extends string>(props: ListTableProps<Key>) => {
  const { id, caption, path, state, columns, rows, total, pageSize, noun, nothing } = props
  if (rows.length === 0) {
    return (
      <p class="triptych-nothing" role="status">
        {nothing ?? `No ${noun[1]}${Object.keys(state.filters).length > 0 ? ' match these filters' : ''}.`}
      </p>
    )
  }
  return (
    <div class="triptych-list">
      <div class="triptych-scroll triptych-table" role="region" aria-labelledby={id} tabindex={0}>
        <table class="nhsuk-table nhsuk-table--compact">
          <caption class="nhsuk-table__caption nhsuk-table__caption--m" id={id}>
            <span class="triptych-caption">
              {caption}
              <span class="nhsuk-u-visually-hidden">: </span>
              <span class="triptych-count">{counted(state.page, pageSize, rows.length, total, noun)}</span>
            </span>
          </caption>
          <thead class="nhsuk-table__head">
            <tr class="nhsuk-table__row">
              {columns.map((column) => (
                <Header column={column} path={path} state={state} />
              ))}
            </tr>
          </thead>
          <tbody class="nhsuk-table__body">
            {rows.map((row) => (
              <tr class="nhsuk-table__row">
                {columns.map((column, index) => (
                  <Cell value={row[column.key]} isHeader={index === 0} column={column} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <ListPagination path={path} state={state} total={total} pageSize={pageSize} />
    </div>
  )
}

function counted(page: number, pageSize: number, shown: number, total: number, [one, many]: readonly [string, string]): string {
  const noun = total === 1 ? one : many
  if (total <= shown) return `${wholeNumber(total)} ${noun}`
  const from = (page - 1) * pageSize + 1
  return `${wholeNumber(from)} to ${wholeNumber(from + shown - 1)} of ${wholeNumber(total)} ${noun}`
}

const Header = ({ column, path, state }: { column: ListColumn<string>; path: string; state: ListState }) => {
  const numeric = column.numeric ? ' nhsuk-table__header--numeric' : ''
  if (!column.sortable) {
    return (
      <th class={`nhsuk-table__header${numeric}`} scope="col">
        {column.heading}
      </th>
    )
  }
  const sorted = state.sort === column.key ? state.direction : undefined
  const direction = sorted === 'ascending' ? 'descending' : 'ascending'
  return (
    <th class={`nhsuk-table__header${numeric}`} scope="col" aria-sort={sorted ?? 'none'}>
      <a class="nhsuk-link triptych-sort" href={listHref(path, state, { sort: column.key, direction })}>
        {column.heading}
        <span class="triptych-sort__arrow" aria-hidden="true">
          {sorted === undefined ? '↕' : sorted === 'ascending' ? '▲' : '▼'}
        </span>
      </a>
    </th>
  )
}

const Cell = ({ value, isHeader, column }: { value: Child; isHeader: boolean; column: ListColumn<string> }) =>
  isHeader ? (
    <th class={classNames('nhsuk-table__header', column.nowrap && 'triptych-nowrap')} scope="row">
      {value}
    </th>
  ) : (
    <td class={classNames('nhsuk-table__cell', column.numeric && 'nhsuk-table__cell--numeric', column.nowrap && 'triptych-nowrap')}>
      {value}
    </td>
  )
