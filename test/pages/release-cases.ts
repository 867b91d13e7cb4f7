import { member, WITHOUT_FIND } from '../world.ts'
import type { OtherCase, PageCase } from './cases.ts'
import { RELEASE_TITLE, RELEASES } from './release-rows.ts'
import { LONG_TEXT } from './rows.ts'

const analyst = member('workforce analyst', 'trust one')
const lead = member('AHP lead', 'trust one')
const officer = member('officer', 'body one')
const long = member('workforce analyst', 'trust two')
const nobody = member('workforce analyst', WITHOUT_FIND)
const noForm = 'it has no form'
const fixed = 'its tables have as many rows as there are places and bands'
const choose = '/find/releases/new/choose'
const check = (release: string): string => `/find/releases/${release}/check`
const withdraw = `/find/releases/${RELEASES.published}/withdraw`

/** Releases. */
export const RELEASE_PAGES = {
  'page /find/releases': {
    kind: 'page',
    normal: { as: analyst, path: '/find/releases', title: 'Releases' },
    empty: { as: nobody, path: '/find/releases?state=withdrawn', title: 'Releases', world: 'full' },
    error: noForm,
    long: { as: long, path: '/find/releases', title: 'Releases', world: 'full' },
    many: { as: analyst, path: '/find/releases', title: 'Releases', world: 'full' },
    also: { 'of others': { as: officer, path: '/find/releases?whose=others', title: 'Releases' } },
  },
  'page /find/releases/new/choose': {
    kind: 'page',
    normal: { as: analyst, path: choose, title: 'Prepare a release' },
    empty: { as: nobody, path: choose, title: 'Prepare a release', world: 'full' },
    error: {
      as: analyst,
      path: choose,
      send: { month: '2025-12-31' },
      title: 'Error: Prepare a release',
      heading: 'Prepare a release',
    },
    long: { as: long, path: choose, title: 'Prepare a release', world: 'full' },
    many: 'it lists months, of which there are twelve a year',
  },
  'page /find/releases/:release/check': {
    kind: 'page',
    normal: { as: lead, path: check(RELEASES.draft), title: 'Check and publish' },
    empty: { as: analyst, path: check(RELEASES.failed), title: 'This release cannot be published' },
    error: {
      as: analyst,
      path: `/find/releases/${RELEASES.draft}/drop`,
      send: { reason: '' },
      title: 'Error: Check and publish',
      heading: 'Check and publish',
    },
    long: 'a title stands here as it does on the page of a published one',
    many: fixed,
    also: { 'under way': { as: analyst, path: check(RELEASES.waiting), title: 'Counting and making safe' } },
  },
  'page /find/releases/:release': {
    kind: 'page',
    normal: { as: officer, path: `/find/releases/${RELEASES.published}`, title: RELEASE_TITLE },
    empty: 'a release without figures is not published',
    error: noForm,
    long: { as: long, path: `/find/releases/${RELEASES.long}`, title: LONG_TEXT, world: 'full' },
    many: fixed,
    also: {
      withdrawn: { as: analyst, path: `/find/releases/${RELEASES.withdrawn}`, title: 'Taken back' },
      'of their own': { as: lead, path: `/find/releases/${RELEASES.published}`, title: RELEASE_TITLE },
    },
  },
  'page /find/releases/:release/withdraw': {
    kind: 'page',
    normal: { as: lead, path: withdraw, title: 'Withdraw a release' },
    empty: 'it is about one release',
    error: { as: lead, path: withdraw, send: { reason: '' }, title: 'Error: Withdraw a release', heading: 'Withdraw a release' },
    long: { as: long, path: `/find/releases/${RELEASES.long}/withdraw`, title: 'Withdraw a release', world: 'full' },
    many: 'it is about one release',
  },
} as const satisfies Record<string, PageCase>

const journey = (kind: OtherCase['kind']): OtherCase => ({ kind, journey: 'test/journeys/releases.test.ts' })

/** What is no page of them. */
export const RELEASE_ACTS = {
  'form /find/releases/new/choose': journey('form'),
  'stream /find/releases/:release/events': journey('stream'),
  'form /find/releases/:release/publish': journey('form'),
  'form /find/releases/:release/recount': journey('form'),
  'form /find/releases/:release/drop': journey('form'),
  'form /find/releases/:release/withdraw': journey('form'),
  'file /find/releases/:release/files/:name': journey('file'),
} as const satisfies Record<string, OtherCase>
