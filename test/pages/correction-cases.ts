import { member, thingsOf, WITHOUT_FIND } from '../world.ts'
import type { PageCase } from './cases.ts'

const analyst = member('workforce analyst', 'trust one')
const long = member('workforce analyst', 'trust two')
const nobody = member('workforce analyst', WITHOUT_FIND)
const [one, two] = [thingsOf('trust one'), thingsOf('trust two')]
const list = { path: '/find/corrections', title: 'Corrections' }
const correction = { path: `/find/corrections/${one.correction}`, title: 'Correction' }

/** The list for the ESR team, and one of its corrections. */
export const CORRECTION_PAGES = {
  'page /find/corrections': {
    kind: 'page',
    normal: { as: analyst, ...list },
    empty: { as: nobody, ...list, world: 'full' },
    error: {
      as: analyst,
      path: `${list.path}/sent`,
      send: { organisation: one.organisation, which: 'chosen' },
      title: 'Error: Corrections',
      heading: 'Corrections',
    },
    long: { as: long, path: `${list.path}?state=all`, title: 'Corrections', world: 'full' },
    many: { as: analyst, ...list, world: 'full' },
    also: {
      'last page of many': { as: analyst, path: `${list.path}?state=all&page=20`, title: 'Corrections', world: 'full' },
      'nothing left': { as: analyst, path: `${list.path}?state=done`, title: 'Corrections' },
    },
  },
  'page /find/corrections/:correction': {
    kind: 'page',
    normal: { as: analyst, ...correction },
    empty: 'there is always one',
    error: {
      as: analyst,
      path: `${correction.path}/drop`,
      send: { version: '1', note: '' },
      title: 'Error: Correction',
      heading: 'Correction',
    },
    long: { as: long, path: `/find/corrections/${two.correction}`, title: 'Correction', world: 'full' },
    many: 'it has no list',
  },
} as const satisfies Record<string, PageCase>
