import { idOf, member, thingsOf } from '../world.ts'
import type { PageCase, Visit } from './cases.ts'
import { JOBS, LONG_PERSON, LONG_TEXT } from './rows.ts'

const administrator = member('administrator', 'trust one')
const longAdministrator = member('administrator', 'trust two')
const emptyAdministrator = member('administrator', 'body two')
const host = member('installation administrator', 'host')
const noForm = 'it has no form'
const noList = 'it has no list'
const always = 'there is always one'
const choice = 'there is always something to choose from'

/** A list in its plain, empty, long and full states. */
const list = (
  path: string,
  title: string,
  {
    as = administrator,
    long = longAdministrator,
    empty,
    error = noForm,
  }: { as?: typeof host; long?: typeof host; empty: Visit; error?: Visit | string },
): PageCase => ({
  kind: 'page',
  normal: { as, path, title },
  empty,
  error,
  long: { as: long, path, title, world: 'full' },
  many: { as, path, title, world: 'full' },
  also: { 'last page of many': { as, path: `${path}?page=20`, title, world: 'full' } },
})

const person = (account: string, organisation: string): string => `/admin/people/${organisation}/${account}`
const supervisor = member('supervisor', 'trust one')
const longSupervisor = member('supervisor', 'trust two')
const organisation = (key: 'trust one' | 'trust two' | 'national two'): string => `/admin/organisations/${idOf(key)}`

