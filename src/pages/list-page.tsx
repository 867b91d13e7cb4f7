import type { Child } from 'hono/jsx'
import type { z } from 'zod'
import type { ListPage, Query } from '../commands/index.ts'
import { page, type Asked, type PageRoute, type PageView } from '../http/index.ts'
import { ErrorSummary, FilterForm, ListTable, PageHeading, type FilterField, type ListColumn, type ListState } from '../ui/index.ts'
import { listAddress, PAGE_SIZE } from './list-address.ts'

interface ListDefinition<Schema extends z.ZodType, Output extends ListPage<unknown>, Key extends string> {
  readonly path: `/${string}`
  readonly query: Query<Schema, Output>
  readonly panel: NonNullable<PageView['panel']>
  /** Above the heading; the panel where not given. */
  readonly caption?: string
  readonly heading: string
  readonly breadcrumbs?: PageView['breadcrumbs']
  readonly wide?: boolean
  /** What stands above the filters: what the list is for, and what can be begun from it. */
  readonly above: (asked: Asked, total: number) => Child
  readonly below?: (asked: Asked) => Child
  /** The address: which columns sort, which filters there are, and how it is sorted at first. */
  readonly order: Omit<Parameters<typeof listAddress>[0], 'filters'>
  readonly filters: readonly FilterField[]
  /** Filters that other pages link with and that have no field. */
  readonly hiddenFilters?: readonly string[]
  readonly table: {
    readonly id: string
    readonly caption: string
    /** The first names the row. */
    readonly columns: readonly ListColumn<Key>[]
    readonly row: (row: Output['rows'][number], asked: Asked) => Readonly<Record<Key, Child>>
    readonly noun: readonly [one: string, many: string]
    readonly nothing?: (state: ListState) => Child
  }
}

/** A list whose order, filters and page stand in its address: the one frame of all lists. */
export function listPage<Schema extends z.ZodType, Output extends ListPage<unknown>, Key extends string>(
  definition: ListDefinition<Schema, Output, Key>,
): PageRoute {
  const { path, query, panel, heading, caption = panel, above, below, filters, table } = definition
  const address = listAddress({ ...definition.order, filters: [...filters.map(({ name }) => name), ...(definition.hiddenFilters ?? [])] })
  return page({
    path,
    query,
    input: address.input,
    view: ({ rows, total }, asked, tried) => {
      const state = address.state(asked)
      return {
        title: heading,
        panel,
        ...(definition.wide !== undefined && { wide: definition.wide }),
        ...(definition.breadcrumbs && { breadcrumbs: definition.breadcrumbs }),
        content: (
          <>
            <ErrorSummary problems={tried?.problems ?? []} />
            <PageHeading caption={caption} heading={heading} />
            {above(asked, total)}
            {filters.length > 0 ? <FilterForm path={path} state={state} fields={filters} /> : null}
            <ListTable
              id={table.id}
              caption={table.caption}
              path={path}
              state={state}
              columns={table.columns}
              rows={rows.map((row) => table.row(row, asked))}
              total={total}
              pageSize={PAGE_SIZE}
              noun={table.noun}
              {...(table.nothing && { nothing: table.nothing(state) })}
            />
            {below?.(asked)}
          </>
        ),
      }
    },
  })
}
