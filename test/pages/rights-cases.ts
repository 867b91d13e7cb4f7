import { member, thingsOf, WITHOUT_FIND } from '../world.ts'
import type { PageCase } from './cases.ts'
import { REQUESTS } from './rights-rows.ts'

const administrator = member('administrator', 'trust one')
const lead = member('AHP lead', 'trust one')
const long = member('administrator', 'trust two')
const nobody = member('administrator', WITHOUT_FIND)
const [one, two] = [thingsOf('trust one'), thingsOf('trust two')]
const always = 'there is always one'
const noList = 'it has no list'
const at = (request: string): string => `/admin/data-rights/${request}`
const COPY = 'Request for a copy'
const ERASURE = 'Request for erasure'

/** Rights of people over their data, and what is kept for long enough. */
export const RIGHTS_PAGES = {
  'page /admin/data-rights': {
    kind: 'page',
    normal: { as: administrator, path: '/admin/data-rights', title: 'Data rights' },
    empty: { as: nobody, path: '/admin/data-rights', title: 'Data rights', world: 'full' },
    error: 'it has no form',
    long: { as: long, path: '/admin/data-rights', title: 'Data rights', world: 'full' },
    many: { as: administrator, path: '/admin/data-rights', title: 'Data rights', world: 'full' },
    also: { 'of a lead': { as: lead, path: '/admin/data-rights?state=waiting+for+approval', title: 'Data rights' } },
  },
  'page /admin/data-rights/new': {
    kind: 'page',
    normal: { as: administrator, path: '/admin/data-rights/new', title: 'Record a request' },
    empty: 'it is the same for everybody',
    error: {
      as: administrator,
      path: '/admin/data-rights/new',
      send: { organisation: one.organisation, name: '', email: 'x', 'received-day': '31', 'received-month': '2', 'received-year': '2026' },
      title: 'Error: Record a request',
      heading: 'Record a request',
    },
    long: { as: long, path: '/admin/data-rights/new', title: 'Record a request', world: 'full' },
    many: noList,
  },
  'page /admin/data-rights/:request': {
    kind: 'page',
    normal: { as: administrator, path: at(REQUESTS.open), title: COPY },
    empty: { as: administrator, path: `${at(one.request)}?look=yes`, title: COPY },
    error: { as: administrator, path: `${at(REQUESTS.open)}/pause`, send: { reason: '' }, title: `Error: ${COPY}`, heading: COPY },
    long: { as: long, path: `${at(two.request)}?look=yes`, title: COPY, world: 'full' },
    many: noList,
    also: {
      'what was found': { as: administrator, path: `${at(REQUESTS.open)}?look=yes`, title: COPY },
      'records confirmed': { as: administrator, path: at(REQUESTS.confirmed), title: COPY },
      paused: { as: administrator, path: at(REQUESTS.paused), title: ERASURE },
      'to approve': { as: lead, path: at(REQUESTS.waiting), title: ERASURE },
      'approved by the same': {
        as: administrator,
        path: `${at(REQUESTS.waiting)}/approve`,
        send: {},
        title: 'You do not have access to this page',
      },
      erased: { as: administrator, path: at(REQUESTS.done), title: ERASURE },
    },
  },
  'page /admin/data-rights/retention': {
    kind: 'page',
    normal: { as: administrator, path: '/admin/data-rights/retention', title: 'Retention' },
    empty: { as: nobody, path: '/admin/data-rights/retention', title: 'Retention', world: 'full' },
    error: 'looking for what is due refuses nothing',
    long: { as: long, path: '/admin/data-rights/retention', title: 'Retention', world: 'full' },
    many: { as: administrator, path: '/admin/data-rights/retention', title: 'Retention', world: 'full' },
  },
  'page /admin/data-rights/retention/:disposal': {
    kind: 'page',
    normal: { as: lead, path: `/admin/data-rights/retention/${one.disposal}`, title: 'Disposal' },
    empty: always,
    error: {
      as: lead,
      path: `/admin/data-rights/retention/${one.disposal}/decline`,
      send: {},
      title: 'Error: Disposal',
      heading: 'Disposal',
    },
    long: { as: long, path: `/admin/data-rights/retention/${two.disposal}`, title: 'Disposal', world: 'full' },
    many: noList,
  },
} as const satisfies Record<string, PageCase>
