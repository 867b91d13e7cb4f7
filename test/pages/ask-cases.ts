import { idOf, member, thingsOf, WITHOUT_FIND } from '../world.ts'
import { CLOSED, linkTo } from './ask-rows.ts'
import type { PageCase } from './cases.ts'
import { LONG_TEXT } from './rows.ts'

const analyst = member('workforce analyst', 'trust one')
const long = member('workforce analyst', 'trust two')
const nobody = member('workforce analyst', WITHOUT_FIND)
const [one, two] = [thingsOf('trust one'), thingsOf('trust two')]
const noForm = 'it has no form'
const always = 'there is always one'

const closed = (token: string, heading: string) => ({
  as: null,
  path: `/team/${encodeURIComponent(token)}`,
  title: 'Question about a team',
  heading,
})

/** What asking looks like to those who ask, and what a manager and a person see behind their links. */
export const ASK_PAGES = {
  'page /find/teams': {
    kind: 'page',
    normal: { as: analyst, path: '/find/teams', title: 'Asked' },
    empty: { as: nobody, path: '/find/teams', title: 'Asked', world: 'full' },
    error: noForm,
    long: { as: long, path: '/find/teams', title: 'Asked', world: 'full' },
    many: { as: analyst, path: '/find/teams', title: 'Asked', world: 'full' },
    also: { 'last page of many': { as: analyst, path: '/find/teams?page=20', title: 'Asked', world: 'full' } },
  },
  'page /find/teams/new': {
    kind: 'page',
    normal: { as: member('workforce analyst', 'national one'), path: '/find/teams/new', title: 'Ask about posts' },
    empty: { as: nobody, path: '/find/teams/new', title: 'Ask about posts', world: 'full' },
    error: {
      as: analyst,
      path: `/find/teams/new?person=${one.person}`,
      send: { person: one.person, name: '', email: 'x', days: 'soon' },
      title: 'Error: Ask about posts',
      heading: 'Ask about posts',
    },
    long: { as: long, path: `/find/teams/new?person=${two.person}`, title: 'Ask about posts', world: 'full' },
    many: { as: analyst, path: '/find/teams/new', title: 'Ask about posts', world: 'full' },
    also: {
      'of a person': { as: analyst, path: `/find/teams/new?person=${one.person}`, title: 'Ask about posts' },
    },
  },
  'page /find/teams/:ask': {
    kind: 'page',
    normal: { as: analyst, path: `/find/teams/${idOf(CLOSED.answered)}`, title: 'Question about Team of trust one' },
    empty: { as: analyst, path: `/find/teams/${one.ask}`, title: 'Question about Team of trust one' },
    error: {
      as: analyst,
      path: `/find/teams/${idOf(CLOSED.withdrawn)}/remind`,
      send: {},
      title: 'Error: Question about Team of trust one',
      heading: 'Question about Team of trust one',
    },
    long: { as: long, path: `/find/teams/${two.ask}`, title: `Question about ${LONG_TEXT}`, world: 'full' },
    many: 'it has no list',
  },
  'page /team/:token': {
    kind: 'page',
    normal: { as: null, path: linkTo('team', 'trust one'), title: 'Posts in your team' },
    empty: always,
    error: {
      as: null,
      path: linkTo('team', 'trust one'),
      send: { finish: 'confirm', 'answers.0.person': one.person, 'answers.0.choice': '', 'answers.0.note': 'x'.repeat(501) },
      title: 'Error: Posts in your team',
      heading: 'Posts in your team',
    },
    long: { as: null, path: linkTo('team', 'trust two'), title: 'Posts in your team', world: 'full' },
    many: 'a letter asks about the people of one team',
    also: {
      answered: closed(CLOSED.answered, 'You have answered'),
      expired: closed(CLOSED.expired, 'This link has ended'),
      withdrawn: closed(CLOSED.withdrawn, 'This question was withdrawn'),
      'no such link': { as: null, path: '/team/a-token-that-nobody-was-ever-given', title: 'Page not found' },
    },
  },
  'page /me/:token': {
    kind: 'page',
    normal: { as: null, path: linkTo('person', 'trust one'), title: 'Are you an arts therapist?' },
    empty: always,
    error: {
      as: null,
      path: linkTo('person', 'trust one'),
      send: { registered: 'yes', number: 'ten' },
      title: 'Error: Are you an arts therapist?',
      heading: 'Are you an arts therapist?',
    },
    long: { as: null, path: linkTo('person', 'trust two'), title: 'Are you an arts therapist?', world: 'full' },
    many: 'it has no list',
    also: {
      'to check': {
        as: null,
        path: linkTo('person', 'body one'),
        send: { registered: 'not practising', modality: 'drama', number: 'as 12345' },
        title: 'Are you an arts therapist?',
      },
    },
  },
} as const satisfies Record<string, PageCase>
