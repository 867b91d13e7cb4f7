import { member, thingsOf, WITHOUT_FIND } from '../world.ts'
import type { PageCase } from './cases.ts'
import { IMPORTS } from './import-rows.ts'

const analyst = member('workforce analyst', 'trust one')
const lead = member('AHP lead', 'trust one')
const long = member('workforce analyst', 'trust two')
const nobody = member('workforce analyst', WITHOUT_FIND)
const at = (id: string, more = ''): string => `/find/imports/${id}${more}`
const noForm = 'it has no form'

/** What is loaded, and how it comes in. */
export const IMPORT_PAGES = {
  'page /find/imports': {
    kind: 'page',
    normal: { as: analyst, path: '/find/imports', title: 'Imports' },
    empty: { as: nobody, path: '/find/imports', title: 'Imports', world: 'full' },
    error: noForm,
    long: { as: long, path: '/find/imports', title: 'Imports', world: 'full' },
    many: { as: analyst, path: '/find/imports?sort=month', title: 'Imports', world: 'full' },
    also: { 'who may only look': { as: lead, path: '/find/imports', title: 'Imports' } },
  },
  'page /find/imports/new': {
    kind: 'page',
    normal: { as: analyst, path: '/find/imports/new', title: 'Load a file' },
    empty: 'it shows nothing of the database',
    error: 'its errors are in the journey: a file must be sent',
    long: 'it shows nothing of the database',
    many: 'it shows nothing of the database',
  },
  'page /find/imports/organisations': {
    kind: 'page',
    normal: { as: analyst, path: '/find/imports/organisations', title: 'Organisations of the ODS file' },
    empty: { as: long, path: '/find/imports/organisations', title: 'Organisations of the ODS file' },
    error: {
      as: analyst,
      path: '/find/imports/organisations',
      send: { organisation: thingsOf('trust one').organisation, code: 'ZZ981', successor: '' },
      title: 'Error: Organisations of the ODS file',
      heading: 'Organisations of the ODS file',
    },
    long: { as: analyst, path: '/find/imports/organisations?state=closed', title: 'Organisations of the ODS file', world: 'full' },
    many: { as: analyst, path: '/find/imports/organisations', title: 'Organisations of the ODS file', world: 'full' },
  },
  'page /find/imports/:import': {
    kind: 'page',
    normal: { as: analyst, path: at(IMPORTS.staged), title: 'What this file changes' },
    empty: { as: analyst, path: at(IMPORTS.plain), title: 'What this file changes' },
    error: {
      as: analyst,
      path: at(IMPORTS.asking, '/confirm'),
      send: { version: '1' },
      title: 'Error: Which column is which?',
      heading: 'Which column is which?',
    },
    long: { as: long, path: at(thingsOf('trust two').import), title: 'This file counts', world: 'full' },
    many: { as: analyst, path: at(IMPORTS.staged), title: 'What this file changes', world: 'full' },
    also: {
      'being read': { as: analyst, path: at(IMPORTS.reading), title: 'Reading the file' },
      stopped: { as: analyst, path: at(IMPORTS.stuck), title: 'The file could not be read' },
      'with a question': { as: analyst, path: at(IMPORTS.asking), title: 'Which column is which?' },
      confirmed: { as: analyst, path: at(thingsOf('trust one').import), title: 'This file counts' },
      undone: { as: lead, path: at(IMPORTS.undone), title: 'This import was undone' },
    },
  },
  'page /find/imports/:import/columns': {
    kind: 'page',
    normal: { as: analyst, path: at(IMPORTS.staged, '/columns'), title: 'What we understood' },
    empty: { as: analyst, path: at(IMPORTS.undone, '/columns'), title: 'What we understood' },
    error: {
      as: analyst,
      path: at(IMPORTS.undone, '/columns'),
      send: { 'column.surname': 'Surname' },
      title: 'Error: What we understood',
      heading: 'What we understood',
    },
    long: { as: long, path: at(thingsOf('trust two').import, '/columns'), title: 'What we understood', world: 'full' },
    many: 'it has as many rows as a file has columns',
  },
  'page /find/imports/:import/problems': {
    kind: 'page',
    normal: { as: analyst, path: at(IMPORTS.staged, '/problems'), title: 'Values to look at' },
    empty: { as: analyst, path: at(IMPORTS.plain, '/problems'), title: 'Values to look at' },
    error: {
      as: analyst,
      path: at(IMPORTS.staged, '/problems'),
      send: { version: '1' },
      title: 'Error: Values to look at',
      heading: 'Values to look at',
    },
    long: { as: long, path: at(thingsOf('trust two').import, '/problems'), title: 'Values to look at', world: 'full' },
    many: 'it shows fifty values of a field at most',
  },
  'page /find/imports/:import/changes': {
    kind: 'page',
    normal: { as: analyst, path: at(IMPORTS.staged, '/changes?effect=added'), title: 'What this file changes, row by row' },
    empty: { as: analyst, path: at(IMPORTS.plain, '/changes'), title: 'What this file changes, row by row' },
    error: noForm,
    long: {
      as: analyst,
      path: at(IMPORTS.staged, '/changes?effect=added&page=3'),
      title: 'What this file changes, row by row',
      world: 'full',
    },
    many: { as: analyst, path: at(IMPORTS.staged, '/changes?effect=added'), title: 'What this file changes, row by row', world: 'full' },
  },
} as const satisfies Record<string, PageCase>
