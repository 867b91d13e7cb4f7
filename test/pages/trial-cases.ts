import { member } from '../world.ts'
import type { PageCase } from './cases.ts'
import { TRIALS, trialOwner } from './rows.ts'

const TRY = 'Try your own extract'
const trial = (id: string): string => `/try/${id}`

/** An extract tried out. */
export const TRIAL_PAGES = {
  'page /try': {
    kind: 'page',
    normal: { as: trialOwner, path: '/try', title: TRY },
    empty: { as: null, path: '/try', title: TRY },
    error: {
      as: trialOwner,
      path: '/try',
      title: `Error: ${TRY}`,
      heading: TRY,
      afterwards: async (page) => {
        await page.getByRole('button', { name: 'Find the arts therapists' }).click()
        await page.getByRole('alert').waitFor()
      },
    },
    long: 'it shows no text that somebody wrote',
    many: 'a person has three trials at most',
    also: {
      'without a list': { as: member('AHP lead', 'trust two'), path: '/try', title: TRY },
      'with too many trials': {
        as: trialOwner,
        path: '/try/fictional',
        send: {},
        title: `Error: ${TRY}`,
        heading: TRY,
      },
    },
  },
  'page /try/:trial': {
    kind: 'page',
    normal: { as: trialOwner, path: trial(TRIALS.done), title: 'Arts therapists in your extract' },
    empty: { as: trialOwner, path: trial(TRIALS.asked), title: 'The trial ended without a result' },
    error: 'keeping and deleting ask for nothing that could be wrong',
    long: {
      as: member('workforce analyst', 'trust two'),
      path: trial(TRIALS.long),
      title: 'The trial ended without a result',
      world: 'full',
    },
    many: 'its tables have as many rows as there are outcomes',
    also: {
      running: { as: trialOwner, path: trial(TRIALS.running), title: 'Looking for the arts therapists' },
      kept: { as: trialOwner, path: trial(TRIALS.kept), title: 'Arts therapists in your extract' },
    },
  },
} as const satisfies Readonly<Record<`page ${string}`, PageCase>>
