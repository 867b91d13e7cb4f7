import { mkdir, readdir, rename, stat } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { removeTree } from '../../files/index.ts'

/** Where a trial's files stand while they do: `in/` what was uploaded, `results/` what came of it. */
export const trialDirectory = (root: string, trial: string): string => join(root, 'trials', trial)

export interface TrialInput {
  readonly role: 'staff' | 'register' | 'members' | 'mapping'
  /** As the person calls it: only its ending is kept. */
  readonly name: string
  readonly path: string
}

/** Moves uploaded files to where the run will look for them, under names that say what they are and nothing else. */
export async function placeInputs(root: string, trial: string, inputs: readonly TrialInput[]): Promise<void> {
  const directory = join(trialDirectory(root, trial), 'in')
  await mkdir(directory, { recursive: true, mode: 0o700 })
  const used = new Map<string, number>()
  for (const { role, name, path } of inputs) {
    const count = (used.get(role) ?? 0) + 1
    used.set(role, count)
    const ending = /^\.[a-z0-9]{1,5}$/.exec(extname(name).toLowerCase())?.[0] ?? ''
    await rename(path, join(directory, `${role}${count > 1 ? `-${count}` : ''}${ending}`))
  }
}

/** The inputs that lie there, by role. */
export async function inputsOf(root: string, trial: string): Promise<{ role: string; path: string }[]> {
  const directory = join(trialDirectory(root, trial), 'in')
  const names = await readdir(directory).catch(() => [])
  return names.toSorted((a, b) => (a < b ? -1 : 1)).map((name) => ({ role: /^[a-z]+/.exec(name)?.[0] ?? '', path: join(directory, name) }))
}

/** An empty directory for what the run needs in between: whatever ends it, nothing is left elsewhere on the machine. */
export async function makeRoomFor(root: string, trial: string): Promise<string> {
  const room = join(trialDirectory(root, trial), 'between')
  await removeTree(room)
  await mkdir(room, { recursive: true, mode: 0o700 })
  return room
}

/** What was uploaded, and whatever the run made of it in between. */
export async function forgetInputs(root: string, trial: string): Promise<void> {
  for (const part of ['in', 'between', 'fictional']) await removeTree(join(trialDirectory(root, trial), part))
}

export const forgetTrial = (root: string, trial: string): Promise<void> => removeTree(trialDirectory(root, trial))

/** Directories that no trial belongs to any more and that nobody has touched for a day. */
export async function forgetStrayTrials(root: string, known: ReadonlySet<string>, now: Date): Promise<void> {
  for (const name of await readdir(join(root, 'trials')).catch(() => [])) {
    if (known.has(name)) continue
    const { mtime } = await stat(trialDirectory(root, name))
    if (now.getTime() - mtime.getTime() > 24 * 3_600_000) await forgetTrial(root, name)
  }
}
