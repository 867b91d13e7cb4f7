import { mkdirSync, renameSync, rmdirSync, rmSync } from 'node:fs'
import { mkdir, open, readdir, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { failed, ok, type Problem, type Result } from '../../kernel/index.ts'
import { clearLeftovers } from './leftovers.ts'
import { problemOf } from './write-problem.ts'

export interface Replacing {
  /** A directory that holds this file was written by an earlier run and may be replaced. */
  readonly marker?: string
  /** Every name a run writes: a directory that holds anything else is somebody's and is left alone. */
  readonly ours?: readonly string[]
}

/**
 * Runs `write` in a directory beside `outDir` and gives it that name in one rename once everything is on the disk.
 * An interruption, a throw or a kill leaves `outDir` as it was. An existing `outDir` is replaced only if it is empty or ours.
 * Problems: the directory is somebody's, may not be written, or the disk is full; what else `write` throws is thrown on.
 */
export async function writeAllOrNothing<T>(
  outDir: string,
  write: (directory: string) => Promise<T>,
  replacing: Replacing = {},
): Promise<Result<T>> {
  const target = resolve(outDir)
  const partial = join(dirname(target), `.${basename(target)}.partial-${process.pid}`)
  const made: { partial: boolean; parent: string | undefined } = { partial: false, parent: undefined }
  const undo = (): void => {
    if (made.partial) rmSync(partial, { recursive: true, force: true })
    if (made.parent !== undefined) removeEmpty(dirname(target), made.parent)
  }
  const release = onInterruption(undo)
  try {
    const refusal = await refusalToReplace(target, replacing)
    if (refusal) return failed(refusal)
    made.parent = mkdirSync(dirname(target), { recursive: true })
    await clearLeftovers(target)
    made.partial = true
    await mkdir(partial)
    const value = await write(partial)
    await sync(partial)
    putInPlace(partial, target)
    made.parent = undefined
    await syncOne(dirname(target))
    return ok(value)
  } catch (error) {
    undo()
    const problem = problemOf(error, target)
    if (problem) return failed(problem)
    throw error
  } finally {
    release()
  }
}

/** Why a directory may not be replaced by results, or null: to be asked before the work, too. */
export async function refusalToReplace(outDir: string, { marker = 'run.json', ours }: Replacing): Promise<Problem | null> {
  const target = resolve(outDir)
  const found = await stat(target).catch(() => null)
  if (!found) return null
  const refuse = (message: string): Problem => ({
    code: 'files.not-ours',
    kind: 'error',
    message,
    todo: 'Choose another directory, or one that does not exist yet.',
    where: { file: target },
  })
  if (!found.isDirectory()) return refuse('There is already a file of this name.')
  const names = await readdir(target)
  if (names.length === 0) return null
  if (!names.includes(marker)) return refuse('This directory holds files that Triptych did not write.')
  const foreign = ours ? names.filter((name) => !ours.includes(name)) : []
  return foreign.length > 0 ? refuse('This directory holds other files beside the results of an earlier run.') : null
}

/** Without a pause between the renames, so that a signal finds either the old or the new results under the name. */
function putInPlace(partial: string, target: string): void {
  const aside = join(dirname(target), `.${basename(target)}.replaced-${process.pid}`)
  let moved = false
  try {
    renameSync(target, aside)
    moved = true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
  try {
    renameSync(partial, target)
  } catch (error) {
    if (moved) renameSync(aside, target)
    throw error
  }
  rmSync(aside, { recursive: true, force: true })
}

async function sync(directory: string): Promise<void> {
  for (const entry of await readdir(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name)
    await (entry.isDirectory() ? sync(path) : syncOne(path))
  }
  await syncOne(directory)
}

/** Windows does not let a directory be opened: there the rename is as durable as the system makes it. */
async function syncOne(path: string): Promise<void> {
  const handle = await open(path, 'r').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EISDIR' || error.code === 'EPERM') return null
    throw error
  })
  try {
    await handle?.sync().catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPERM') throw error
    })
  } finally {
    await handle?.close()
  }
}

/** Removes the empty directories made on the way to the target, from the inmost to the outmost. */
function removeEmpty(inmost: string, outmost: string): void {
  for (let directory = inmost; directory.startsWith(outmost); directory = dirname(directory)) {
    try {
      rmdirSync(directory)
    } catch {
      return
    }
  }
}

/** Undoes on Ctrl-C or a polite kill, then lets the signal do what it would have done. */
function onInterruption(undo: () => void): () => void {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  const stop = (signal: NodeJS.Signals): void => {
    release()
    undo()
    if (process.listenerCount(signal) === 0) process.kill(process.pid, signal)
  }
  const release = (): void => signals.forEach((signal) => process.off(signal, stop))
  signals.forEach((signal) => process.on(signal, stop))
  return release
}
