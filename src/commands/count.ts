import type { z } from 'zod'
import type { ListPage } from './list.ts'
import { query, type Query } from './operation.ts'

/** How long a list is, by the list's own rules: no row of it leaves, so nobody's record was read. */
export const countOf = <Schema extends z.ZodType, Row>(list: Query<Schema, ListPage<Row>>): Query<Schema, number> =>
  query({
    name: `${list.name}.count`,
    did: 'counted a list',
    input: list.input,
    permits: list.permits,
    run: async (context, input) => (await list.run(context, input)).total,
    audit: null,
  })
