import { spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** A PostgreSQL server of the tests' own, reached by a socket in its directory. */
export interface Cluster {
  readonly directory: string
  /** Address of one of its databases, as a role that is neither superuser nor bypasses row-level security, but owns its databases. */
  url(database: string): string
  /** The number of the postmaster. */
  pid(): number
  start(): void
  stop(mode: 'fast' | 'immediate'): void
}

const OWNER = 'triptych_owner'
const MISSING = 'PostgreSQL is not installed. Type: sudo apt-get install postgresql'

/** Debian puts the programs of the server outside the path. */
function programs(): string {
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : []
  const places = [...versions.map((version) => join(debian, version, 'bin')), ...(process.env['PATH'] ?? '').split(':')]
  const place = places.find((path) => existsSync(join(path, 'initdb')) && existsSync(join(path, 'pg_ctl')))
  if (place === undefined) throw new Error(MISSING)
  return place
}

const asRoot = process.getuid?.() === 0

function run(program: string, args: readonly string[]): string {
  // PostgreSQL refuses to run as root.
  const [command, all] = asRoot ? ['runuser', ['-u', 'postgres', '--', program, ...args]] : [program, args]
  const { status, stdout, stderr, error } = spawnSync(command, all, { encoding: 'utf8', cwd: '/' })
  if (status !== 0) throw new Error(`${program} failed: ${error?.message ?? ''}${stdout}${stderr}`)
  return stdout
}

function prepare(directory: string): void {
  mkdirSync(directory, { recursive: true, mode: 0o755 })
  if (!asRoot) return
  const id = (flag: string): number => Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout)
  chownSync(directory, id('-u'), id('-g'))
}

/**
 * Makes a cluster in `directory`, which must be new, and starts it. It sorts text the English way, so that a query that leaves the
 * order to the server shows itself. `durable: false` gives up safety for speed.
 */
export function makeCluster(directory: string, { durable }: { readonly durable: boolean }): Cluster {
  const bin = programs()
  const data = join(directory, 'data')
  prepare(directory)
  const locale = ['--encoding=UTF8', '--locale=C.UTF-8', '--locale-provider=icu', '--icu-locale=en-GB']
  run(join(bin, 'initdb'), ['-D', data, '--auth=trust', '--username=postgres', '--no-sync', ...locale])
  const settings = ['max_connections = 60', "listen_addresses = ''", `unix_socket_directories = '${directory}'`, 'shared_buffers = 32MB']
  const fast = durable ? [] : ['fsync = off', 'synchronous_commit = off', 'full_page_writes = off']
  writeFileSync(join(data, 'postgresql.auto.conf'), [...settings, ...fast, ''].join('\n'))
  const cluster = clusterIn(directory)
  cluster.start()
  const psql = ['-h', directory, '-U', 'postgres', '-v', 'ON_ERROR_STOP=1', '-q', '-d', 'postgres']
  run(join(bin, 'psql'), [...psql, '-c', `create role ${OWNER} login createdb createrole`])
  return cluster
}

/** A cluster that `makeCluster` has made. */
export function clusterIn(directory: string): Cluster {
  const control = join(programs(), 'pg_ctl')
  const data = join(directory, 'data')
  return {
    directory,
    url: (database) => `postgres://${OWNER}@localhost/${database}?host=${encodeURIComponent(directory)}`,
    pid: () => Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0]),
    start: () => void run(control, ['-D', data, '-l', join(directory, 'log'), '-w', '-t', '60', 'start']),
    stop: (mode) => void run(control, ['-D', data, '-m', mode, '-w', 'stop']),
  }
}

/** Stops it if it runs, and removes it. */
export function removeCluster(directory: string): void {
  try {
    if (existsSync(join(directory, 'data', 'postmaster.pid'))) clusterIn(directory).stop('immediate')
  } catch {
    // It may have ended by itself.
  }
  rmSync(directory, { recursive: true, force: true })
}
