import type { Page } from 'playwright-core'
import { idOf, member, PASSWORD, thingsOf, type Member } from '../world.ts'
import { ACCOUNT_PAGES } from './account-cases.ts'
import { ADMINISTRATION_PAGES } from './administration-cases.ts'
import { ASK_PAGES } from './ask-cases.ts'
import { CORRECTION_PAGES } from './correction-cases.ts'
import { IMPORT_PAGES } from './import-cases.ts'
import { trialOwner } from './rows.ts'
import { PLAN_PAGES } from './plan-cases.ts'
import { PROJECTION_PAGES } from './projection-cases.ts'
import { RELEASE_ACTS, RELEASE_PAGES } from './release-cases.ts'
import { REVIEW_PAGES } from './review-cases.ts'
import { RIGHTS_PAGES } from './rights-cases.ts'
import { RUN_PAGES } from './run-cases.ts'
import { TRIAL_PAGES } from './trial-cases.ts'

/** One look at a page: how it is reached, by whom, and what it must be called. */
export interface Visit {
  readonly as: Member | null
  readonly path: string
  /** Of the window, without the name of the service. */
  readonly title: string
  /** The page's heading where it is not its title. */
  readonly heading?: string
  /** Sent to `path` as a form: the page is what comes back. */
  readonly send?: Readonly<Record<string, string>>
  /** Done in the window after that. */
  readonly afterwards?: (page: Page) => Promise<void>
  /** `full`: a thousand rows and the longest texts; `broken`: a table is missing. Else the plain world. */
  readonly world?: 'full' | 'broken'
}

/** The states a page is looked at in: each a visit, or why there is none. */
export interface PageCase {
  readonly kind: 'page'
  readonly normal: Visit
  readonly empty: Visit | string
  readonly error: Visit | string
  readonly long: Visit | string
  readonly many: Visit | string
  /** Other faces of the page. */
  readonly also?: Readonly<Record<string, Visit>>
}

/** What is no page is proven in a journey. */
export interface OtherCase {
  readonly kind: 'form' | 'file' | 'stream' | 'upload'
  readonly journey: `test/journeys/${string}.test.ts`
}

export interface Cases {
  readonly [page: `page ${string}`]: PageCase
  readonly [form: `form ${string}`]: OtherCase
  readonly [file: `file ${string}`]: OtherCase
  readonly [stream: `stream ${string}`]: OtherCase
  readonly [upload: `upload ${string}`]: OtherCase
}

const journey = (kind: OtherCase['kind'], name: string): OtherCase => ({ kind, journey: `test/journeys/${name}.test.ts` })
const still = 'it shows nothing of the database'
const noForm = 'it has no form'
const anybody = member('trainee', 'university one')

const HOME: PageCase = {
  kind: 'page',
  normal: { as: member('administrator', 'trust one'), path: '/', title: 'Home', heading: 'Hello, Person administrator of trust one' },
  empty: { as: anybody, path: '/', title: 'Home', heading: 'Hello, Person trainee of university one' },
  error: noForm,
  long: { as: member('administrator', 'trust two'), path: '/', title: 'Home', heading: 'Hello, Wolfe', world: 'full' },
  many: {
    as: member('installation administrator', 'host'),
    path: '/',
    title: 'Home',
    heading: 'Hello, Person installation administrator of host',
    world: 'full',
  },
  also: {
    'signed out': { as: null, path: '/', title: 'Three panels, one picture' },
    'with trials': { as: member('AHP lead', 'trust one'), path: '/', title: 'Home', heading: 'Hello, Person AHP lead of trust one' },
  },
}

const plain = (path: string, title: string): PageCase => ({
  kind: 'page',
  normal: { as: anybody, path, title },
  empty: still,
  error: noForm,
  long: still,
  many: still,
  also: { 'signed out': { as: null, path, title } },
})