/** What administrators, auditors and the installation's own people see. */
export const ADMINISTRATION_PAGES = {
  'page /admin/organisations': list('/admin/organisations', 'Organisations', {
    as: host,
    empty: { as: administrator, path: '/admin/organisations?status=closed', title: 'Organisations' },
  }),
  'page /admin/organisations/new': {
    kind: 'page',
    normal: { as: host, path: '/admin/organisations/new', title: 'Add an organisation' },
    empty: choice,
    error: {
      as: host,
      path: '/admin/organisations/new',
      send: { name: '', odsCode: '!', nation: 'Narnia' },
      title: 'Error: Add an organisation',
      heading: 'Add an organisation',
    },
    long: {
      as: host,
      path: '/admin/organisations/new',
      send: { kind: 'trust', name: `${LONG_TEXT}l`, odsCode: '', nation: '' },
      title: 'Error: Add an organisation',
      heading: 'Add an organisation',
    },
    many: noList,
  },
  'page /admin/organisations/:organisation': {
    kind: 'page',
    normal: { as: administrator, path: organisation('trust one'), title: 'The trust one' },
    empty: always,
    error: {
      as: administrator,
      path: organisation('trust one'),
      send: { version: '1', name: '', odsCode: '!', nation: '' },
      title: 'Error: The trust one',
      heading: 'The trust one',
    },
    long: { as: longAdministrator, path: organisation('trust two'), title: LONG_TEXT, world: 'full' },
    many: noList,
    also: {
      'of the host': { as: host, path: organisation('trust one'), title: 'The trust one' },
      closed: { as: host, path: organisation('national two'), title: 'The national two' },
      'changed by two': {
        as: administrator,
        path: organisation('trust one'),
        send: { version: '99', name: 'Another name', odsCode: 'ZZ1', nation: 'Wales' },
        title: 'Error: The trust one',
        heading: 'The trust one',
      },
      'wrong name typed': {
        as: host,
        path: `${organisation('trust one')}/close`,
        send: { typed: 'wrong' },
        title: 'Error: The trust one',
        heading: 'The trust one',
      },
      'nobody invited': {
        as: host,
        path: `${organisation('trust one')}/invite`,
        send: { name: '', email: 'x' },
        title: 'Error: The trust one',
        heading: 'The trust one',
      },
    },
  },
  'page /admin/people': list('/admin/people', 'People', {
    empty: { as: administrator, path: '/admin/people?status=disabled', title: 'People' },
  }),
  'page /admin/people/invite': {
    kind: 'page',
    normal: { as: administrator, path: '/admin/people/invite', title: 'Invite somebody' },
    empty: choice,
    error: {
      as: administrator,
      path: '/admin/people/invite',
      send: { name: '', email: 'x', organisation: idOf('trust one'), role: '' },
      title: 'Error: Invite somebody',
      heading: 'Invite somebody',
    },
    long: { as: longAdministrator, path: '/admin/people/invite', title: 'Invite somebody', world: 'full' },
    many: noList,
    also: {
      made: {
        as: administrator,
        path: '/admin/people/invite',
        send: { name: 'Wren Tully', email: 'wren.tully@example.org', organisation: idOf('trust one'), role: 'supervisor' },
        title: 'Invitation made',
      },
    },
  },
  'page /admin/people/invitations': list('/admin/people/invitations', 'Invitations', {
    empty: { as: emptyAdministrator, path: '/admin/people/invitations', title: 'Invitations' },
    error: 'what is withdrawn already leads to the page that says so',
  }),
  'page /admin/people/:organisation/:account': {
    kind: 'page',
    normal: { as: administrator, path: person(supervisor.account, supervisor.organisation), title: supervisor.name },
    empty: always,
    error: {
      as: administrator,
      path: `${person(administrator.account, administrator.organisation)}/take-role`,
      send: { role: 'administrator' },
      title: `Error: ${administrator.name}`,
      heading: administrator.name,
    },
    long: { as: longAdministrator, path: person(longSupervisor.account, longSupervisor.organisation), title: LONG_PERSON, world: 'full' },
    many: noList,
    also: {
      'read by an auditor': {
        as: member('auditor', 'trust one'),
        path: person(supervisor.account, supervisor.organisation),
        title: supervisor.name,
      },
      'own account': {
        as: administrator,
        path: `${person(administrator.account, administrator.organisation)}/disable`,
        send: {},
        title: `Error: ${administrator.name}`,
        heading: administrator.name,
      },
    },
  },
  'page /admin/agreements': list('/admin/agreements', 'Sharing agreements', {
    empty: { as: emptyAdministrator, path: '/admin/agreements', title: 'Sharing agreements' },
  }),
  'page /admin/agreements/new': {
    kind: 'page',
    normal: { as: administrator, path: '/admin/agreements/new', title: 'Record an agreement' },
    empty: choice,
    error: {
      as: administrator,
      path: '/admin/agreements/new',
      send: { 'starts-day': '31', 'starts-month': '2', 'starts-year': '2027', 'ends-day': '', 'ends-month': '', 'ends-year': '' },
      title: 'Error: Record an agreement',
      heading: 'Record an agreement',
    },
    long: { as: longAdministrator, path: '/admin/agreements/new', title: 'Record an agreement', world: 'full' },
    many: { as: administrator, path: '/admin/agreements/new', title: 'Record an agreement', world: 'full' },
  },
  'page /admin/agreements/:agreement': {
    kind: 'page',
    normal: { as: administrator, path: `/admin/agreements/${thingsOf('trust one').agreement}`, title: 'Paper of trust one' },
    empty: always,
    error: {
      as: administrator,
      path: `/admin/agreements/${thingsOf('trust one').agreement}/end`,
      send: { version: '99' },
      title: 'Error: Paper of trust one',
      heading: 'Paper of trust one',
    },
    long: { as: longAdministrator, path: `/admin/agreements/${thingsOf('trust two').agreement}`, title: LONG_TEXT, world: 'full' },
    many: noList,
  },
  'page /admin/audit': list('/admin/audit', 'Audit', {
    as: member('auditor', 'trust one'),
    empty: { as: administrator, path: '/admin/audit?kind=refused&from=2030-01-01', title: 'Audit' },
  }),
  'page /admin/jobs': list('/admin/jobs', 'Jobs', {
    empty: { as: emptyAdministrator, path: '/admin/jobs', title: 'Jobs' },
  }),
  'page /admin/jobs/:job': {
    kind: 'page',
    normal: { as: administrator, path: `/admin/jobs/${JOBS.done}`, title: 'Identification of an extract to try out' },
    empty: { as: administrator, path: `/admin/jobs/${thingsOf('trust one').job}`, title: 'test.nothing' },
    error: {
      as: administrator,
      path: `/admin/jobs/${JOBS.done}/resume`,
      send: {},
      title: 'Error: Identification of an extract to try out',
      heading: 'Identification of an extract to try out',
    },
    long: { as: longAdministrator, path: `/admin/jobs/${thingsOf('trust two').job}`, title: LONG_TEXT.slice(0, 100), world: 'full' },
    many: noList,
    also: {
      running: { as: administrator, path: `/admin/jobs/${JOBS.running}`, title: 'Identification of an extract to try out' },
    },
  },
  'page /admin/mail': list('/admin/mail', 'Letters', {
    as: host,
    long: host,
    empty: { as: host, path: '/admin/mail?state=unknown', title: 'Letters' },
    error: { as: host, path: '/admin/mail/send-again', send: { letter: idOf('no letter') }, title: 'Error: Letters', heading: 'Letters' },
  }),
} as const satisfies Readonly<Record<`page ${string}`, PageCase>>
