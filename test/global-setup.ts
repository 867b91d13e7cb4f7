import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { removeCluster } from './postgresql-cluster.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** A directory of this run alone, removed when it ends. */
    readonly runDirectory: string
    /** Where this run's PostgreSQL will be; it is started by whoever first needs it. */
    readonly clusterDirectory: string
  }
}

const PREFIX = 'triptych-run-'
const run = join(tmpdir(), `${PREFIX}${process.pid}`)

function ended(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return false
  } catch {
    return true
  }
}

function clear(directory: string): void {
  for (const name of readdirSync(directory))
    if (existsSync(join(directory, name, 'data', 'postmaster.pid'))) removeCluster(join(directory, name))
  rmSync(directory, { recursive: true, force: true })
}

/** Nothing is started here, so that a run of units alone stays quick. */
export function setup(project: TestProject): void {
  // Of runs that were killed.
  for (const name of readdirSync(tmpdir()).filter((name) => name.startsWith(PREFIX)))
    if (ended(Number(name.slice(PREFIX.length)))) clear(join(tmpdir(), name))
  mkdirSync(run, { recursive: true })
  project.provide('runDirectory', run)
  project.provide('clusterDirectory', join(run, 'postgresql'))
}

export const teardown = (): void => clear(run)