/** Every route of the service by its kind and path. `test/architecture/routes.test.ts` holds it against the table of routes. */
export const CASES: Cases = {
  'page /': HOME,
  ...ACCOUNT_PAGES,
  ...PLAN_PAGES,
  ...TRIAL_PAGES,
  ...RUN_PAGES,
  ...ADMINISTRATION_PAGES,
  ...RELEASE_PAGES,
  ...RELEASE_ACTS,
  ...REVIEW_PAGES,
  ...ASK_PAGES,
  ...RIGHTS_PAGES,
  ...IMPORT_PAGES,
  ...PROJECTION_PAGES,
  ...CORRECTION_PAGES,
  'page /admin/roles': { ...plain('/admin/roles', 'Roles'), also: {} },
  'page /admin/data': { ...plain('/admin/data', 'What is held of people'), also: {} },
  'page /admin/about': plain('/admin/about', 'About Triptych'),
  'page /help': plain('/help', 'Help'),
  'page /accessibility': plain('/accessibility', 'Accessibility'),

  'form /sign-in': journey('form', 'signing-in'),
  'form /sign-in/code': journey('form', 'signing-in'),
  'form /sign-in/forgotten': journey('form', 'signing-in'),
  'form /sign-in/reset/:token': journey('form', 'signing-in'),
  'form /sign-out': journey('form', 'signing-in'),
  'form /account/name': journey('form', 'account'),
  'form /account/end-session': journey('form', 'account'),
  'form /account/password': journey('form', 'account'),
  'form /account/two-step': journey('form', 'signing-in'),
  'form /account/two-step/confirm': journey('form', 'signing-in'),
  'form /account/two-step/end': journey('form', 'account'),
  'form /invite/:token': journey('form', 'people'),
  'file /find/plans/files/:name': journey('file', 'planning'),
  'file /find/quality/files/:name': journey('file', 'planning'),
  'file /find/integration/files/:name': journey('file', 'planning'),
  'file /find/flows/files/:name': journey('file', 'planning'),
  'form /find/teams/new': journey('form', 'asking'),
  'form /find/teams/:ask/remind': journey('form', 'asking'),
  'form /find/teams/:ask/withdraw': journey('form', 'asking'),
  'form /find/teams/:ask/take-over': journey('form', 'asking'),
  'form /team/:token': journey('form', 'asking'),
  'form /me/:token': journey('form', 'asking'),
  'form /me/:token/confirm': journey('form', 'asking'),
  'form /admin/data-rights/new': journey('form', 'data-rights'),
  'form /admin/data-rights/:request/records': journey('form', 'data-rights'),
  'form /admin/data-rights/:request/pause': journey('form', 'data-rights'),
  'form /admin/data-rights/:request/resume': journey('form', 'data-rights'),
  'form /admin/data-rights/:request/refuse': journey('form', 'data-rights'),
  'form /admin/data-rights/:request/complete': journey('form', 'data-rights'),
  'form /admin/data-rights/:request/propose': journey('form', 'data-rights'),
  'form /admin/data-rights/:request/approve': journey('form', 'data-rights'),
  'form /admin/data-rights/:request/decline': journey('form', 'data-rights'),
  'form /admin/data-rights/retention/look': journey('form', 'data-rights'),
  'form /admin/data-rights/retention/:disposal/approve': journey('form', 'data-rights'),
  'form /admin/data-rights/retention/:disposal/decline': journey('form', 'data-rights'),
  'file /admin/data-rights/:request/workbook': journey('file', 'data-rights'),
  'file /admin/data-rights/:request/json': journey('file', 'data-rights'),
  'upload /try': journey('upload', 'try'),
  'form /try/fictional': journey('form', 'try'),
  'stream /try/:trial/events': journey('stream', 'try'),
  'form /try/:trial/keep': journey('form', 'try'),
  'form /try/:trial/delete': journey('form', 'try'),
  'file /try/:trial/files/:name': journey('file', 'try'),
  'file /try/:trial/report': journey('file', 'try'),
  'form /find/projection/new': journey('form', 'projection'),
  'form /find/projection/:scenario/change': journey('form', 'projection'),
  'form /find/projection/:scenario/copy': journey('form', 'projection'),
  'form /find/projection/:scenario/delete': journey('form', 'projection'),
  'file /find/projection/:scenario/workbook': journey('file', 'projection'),
  'form /find/corrections/make': journey('form', 'corrections'),
  'form /find/corrections/sent': journey('form', 'corrections'),
  'form /find/corrections/:correction/drop': journey('form', 'corrections'),
  'file /find/corrections/workbook': journey('file', 'corrections'),
  'form /admin/organisations/new': journey('form', 'organisations'),
  'form /admin/organisations/:organisation': journey('form', 'organisations'),
  'form /admin/organisations/:organisation/invite': journey('form', 'organisations'),
  'form /admin/organisations/:organisation/close': journey('form', 'organisations'),
  'form /admin/people/invite': journey('form', 'people'),
  'form /admin/people/invitations/withdraw': journey('form', 'people'),
  'form /admin/people/:organisation/:account/give-role': journey('form', 'people'),
  'form /admin/people/:organisation/:account/take-role': journey('form', 'people'),
  'form /admin/people/:organisation/:account/disable': journey('form', 'people'),
  'form /admin/people/:organisation/:account/enable': journey('form', 'people'),
  'form /admin/people/:organisation/:account/end-sessions': journey('form', 'people'),
  'form /admin/agreements/new': journey('form', 'organisations'),
  'form /admin/agreements/:agreement/end': journey('form', 'organisations'),
  'file /admin/audit/export': journey('file', 'keeping-it-running'),
  'stream /admin/jobs/:job/events': journey('stream', 'keeping-it-running'),
  'form /admin/jobs/:job/cancel': journey('form', 'keeping-it-running'),
  'form /admin/jobs/:job/resume': journey('form', 'keeping-it-running'),
  'form /find/imports/organisations': journey('form', 'imports'),
  'upload /find/imports/new': journey('upload', 'imports'),
  'stream /find/imports/:import/events': journey('stream', 'imports'),
  'file /find/imports/:import/errors': journey('file', 'imports'),
  'form /find/imports/:import/columns': journey('form', 'imports'),
  'form /find/imports/:import/problems': journey('form', 'imports'),
  'form /find/imports/:import/confirm': journey('form', 'imports'),
  'form /find/imports/:import/compare': journey('form', 'imports'),
  'form /find/imports/:import/again': journey('form', 'imports'),
  'form /find/imports/:import/undo': journey('form', 'imports'),
  'form /find/imports/:import/abandon': journey('form', 'imports'),
  'form /find/runs/new': journey('form', 'runs'),
  'stream /find/runs/:run/events': journey('stream', 'runs'),
  'file /find/runs/:run/report': journey('file', 'runs'),
  'file /find/runs/:run/model': journey('file', 'runs'),
  'form /find/review/undo': journey('form', 'review'),
  'form /find/review/labels': journey('form', 'review'),
  'form /find/review/:case': journey('form', 'review'),
  'form /find/review/:case/second-look': journey('form', 'review'),
  'form /admin/mail/send-again': journey('form', 'keeping-it-running'),
}

