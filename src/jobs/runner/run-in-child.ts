import { fork, type ChildProcess } from 'node:child_process'
import { failed, ok, type Result } from '../../kernel/index.ts'
import type { Progress } from '../queue/index.ts'
import { CHILD_MARK, childMessage } from './child-message.ts'
import { killed, outOfMemory, stopped, tookTooLong } from './child-problems.ts'

export interface ChildOptions {
  /** Heap of JavaScript in the child; what DuckDB may use besides is its own setting (`--memory-limit`). */
  readonly memoryMegabytes?: number
  /** After so long the work ends with a problem. */
  readonly timeMilliseconds?: number
  /** Variables the child gets besides those that name places and language: secrets of this process stay here. */
  readonly environment?: Readonly<Record<string, string>>
}

export interface ChildRun extends ChildOptions {
  readonly program: string
  readonly args: readonly string[]
  readonly signal: AbortSignal
  progress(progress: Progress): void
}

/** Between asking a child to end and making it, in milliseconds. */
const PATIENCE = 5_000
const PASSED_ON = ['PATH', 'HOME', 'USERPROFILE', 'TMPDIR', 'TEMP', 'TMP', 'SystemRoot', 'LANG', 'LC_ALL', 'TZ', 'TRIPTYCH_DEBUG']

/**
 * Runs `program` with `args` in a process of its own and answers what it reports through `childChannel`: its result or its problems.
 * Problems besides: it was stopped by the signal, took too long, ran out of memory or was killed. A child that ends without a
 * word throws, as that is a mistake of ours. What it writes to its outputs is not kept, as it may quote data.
 */
export async function runInChild(run: ChildRun): Promise<Result<unknown>> {
  if (run.signal.aborted) return failed(stopped)
  const child = start(run)
  let outcome: Result<unknown> | null = null
  let garbled = false
  child.on('message', (message) => {
    const parsed = childMessage.safeParse(message)
    if (!parsed.success) garbled = true
    else if ('stage' in parsed.data) run.progress({ stage: parsed.data.stage })
    else if ('progress' in parsed.data) run.progress(parsed.data.progress)
    else if ('result' in parsed.data) outcome = ok(parsed.data.result)
    else outcome = failed(...parsed.data.problems)
  })
  let late = false
  const stop = (): void => end(child)
  const timer = run.timeMilliseconds === undefined ? undefined : setTimeout(() => ((late = true), stop()), run.timeMilliseconds)
  run.signal.addEventListener('abort', stop, { once: true })
  try {
    const { code, signal } = await ending(child)
    // Work that was finished when it was told to stop is finished.
    if (outcome && !garbled && code !== null) return outcome
    if (late) return failed(tookTooLong(run.timeMilliseconds ?? 0))
    if (run.signal.aborted) return failed(stopped)
    if (signal === 'SIGABRT' || code === 134) return failed(outOfMemory)
    if (signal !== null) return failed(killed)
    throw new Error(`a child process ended with code ${code} and ${garbled ? 'spoke in a way that nobody knows' : 'no outcome'}`)
  } finally {
    clearTimeout(timer)
    run.signal.removeEventListener('abort', stop)
  }
}

function start({ program, args, memoryMegabytes, environment }: ChildRun): ChildProcess {
  const kept = PASSED_ON.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]]))
  return fork(program, args, {
    env: { ...(Object.fromEntries(kept) as Record<string, string>), ...environment, [CHILD_MARK]: '1' },
    execArgv: memoryMegabytes === undefined ? [] : [`--max-old-space-size=${memoryMegabytes}`],
    stdio: ['ignore', 'ignore', process.env['TRIPTYCH_DEBUG'] ? 'inherit' : 'ignore', 'ipc'],
  })
}

/** After `close` no message can come any more, other than after `exit`. */
const ending = (child: ChildProcess): Promise<{ code: number | null; signal: NodeJS.Signals | null }> =>
  new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) => resolve({ code, signal }))
  })

function end(child: ChildProcess): void {
  child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE)
  child.once('exit', () => clearTimeout(timer))
}
