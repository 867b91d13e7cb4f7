import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const mount = (...args: readonly string[]): boolean => spawnSync('/usr/bin/mount', args, { stdio: 'ignore' }).status === 0
const unmount = (directory: string): boolean => spawnSync('/usr/bin/umount', ['--lazy', directory], { stdio: 'ignore' }).status === 0

/** A real file system of its own, in memory, so that it can be full or read-only. */
export class Disk {
  readonly directory: string

  constructor(megabytes: number) {
    this.directory = mkdtempSync(join(tmpdir(), 'triptych-disk-'))
    if (!mount('-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', this.directory)) throw new Error('mounting is not allowed')
  }

  /** Leaves so many megabytes free; what fills the rest is in one file, which is returned. */
  fill(left: number): string {
    const { bavail, bsize } = statfsSync(this.directory)
    const file = join(this.directory, 'lost+found')
    mkdirSync(file, { recursive: true })
    writeFileSync(join(file, 'filler'), Buffer.alloc(Math.max(0, bavail * bsize - left * 1024 * 1024)))
    return join(file, 'filler')
  }

  remount(how: 'ro' | 'rw' | `size=${number}m`): void {
    if (!mount('-o', `remount,${how}`, this.directory)) throw new Error(`remounting as ${how} failed`)
  }

  remove(): void {
    unmount(this.directory)
    rmSync(this.directory, { recursive: true, force: true })
  }
}

/** Whether this machine and account may mount. */
export function mayMount(): boolean {
  try {
    new Disk(1).remove()
    return true
  } catch {
    return false
  }
}
