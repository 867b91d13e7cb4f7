import { existsSync, fsyncSync } from 'node:fs'
import { PGlite } from '@electric-sql/pglite'
import { NodeFS } from '@electric-sql/pglite/nodefs'
import { flushFileSystem, fsyncPath } from './flush.ts'

interface Stream {
  /** Of the file on Node; a directory has none. */
  readonly nfd?: number
  readonly node: { readonly name: string }
}

/** The part of Emscripten's file system on Node that we replace; not public, so the version of PGlite is pinned and a test counts. */
interface EmscriptenModule {
  readonly FS: { ErrnoError: new (errno: number) => Error }
  readonly NODEFS: {
    readonly stream_ops: { fsync?: (stream: Stream) => number; write: (stream: Stream, ...rest: unknown[]) => unknown }
    readonly node_ops: { rename: (...all: unknown[]) => unknown }
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
  /**
   * Everything here is on disk and nothing was written since. After a crash PostgreSQL first calls fsync on every file there is (a
   * thousand, some seconds); as with its own `recovery_init_sync_method = syncfs`, one call for the whole file system does.
   */
  #flushed: boolean

  constructor(directory: string) {
    super(directory)
    this.#flushed = existsSync(directory) && flushFileSystem(directory)
  }

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
    const { write } = NODEFS.stream_ops
    NODEFS.stream_ops.write = (stream, ...rest) => {
      // The server's own lock, which need not outlive it.
      if (stream.node.name !== 'postmaster.pid') this.#flushed = false
      return write(stream, ...rest)
    }
    const { rename } = NODEFS.node_ops
    NODEFS.node_ops.rename = (...all) => {
      this.#flushed = false
      return rename(...all)
    }
    NODEFS.stream_ops.fsync = (stream) => {
      if (this.#flushed) return 0
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
    // Without that of directories a new file could be lost with its name.
    if (typeof file === 'number') fsyncSync(file)
    else fsyncPath(file)
  }
}

export const durableStart = [...PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'), '-c', 'wal_sync_method=fsync']
