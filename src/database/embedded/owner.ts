import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { hostname } from 'node:os'

/** A process, told apart from a later one that was given the same number. */
export interface Owner {
  readonly pid: number
  /** When it started, in the kernel's ticks since the machine did; null where only Linux could say. */
  readonly started: string | null
  /** Of this run of the machine; null where only Linux could say. */
  readonly boot: string | null
  readonly host: string
  readonly token: string
}

function textOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}

/** The 22nd field; the second is the program's name in brackets, which may hold spaces and brackets itself. */
const startOf = (pid: number): string | null =>
  textOf(`/proc/${pid}/stat`)
    ?.replace(/^.*\) /s, '')
    .split(' ')[19] ?? null

const bootId = (): string | null => textOf('/proc/sys/kernel/random/boot_id')?.trim() ?? null

export const thisProcess = (): Owner => ({
  pid: process.pid,
  started: startOf(process.pid),
  boot: bootId(),
  host: hostname(),
  token: randomUUID(),
})

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** `elsewhere`: on another machine or in another container, where we cannot look. */
export function stateOf(owner: Owner): 'alive' | 'ended' | 'elsewhere' {
  if (owner.host !== hostname()) return 'elsewhere'
  if (owner.boot !== bootId()) return 'ended'
  if (owner.started !== null) return startOf(owner.pid) === owner.started ? 'alive' : 'ended'
  return exists(owner.pid) ? 'alive' : 'ended'
}

export function parseOwner(text: string): Owner | null {
  try {
    const { pid, started, boot, host, token } = JSON.parse(text) as Partial<Owner>
    if (typeof pid !== 'number' || typeof host !== 'string' || typeof token !== 'string' || !/^[0-9a-f-]{36}$/.test(token)) return null
    return { pid, started: started ?? null, boot: boot ?? null, host, token }
  } catch {
    return null
  }
}
