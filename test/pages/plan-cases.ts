import { member, WITHOUT_FIND, type OrganisationKey } from '../world.ts'
import type { PageCase, Visit } from './cases.ts'

/** The organisation that has two months of Find in the plain world of the pages. */
export const PLANNING: OrganisationKey = 'national one'

const analyst = member('workforce analyst', PLANNING)
const lead = member('AHP lead', 'trust one')
const nobody = member('workforce analyst', WITHOUT_FIND)
const noForm = 'it has no form that changes anything'
const noList = 'it has no list'

/** A page of figures: of two months with everything, of an organisation with one doubtful case, and before the first run. */
const figures = (path: string, title: string, heading: string, also: Readonly<Record<string, string>> = {}): PageCase => ({
  kind: 'page',
  normal: { as: analyst, path, title, heading },
  empty: { as: nobody, path, title, heading, world: 'full' },
  error: noForm,
  long: { as: member('workforce analyst', 'trust two'), path, title, heading, world: 'full' },
  many: noList,
  also: {
    'nobody counted': { as: lead, path, title, heading },
    ...Object.fromEntries(
      Object.entries(also).map(([state, query]): [string, Visit] => [state, { as: analyst, path: `${path}?${query}`, title, heading }]),
    ),
  },
})

/** The first page of Find, and those that count and plan. */
export const PLAN_PAGES = {
  'page /find': {
    ...figures('/find', 'Find at a glance', 'Find at a glance'),
    also: {
      'nobody counted': { as: lead, path: '/find', title: 'Find at a glance' },
      'links alone': { as: member('auditor', 'trust one'), path: '/find', title: 'Find at a glance' },
    },
  },
  'page /find/plans': figures('/find/plans', 'Plans', 'Plans', {
    narrowed: 'modality=art&by=team',
    'nobody left': 'band=none',
    'an earlier month': 'month=2026-01-31&by=setting',
  }),
  'page /find/hidden': figures('/find/hidden', 'Still hidden', 'Still hidden'),
  'page /find/quality': figures('/find/quality', 'Data quality', 'Data quality'),
  'page /find/integration': figures('/find/integration', 'Integration', 'Integration'),
  'page /find/flows': figures('/find/flows', 'Joiners and leavers', 'Joiners and leavers', { chosen: 'from=2025-12-31&to=2026-02-28' }),
} satisfies Readonly<Record<string, PageCase>>
