import { member, PASSWORD } from '../world.ts'
import type { PageCase, Visit } from './cases.ts'
import { INVITED_AGAIN } from './rows.ts'

const owner = member('workforce analyst', 'trust one')
const longOwner = member('administrator', 'trust two')
const withTwoStep = member('researcher', 'university one')
const settingUp = member('supervisor', 'university one')
const secretsOnly = 'it shows no text that somebody wrote'
const noList = 'it has no list'
const always = 'it is the same for everybody'
const token = 'a token that opens nothing'

const key = `[...document.querySelectorAll('code')].map((code) => code.textContent.replaceAll(' ', '')).find((text) => /^[A-Z2-7]{32}$/.test(text))`

const waiting: Visit = {
  as: settingUp,
  path: '/account/two-step',
  send: { current: PASSWORD },
  title: 'Two-step sign-in',
  async afterwards(page) {
    if (typeof (await page.evaluate(key)) !== 'string') throw new Error('the page does not show the key')
  },
}

/** Signing in and what everybody has. */
export const ACCOUNT_PAGES = {
  'page /sign-in': {
    kind: 'page',
    normal: { as: null, path: '/sign-in', title: 'Sign in' },
    empty: always,
    error: { as: null, path: '/sign-in', send: { email: 'x', password: '' }, title: 'Error: Sign in', heading: 'Sign in' },
    long: {
      as: null,
      path: '/sign-in',
      send: { email: `${'e'.repeat(250)}@`, password: 'x' },
      title: 'Error: Sign in',
      heading: 'Sign in',
    },
    many: noList,
    also: {
      wrong: { as: null, path: '/sign-in', send: { email: owner.email, password: 'wrong' }, title: 'Error: Sign in', heading: 'Sign in' },
    },
  },
  'page /sign-in/code': {
    kind: 'page',
    normal: { as: null, path: '/sign-in/code', title: 'Enter your code' },
    empty: always,
    error: { as: null, path: '/sign-in/code', send: { code: '' }, title: 'Error: Enter your code', heading: 'Enter your code' },
    long: secretsOnly,
    many: noList,
  },
  'page /sign-in/forgotten': {
    kind: 'page',
    normal: { as: null, path: '/sign-in/forgotten', title: 'Ask for a new password' },
    empty: always,
    error: {
      as: null,
      path: '/sign-in/forgotten',
      send: { email: 'not an address' },
      title: 'Error: Ask for a new password',
      heading: 'Ask for a new password',
    },
    long: {
      as: null,
      path: '/sign-in/forgotten',
      send: { email: `${'e'.repeat(300)}@example.org` },
      title: 'Error: Ask for a new password',
      heading: 'Ask for a new password',
    },
    many: noList,
  },
  'page /sign-in/reset/:token': {
    kind: 'page',
    normal: { as: null, path: `/sign-in/reset/${encodeURIComponent(token)}`, title: 'Choose a new password' },
    empty: always,
    error: {
      as: null,
      path: `/sign-in/reset/${encodeURIComponent(token)}`,
      send: { password: 'short' },
      title: 'Error: Choose a new password',
      heading: 'Choose a new password',
    },
    long: secretsOnly,
    many: noList,
  },
  'page /account': {
    kind: 'page',
    normal: { as: owner, path: '/account', title: 'Your account' },
    empty: always,
    error: { as: owner, path: '/account/name', send: { name: '' }, title: 'Error: Your account', heading: 'Your account' },
    long: { as: longOwner, path: '/account', title: 'Your account', world: 'full' },
    many: 'a person has as many sessions as browsers',
    also: { 'two steps': { as: withTwoStep, path: '/account', title: 'Your account' } },
  },
  'page /account/password': {
    kind: 'page',
    normal: { as: owner, path: '/account/password', title: 'Change your password' },
    empty: always,
    error: {
      as: owner,
      path: '/account/password',
      send: { current: '', password: 'short' },
      title: 'Error: Change your password',
      heading: 'Change your password',
    },
    long: secretsOnly,
    many: noList,
  },
  'page /account/two-step': {
    kind: 'page',
    normal: { as: owner, path: '/account/two-step', title: 'Two-step sign-in' },
    empty: always,
    error: {
      as: owner,
      path: '/account/two-step',
      send: { current: 'wrong' },
      title: 'Error: Two-step sign-in',
      heading: 'Two-step sign-in',
    },
    long: secretsOnly,
    many: noList,
    also: {
      'with the picture': waiting,
      'with a wrong code': {
        as: settingUp,
        path: '/account/two-step/confirm',
        send: { code: '000000' },
        title: 'Error: Two-step sign-in',
        heading: 'Two-step sign-in',
      },
      on: { as: withTwoStep, path: '/account/two-step', title: 'Two-step sign-in' },
    },
  },
  'page /invite/:token': {
    kind: 'page',
    normal: { as: null, path: `/invite/${encodeURIComponent('invitation to trust one')}`, title: 'Your invitation' },
    empty: always,
    error: {
      as: null,
      path: `/invite/${encodeURIComponent('invitation to trust one')}`,
      send: { name: '', password: 'short' },
      title: 'Error: Your invitation',
      heading: 'Your invitation',
    },
    long: { as: null, path: `/invite/${encodeURIComponent('invitation to trust two')}`, title: 'Your invitation', world: 'full' },
    many: noList,
    also: { 'with an account': { as: null, path: `/invite/${encodeURIComponent(INVITED_AGAIN)}`, title: 'Your invitation' } },
  },
} as const satisfies Readonly<Record<`page ${string}`, PageCase>>
