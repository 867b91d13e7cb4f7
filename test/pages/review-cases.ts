import { member, thingsOf, WITHOUT_FIND } from '../world.ts'
import type { PageCase } from './cases.ts'

const analyst = member('workforce analyst', 'trust one')
const long = member('workforce analyst', 'trust two')
const lead = member('AHP lead', 'trust one')
const nobody = member('workforce analyst', WITHOUT_FIND)
const [one, two] = [thingsOf('trust one'), thingsOf('trust two')]
const noForm = 'it has no form'
const always = 'there is always one'
const noList = 'it has no list'

/** What reviewers see: the queue, a case, decisions to train with, the register of therapists. */
export const REVIEW_PAGES = {
  'page /find/review': {
    kind: 'page',
    normal: { as: analyst, path: '/find/review?state=all', title: 'Review' },
    empty: { as: nobody, path: '/find/review', title: 'Review', world: 'full' },
    error: { as: analyst, path: '/find/review/undo', send: { decision: 'x' }, title: 'Error: Review', heading: 'Review' },
    long: { as: long, path: '/find/review?state=all', title: 'Review', world: 'full' },
    many: { as: analyst, path: '/find/review', title: 'Review', world: 'full' },
    also: { 'last page of many': { as: analyst, path: '/find/review?page=20', title: 'Review', world: 'full' } },
  },
  'page /find/review/labels': {
    kind: 'page',
    normal: { as: analyst, path: '/find/review/labels', title: 'Decisions to train with' },
    empty: { as: nobody, path: '/find/review/labels', title: 'Decisions to train with', world: 'full' },
    error: {
      as: analyst,
      path: '/find/review/labels',
      send: { organisation: one.organisation, name: '' },
      title: 'Error: Decisions to train with',
      heading: 'Decisions to train with',
    },
    long: { as: long, path: '/find/review/labels', title: 'Decisions to train with', world: 'full' },
    many: { as: analyst, path: '/find/review/labels', title: 'Decisions to train with', world: 'full' },
  },
  'page /find/review/:case': {
    kind: 'page',
    normal: { as: analyst, path: `/find/review/${one.case}`, title: 'Case to decide' },
    empty: always,
    error: {
      as: analyst,
      path: `/find/review/${one.case}`,
      send: { seen: 'x' },
      title: 'Error: Case to decide',
      heading: 'Case to decide',
    },
    long: { as: long, path: `/find/review/${two.case}`, title: 'Case to decide', world: 'full' },
    many: noList,
    also: {
      'decided meanwhile': {
        as: lead,
        path: `/find/review/${one.case}`,
        send: { choice: 'art', basis: 'file', seen: 'x' },
        title: 'Error: Case to decide',
        heading: 'Case to decide',
      },
      'a second look': {
        as: member('AHP lead', 'trust two'),
        path: `/find/review/${two.case}?state=second+look`,
        title: 'Case to decide',
        world: 'full',
      },
      'of many': { as: lead, path: `/find/review/${one.case}?state=open`, title: 'Case to decide', world: 'full' },
    },
  },
  'page /find/therapists': {
    kind: 'page',
    normal: { as: analyst, path: '/find/therapists', title: 'Therapists' },
    empty: { as: nobody, path: '/find/therapists', title: 'Therapists', world: 'full' },
    error: noForm,
    long: { as: long, path: '/find/therapists', title: 'Therapists', world: 'full' },
    many: { as: analyst, path: '/find/therapists?registration=ends+soon', title: 'Therapists', world: 'full' },
    also: { 'last page of many': { as: analyst, path: '/find/therapists?page=20', title: 'Therapists', world: 'full' } },
  },
  'page /find/therapists/:person': {
    kind: 'page',
    normal: { as: analyst, path: `/find/therapists/${one.person}`, title: 'Therapist', heading: 'Ada Finding of trust one' },
    empty: always,
    error: noForm,
    long: { as: long, path: `/find/therapists/${two.person}`, title: 'Therapist', heading: 'Ada Llanfair', world: 'full' },
    many: noList,
  },
} as const satisfies Record<string, PageCase>