const untilRefused = async (page: Page): Promise<void> => {
  for (let tries = 0; tries < 6; tries++) {
    await page.getByLabel('Password', { exact: true }).fill('wrong')
    await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: 'Sign in' }).click()])
  }
  await page.getByText('This was tried too often').first().waitFor()
}

/** Pages that stand at no address of their own. */
export const MESSAGES: Readonly<Record<string, Visit>> = {
  'not found': { as: anybody, path: '/nowhere', title: 'Page not found' },
  'not found, signed out': { as: null, path: '/nowhere', title: 'Page not found' },
  'not yours': {
    as: member('administrator', 'trust one'),
    path: `/admin/agreements/${thingsOf('university two').agreement}`,
    title: 'Page not found',
  },
  'not allowed': { as: anybody, path: '/admin/people', title: 'You do not have access to this page' },
  'no such id': { as: member('administrator', 'trust one'), path: '/admin/agreements/none', title: 'Page not found' },
  'a link that was used': { as: null, path: `/invite/${idOf('no such token')}`, title: 'Page not found' },
  'a mistake of ours': {
    as: trialOwner,
    path: '/try',
    title: 'There is a problem with the service',
    world: 'broken',
  },
  'too often': {
    as: null,
    path: '/sign-in',
    send: { email: 'often@example.org', password: PASSWORD },
    title: 'Error: Sign in',
    heading: 'Sign in',
    afterwards: untilRefused,
  },
}
