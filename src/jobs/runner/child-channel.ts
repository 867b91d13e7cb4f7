import type { Problem } from '../../kernel/index.ts'
import { CHILD_MARK } from './child-message.ts'

/** One thing a child says to its runner. The last of `result` (anything JSON holds) and `problems` (one at least) is its outcome. */
export type ChildReport =
  | { readonly stage: string }
  | { readonly progress: { readonly done?: number; readonly total?: number } }
  | { readonly result: unknown }
  | { readonly problems: readonly Problem[] }

export interface ChildChannel {
  /** Sends it; nothing is lost when the process ends by itself (set `process.exitCode`, do not call `process.exit` after it). */
  report(report: ChildReport): void
}

/** How long a child may clear up once its runner is gone, in milliseconds. */
const CLEARING_UP = 5_000

let opened: ChildChannel | null = null

/**
 * The way back to the runner that started this process, or null when none did. With its first call the process ends when its
 * runner dies: by SIGTERM to itself, so that whoever clears up on a signal does.
 */
export function childChannel(): ChildChannel | null {
  if (opened) return opened
  if (process.env[CHILD_MARK] === undefined || !process.send) return null
  // What this process starts in its turn is nobody's child but its own.
  delete process.env[CHILD_MARK]
  process.once('disconnect', end)
  if (!process.connected) end()
  // Only what is still to be sent keeps the process alive.
  process.channel?.unref()
  opened = {
    report(report) {
      if (process.connected) process.send?.(report, undefined, {}, () => undefined)
    },
  }
  return opened
}

function end(): void {
  setTimeout(() => process.exit(143), CLEARING_UP).unref()
  process.kill(process.pid, 'SIGTERM')
}
