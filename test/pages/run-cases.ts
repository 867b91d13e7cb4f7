import { idOf, member, thingsOf, WITHOUT_FIND } from '../world.ts'
import type { PageCase } from './cases.ts'
import { PLANNING } from './plan-cases.ts'
import { RUN_UNDER_WAY } from './run-rows.ts'

const analyst = member('workforce analyst', 'trust one')
const long = member('workforce analyst', 'trust two')
const nobody = member('workforce analyst', WITHOUT_FIND)
const planner = member('workforce analyst', PLANNING)
const [one, two] = [thingsOf('trust one'), thingsOf('trust two')]
const last = idOf(`run 2026-02-28 of ${PLANNING}`)
const noForm = 'it has no form'

/** Identification runs. */
export const RUN_PAGES = {
  'page /find/runs': {
    kind: 'page',
    normal: { as: planner, path: '/find/runs', title: 'Identification runs' },
    empty: { as: nobody, path: '/find/runs', title: 'Identification runs', world: 'full' },
    error: noForm,
    long: { as: long, path: '/find/runs', title: 'Identification runs', world: 'full' },
    many: { as: analyst, path: '/find/runs', title: 'Identification runs', world: 'full' },
    also: { 'last page of many': { as: analyst, path: '/find/runs?page=20', title: 'Identification runs', world: 'full' } },
  },
  'page /find/runs/new': {
    kind: 'page',
    normal: { as: analyst, path: '/find/runs/new', title: 'Start an identification run' },
    empty: { as: nobody, path: '/find/runs/new', title: 'Start an identification run', world: 'full' },
    error: {
      as: analyst,
      path: '/find/runs/new',
      send: { import: 'x' },
      title: 'Error: Start an identification run',
      heading: 'Start an identification run',
    },
    long: { as: long, path: '/find/runs/new', title: 'Start an identification run', world: 'full' },
    many: { as: analyst, path: '/find/runs/new', title: 'Start an identification run', world: 'full' },
  },
  'page /find/runs/:run': {
    kind: 'page',
    normal: { as: planner, path: `/find/runs/${last}`, title: 'Arts therapists in February 2026' },
    empty: { as: analyst, path: `/find/runs/${one.run}`, title: 'The run ended without a result' },
    error: noForm,
    long: { as: long, path: `/find/runs/${two.run}`, title: 'The run ended without a result', world: 'full' },
    many: 'its tables have as many rows as there are reasons',
    also: { 'under way': { as: analyst, path: `/find/runs/${RUN_UNDER_WAY}`, title: 'Looking for the arts therapists' } },
  },
  'page /find/runs/:run/changes': {
    kind: 'page',
    normal: { as: planner, path: `/find/runs/${last}/changes`, title: 'Who changed since the run before' },
    empty: { as: analyst, path: `/find/runs/${one.run}/changes`, title: 'Who changed since the run before' },
    error: noForm,
    long: { as: long, path: `/find/runs/${two.run}/changes`, title: 'Who changed since the run before', world: 'full' },
    many: { as: analyst, path: `/find/runs/${one.run}/changes`, title: 'Who changed since the run before', world: 'full' },
  },
} as const satisfies Record<string, PageCase>
