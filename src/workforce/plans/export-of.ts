import type { z } from 'zod'
import { query, type Query } from '../../commands/index.ts'
import type { OrganisationId } from '../../kernel/index.ts'
import type { TakenAway } from './figure-workbook.ts'
import { organisationOf } from './whose.ts'

/**
 * What a page of figures shows, to take away: by the page's own rules, and said in the audit trail, because what leaves the page is
 * exact. The trail keeps which run and which fields narrowed it.
 */
export const exportOf = <Schema extends z.ZodType<{ organisation?: OrganisationId | undefined }>, Output>(
  page: Query<Schema, Output>,
  did: string,
  taken: (output: Output, input: z.output<Schema>) => TakenAway | null,
): Query<Schema, TakenAway | null> =>
  query({
    name: `${page.name}.export`,
    did,
    input: page.input,
    permits: page.permits,
    run: async (context, input) => taken(await page.run(context, input), input),
    audit: ({ input, output, viewer }) => ({
      organisation: organisationOf({ viewer }, input),
      about: output?.snapshot.run ?? null,
      narrowed: Object.entries(input).flatMap(([name, value]) => (name !== 'organisation' && value ? [name] : [])),
    }),
  })
