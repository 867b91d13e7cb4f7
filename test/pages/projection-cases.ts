import { member, thingsOf, WITHOUT_FIND } from '../world.ts'
import type { PageCase, Visit } from './cases.ts'
import { PLANNING } from './plan-cases.ts'
import { LONG_TEXT } from './rows.ts'

const lead = member('AHP lead', 'trust one')
const planner = member('workforce analyst', PLANNING)
const long = member('AHP lead', 'trust two')
const nobody = member('workforce analyst', WITHOUT_FIND)
const [one, two] = [thingsOf('trust one'), thingsOf('trust two')]
const noForm = 'it has no form that changes anything'
const noList = 'it has no list'
const always = 'there is always one'

const list = { path: '/find/projection', title: 'Projection' }
const fresh = { path: '/find/projection/new', title: 'New projection scenario' }
const scenario = `/find/projection/${one.scenario}`
const change = { path: `${scenario}/change`, title: 'Change the scenario' }
const longName = LONG_TEXT.slice(0, 120)
const reach = (query: string): Visit => ({ as: lead, path: `${scenario}?${query}`, title: 'Scenario of trust one' })

/** Scenarios: the list, the form of a new one, a result, the form to change it, a comparison. */
export const PROJECTION_PAGES = {
  'page /find/projection': {
    kind: 'page',
    normal: { as: lead, ...list },
    empty: { as: nobody, ...list, world: 'full' },
    error: noForm,
    long: { as: long, ...list, world: 'full' },
    many: { as: lead, ...list, world: 'full' },
    also: { 'no scenario yet': { as: planner, ...list } },
  },
  'page /find/projection/new': {
    kind: 'page',
    normal: { as: planner, ...fresh },
    empty: { as: nobody, ...fresh, world: 'full' },
    error: {
      as: lead,
      ...fresh,
      send: { organisation: one.organisation, by: 'modality', run: one.run, name: '', years: '0', seed: 'x' },
      title: `Error: ${fresh.title}`,
      heading: fresh.title,
    },
    long: {
      as: lead,
      ...fresh,
      send: { organisation: one.organisation, by: 'modality', run: one.run, name: LONG_TEXT, years: '5', seed: '1' },
      title: `Error: ${fresh.title}`,
      heading: fresh.title,
    },
    many: noList,
    also: {
      'all together': { as: planner, path: '/find/projection/new?by=together', title: fresh.title },
      'figures that are none': {
        as: lead,
        ...fresh,
        send: {
          organisation: one.organisation,
          by: 'modality',
          run: one.run,
          name: 'Base',
          years: '5',
          seed: '1',
          'groups.0.assumptions.attrition.value': 'some',
          'groups.0.assumptions.attrition.low': '-1',
        },
        title: `Error: ${fresh.title}`,
        heading: fresh.title,
      },
    },
  },
  'page /find/projection/:scenario': {
    kind: 'page',
    normal: { as: lead, path: scenario, title: 'Scenario of trust one' },
    empty: always,
    error: reach('amount=many'),
    long: { as: long, path: `/find/projection/${two.scenario}`, title: longName, heading: longName.slice(0, 40), world: 'full' },
    many: noList,
    also: {
      'what it would take': reach('amount=12&measure=headcount&year=5&from=3'),
      'out of reach': reach('amount=900000&measure=fte&year=5&from=5'),
      'a group that is none': reach('amount=12&group=Nobody&year=9'),
    },
  },
  'page /find/projection/:scenario/change': {
    kind: 'page',
    normal: { as: lead, ...change },
    empty: always,
    error: {
      as: lead,
      ...change,
      send: { version: '1', run: one.run, name: '', years: '5', seed: '1' },
      title: `Error: ${change.title}`,
      heading: change.title,
    },
    long: { as: long, path: `/find/projection/${two.scenario}/change`, title: change.title, world: 'full' },
    many: noList,
  },
  'page /find/projection/compare': {
    kind: 'page',
    normal: { as: lead, path: '/find/projection/compare', title: 'Compare scenarios' },
    empty: { as: nobody, path: '/find/projection/compare', title: 'Compare scenarios', world: 'full' },
    error: noForm,
    long: { as: long, path: `/find/projection/compare?first=${two.scenario}`, title: 'Compare scenarios', world: 'full' },
    many: { as: lead, path: '/find/projection/compare', title: 'Compare scenarios', world: 'full' },
    also: {
      'with three': {
        as: long,
        path: `/find/projection/compare?${['first', 'second', 'third'].map((place, at) => `${place}=${copyOf(at)}`).join('&')}`,
        title: 'Compare scenarios',
        world: 'full',
      },
    },
  },
} as const satisfies Record<string, PageCase>

function copyOf(at: number): string {
  return two.scenario.slice(0, -1) + ((Number.parseInt(two.scenario.slice(-1), 16) + at + 1) % 16).toString(16)
}
