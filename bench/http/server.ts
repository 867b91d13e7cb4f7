import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

export interface Usage {
  /** Milliseconds the event loop was held up. */
  readonly delayP99: number
  readonly delayMost: number
  readonly cpuSeconds: number
  readonly megabytes: number
}

/** A server in a process of its own. */
export interface Server {
  readonly origin: string
  readonly pid: number
  /** Since the last `reset`. */
  usage(): Promise<Usage>
  reset(): Promise<unknown>
  stop(): Promise<void>
}

const PATIENCE = 60_000

/** Starts `args` with Node; what it logs goes to a file, as on a server. */
export async function startServer(given: {
  readonly args: readonly string[]
  readonly port: number
  readonly directory: string
  readonly environment: Readonly<Record<string, string>>
}): Promise<Server> {
  const log = openSync(join(given.directory, `${given.port}.log`), 'w')
  const profile = process.env['TRIPTYCH_PROFILE']
  const profiled = profile ? ['--cpu-prof', `--cpu-prof-dir=${profile}`] : []
  const child = spawn(process.execPath, [...profiled, '--import', './bench/http/event-loop.mjs', ...given.args], {
    stdio: ['ignore', log, log, 'ipc'],
    env: { ...process.env, ...given.environment },
  })
  closeSync(log)
  const ended = once(child, 'exit')
  const origin = `http://127.0.0.1:${given.port}`
  for (const until = Date.now() + PATIENCE; ; await wait(50)) {
    if (child.exitCode !== null || Date.now() > until) throw new Error(`a server did not start: see ${given.directory}/${given.port}.log`)
    const answer = await fetch(origin).catch(() => null)
    // Ours says so while it opens its database.
    if (answer && answer.status !== 503) break
  }
  const ask = async (what: 'usage' | 'reset'): Promise<Usage> => {
    const told = once(child, 'message')
    child.send(what)
    const [usage] = (await told) as [Usage]
    return usage
  }
  return {
    origin,
    pid: child.pid ?? 0,
    usage: () => ask('usage'),
    reset: () => ask('reset'),
    async stop() {
      child.kill('SIGINT')
      await ended
    },
  }
}
