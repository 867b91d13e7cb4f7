import { join } from 'node:path'
import { z } from 'zod'
import { failed, type Problem } from '../../kernel/index.ts'
import { forgetInputs, inputsOf, trialDirectory } from '../../workforce/index.ts'
import type { JobHandler } from '../runner/index.ts'

const input = z.object({ trial: z.uuid(), fictional: z.boolean(), registerCovers: z.enum(['whole', 'arts', 'part']).nullable() })

/** The fictional region is judged at the day it was made for. */
const FICTIONAL_DAY = '2026-10-31'
const FICTIONAL_POSTS = '8000'

const nothingThere: Problem = {
  code: 'workforce.trial-empty',
  kind: 'error',
  message: 'The files of this trial are not there any more.',
  todo: 'Start a new trial with the files.',
}

/** Identifies the arts therapists in the files of a trial, in a process of its own, then forgets the files. */
export const runTrial =
  (directory: string): JobHandler =>
  async (job, tools) => {
    const { trial, fictional, registerCovers } = input.parse(job.input)
    const root = trialDirectory(directory, trial)
    const results = ['--out', join(root, 'results')]
    if (fictional) {
      const data = join(root, 'fictional')
      tools.progress({ stage: 'Making a fictional region' })
      const made = await tools.runInChild(['demonstrate', '--out', data, '--posts', FICTIONAL_POSTS])
      if (!made.ok) return made
      const files = ['--staff', join(data, 'staff.csv'), '--register', join(data, 'register.csv')]
      return tools.runInChild(['identify', ...files, '--as-at', FICTIONAL_DAY, '--demonstration', ...results])
    }
    const inputs = await inputsOf(directory, trial)
    const of = (role: string): string[] => inputs.filter((each) => each.role === role).map(({ path }) => path)
    const option = (name: string, values: readonly string[]): string[] => (values.length > 0 ? [name, ...values] : [])
    if (of('staff').length === 0) return failed(nothingThere)
    const outcome = await tools.runInChild([
      'identify',
      ...option('--staff', of('staff')),
      ...option('--register', of('register')),
      ...option('--members', of('members')),
      ...option('--mapping', of('mapping')),
      ...option('--register-covers', registerCovers === null ? [] : [registerCovers]),
      ...results,
    ])
    // An interrupted run is begun again, with its files.
    if (!tools.signal.aborted) await forgetInputs(directory, trial)
    return outcome
  }
