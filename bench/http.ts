import { execFile, spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { sql } from 'kysely'
import { Client } from 'pg'
import { openDatabase, type DatabaseOptions } from '../src/database/index.ts'
import { clusterIn, makeCluster, removeCluster } from '../test/postgresql-cluster.ts'
import { freePort } from './free-port.ts'
import { childrenCpu, cpuBetween } from './http/backends.ts'
import { fill, SECRETS } from './http/fill.ts'
import { firstView } from './http/first-view.ts'
import { startServer, type Server, type Usage } from './http/server.ts'
import { listStatements } from './http/statements.ts'

const ROUNDS = Number(process.env['TRIPTYCH_BENCH_ROUNDS'] ?? 5)
const SECONDS = Number(process.env['TRIPTYCH_BENCH_SECONDS'] ?? 4)
/** A pattern of names, for work on one of them. */
const ONLY = process.env['TRIPTYCH_BENCH_ONLY'] ? new RegExp(process.env['TRIPTYCH_BENCH_ONLY']) : null
/** What `openDatabase` takes unless told. */
const POOL = 10
const MOST_BYTES = 150 * 1024
const LEAST_RATIO = 0.6

interface Load {
  readonly perSecond: number
  readonly p50: number
  readonly p99: number
  readonly failed: number
}
/** `backends`: CPU seconds of PostgreSQL. */
type Seen = Load & Usage & { readonly backends: number }
interface Candidate {
  readonly name: string
  readonly server: Server
  readonly path: string
  readonly secret: string | null
  readonly seen: Seen[]
}

const run = promisify(execFile)

async function loadOn({ server, path, secret }: Candidate, seconds: number): Promise<Load> {
  const headers = { accept: 'application/json', ...(secret !== null && { cookie: `session=${encodeURIComponent(secret)}` }) }
  const { stdout } = await run(process.execPath, [
    'bench/http/load.mjs',
    JSON.stringify({ url: `${server.origin}${path}`, headers, seconds }),
  ])
  return JSON.parse(stdout) as Load
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

async function filled(options: DatabaseOptions): Promise<void> {
  const opened = await openDatabase(options)
  if (!opened.ok) throw new Error(opened.problems.map(({ message, todo }) => `${message} ${todo}`).join(' '))
  try {
    await fill(opened.value, new Date())
    await sql`analyze`.execute(opened.value.owner)
  } finally {
    await opened.value.close()
  }
}

async function emptyDatabase(cluster: string): Promise<string> {
  const made = makeCluster(cluster, { durable: true })
  const client = new Client({ connectionString: made.url('postgres') })
  await client.connect()
  await client.query('create database triptych_bench')
  await client.end()
  return made.url('triptych_bench')
}

async function ourServer(directory: string, environment: Readonly<Record<string, string>>): Promise<Server> {
  const port = await freePort()
  const args = ['dist/main.js', 'serve', '--directory', directory]
  return startServer({ args, port, directory, environment: { ...environment, TRIPTYCH_PORT: String(port) } })
}

async function peerServer(directory: string, url: string): Promise<Server> {
  const { statements, rows } = await listStatements(url)
  if (rows !== 50) throw new Error(`the list has ${rows} rows`)
  const port = await freePort()
  const given = { url, port, connections: POOL, statements }
  return startServer({
    args: ['--import', 'tsx', 'bench/http/peer.ts'],
    port,
    directory,
    environment: { TRIPTYCH_PEER: JSON.stringify(given) },
  })
}

async function measure(candidates: readonly Candidate[], postmaster: number): Promise<void> {
  for (const candidate of candidates) await loadOn(candidate, SECONDS)
  for (let round = 0; round < ROUNDS; round++) {
    // Every other round the other way about, so that nobody always follows the same neighbour.
    for (const candidate of round % 2 === 0 ? candidates : candidates.toReversed()) {
      await candidate.server.reset()
      const before = childrenCpu(postmaster)
      const load = await loadOn(candidate, SECONDS)
      if (load.failed > 0) throw new Error(`${candidate.name}: ${load.failed} requests failed`)
      candidate.seen.push({ ...load, ...(await candidate.server.usage()), backends: cpuBetween(before, childrenCpu(postmaster)) })
    }
  }
}

function show(candidates: readonly Candidate[]): void {
  const peer = median(candidates[0]?.seen.map(({ perSecond }) => perSecond) ?? [])
  console.log(
    `${'20 connections, medians of '.concat(String(ROUNDS), ' rounds').padEnd(46)}   req/s  ratio     p50     p99  loop p99  CPU/req  in PostgreSQL`,
  )
  for (const { name, seen } of candidates) {
    const of = (what: keyof Seen): number => median(seen.map((each) => each[what]))
    const cpu = median(seen.map(({ cpuSeconds, perSecond }) => (cpuSeconds / (perSecond * SECONDS)) * 1000))
    const inside = median(seen.map(({ backends, perSecond }) => (backends / (perSecond * SECONDS)) * 1000))
    console.log(
      `${name.padEnd(46)} ${of('perSecond').toFixed(0).padStart(7)} ${(of('perSecond') / peer).toFixed(2).padStart(6)} ${`${of('p50')} ms`.padStart(7)} ${`${of('p99')} ms`.padStart(7)} ${`${of('delayP99').toFixed(0)} ms`.padStart(9)} ${`${cpu.toFixed(2)} ms`.padStart(8)} ${`${inside.toFixed(2)} ms`.padStart(14)}`,
    )
  }
  // Rounds of the peer and of ours stand next to each other, so their own ratios say how noisy the machine was.
  const ratios = (candidates[1]?.seen ?? []).map(({ perSecond }, i) => perSecond / (candidates[0]?.seen[i]?.perSecond ?? Number.NaN))
  const ratio = median(ratios)
  const each = ratios.map((one) => one.toFixed(2)).join(', ')
  console.log(
    `list of 50 rows with permissions / the same SQL behind Fastify + pg: ${ratio.toFixed(2)} (${each}); at least ${LEAST_RATIO}: ${ratio >= LEAST_RATIO ? 'met' : 'NOT MET'}`,
  )
}

async function showFirstView(origin: string): Promise<void> {
  for (const path of ['/', '/sign-in']) {
    const parts = await firstView(`${origin}${path}`)
    const total = parts.reduce((sum, { bytes }) => sum + bytes, 0)
    const each = parts.map(({ name, bytes }) => `${name} ${(bytes / 1024).toFixed(1)}`).join(', ')
    console.log(`first view of ${path}: ${(total / 1024).toFixed(1)} KB, at most 150: ${total <= MOST_BYTES ? 'met' : 'NOT MET'} (${each})`)
  }
}

const directory = mkdtempSync(join(tmpdir(), 'triptych-bench-'))
// PostgreSQL runs as a user of its own, who must get in.
chmodSync(directory, 0o755)
const cluster = join(directory, 'cluster')
const servers: Server[] = []
const started = async (server: Promise<Server>): Promise<Server> => {
  servers.push(await server)
  return server
}
try {
  if (spawnSync(process.execPath, ['scripts/build.mjs'], { stdio: 'inherit' }).status !== 0) throw new Error('there is no build')
  const url = await emptyDatabase(cluster)
  const places = { postgresql: join(directory, 'on-postgresql'), embedded: join(directory, 'on-embedded') }
  for (const place of Object.values(places)) mkdirSync(place)
  await filled({ engine: 'postgresql', url })
  await filled({ engine: 'embedded', directory: join(places.embedded, 'database') })
  const peer = await started(peerServer(directory, url))
  const ours = await started(ourServer(places.postgresql, { DATABASE_URL: url }))
  const embedded = await started(ourServer(places.embedded, {}))
  const candidate = (name: string, server: Server, path: string, secret: string | null): Candidate => ({
    name,
    server,
    path,
    secret,
    seen: [],
  })
  const candidates = [
    candidate('Fastify + pg, the same SQL', peer, '/organisations', null),
    ...[
      { engine: 'PostgreSQL', server: ours },
      { engine: 'embedded', server: embedded },
    ].flatMap(({ engine, server }) => [
      candidate(`list as JSON, ${engine}`, server, '/api/access/organisations', SECRETS.host),
      candidate(`audited list as JSON, ${engine}`, server, '/api/access/people', SECRETS.trust),
      candidate(`audited list as a page, ${engine}`, server, '/admin/people', SECRETS.trust),
    ]),
  ].filter(({ name }) => !ONLY || ONLY.test(name))
  await measure(candidates, clusterIn(cluster).pid())
  show(candidates)
  await showFirstView(ours.origin)
} finally {
  for (const server of servers) await server.stop()
  removeCluster(cluster)
  rmSync(directory, { recursive: true, force: true })
}
