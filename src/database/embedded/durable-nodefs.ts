import { closeSync, fsyncSync, openSync } from 'node:fs'
import { PGlite } from '@electric-sql/pglite'
import { NodeFS } from '@electric-sql/pglite/nodefs'

/** The part of Emscripten's file system on Node that we replace; not public, so the version of PGlite is pinned and a test counts. */
interface EmscriptenModule {
  readonly FS: { ErrnoError: new (errno: number) => Error }
  readonly NODEFS: {
    readonly stream_ops: { fsync?: (stream: { readonly nfd?: number; readonly node: unknown }) => number }
    realPath(node: unknown): string
    convertNodeCode(error: unknown): number
  }
}

/** WebAssembly's error numbers for what a disk can refuse. */
const DISK_ERRORS: Readonly<Record<number, DiskError>> = { 19: 'EDQUOT', 29: 'EIO', 51: 'ENOSPC', 69: 'EROFS' }
export type DiskError = 'EDQUOT' | 'EIO' | 'ENOSPC' | 'EROFS'

/**
 * PGlite's files on disk, with fsync: as shipped it turns fsync off and its file system has none, so a commit would survive the
 * end of the process but not of the machine. Also remembers the last error of the disk, of which PostgreSQL may die without a word.
 */
export class DurableNodeFS extends NodeFS {
  /** Calls since opening. */
  fsyncs = 0
  diskError: DiskError | null = null

  override async init(...[pg, options]: Parameters<NodeFS['init']>): ReturnType<NodeFS['init']> {
    const { emscriptenOpts } = await super.init(pg, options)
    const install = (mod: unknown): void => this.#install(mod as EmscriptenModule)
    return { emscriptenOpts: { ...emscriptenOpts, preRun: [install, ...(emscriptenOpts.preRun ?? [])] } }
  }

  #install({ FS, NODEFS }: EmscriptenModule): void {
    const note = (errno: number): void => {
      this.diskError = DISK_ERRORS[errno] ?? this.diskError
    }
    FS.ErrnoError = class extends FS.ErrnoError {
      constructor(errno: number) {
        super(errno)
        note(errno)
      }
    }
    NODEFS.stream_ops.fsync = (stream) => {
      try {
        this.#fsync(stream.nfd ?? NODEFS.realPath(stream.node))
        return 0
      } catch (error) {
        throw new FS.ErrnoError(NODEFS.convertNodeCode(error))
      }
    }
  }

  #fsync(file: number | string): void {
    this.fsyncs++
    if (typeof file === 'number') return fsyncSync(file)
    // A directory has no open file in Emscripten; without this a new file could be lost with its name.
    const directory = openSync(file, 'r')
    try {
      fsyncSync(directory)
    } finally {
      closeSync(directory)
    }
  }
}

export const durableStart = [...PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'), '-c', 'wal_sync_method=fsync']
