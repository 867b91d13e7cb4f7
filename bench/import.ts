// Import of 200,000 posts × 22 columns, from the first byte of the upload to committed and audited, against COPY of the same file.
import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, openAsBlob, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Client } from 'pg'
import { openDatabase, type DatabaseOptions } from '../src/database/index.ts'
import { makeCluster, removeCluster } from '../test/postgresql-cluster.ts'
import { freePort } from './free-port.ts'
import { fill, SECRETS } from './http/fill.ts'
import { startServer, type Server } from './http/server.ts'
import { COLUMNS, writeStaffFile } from './import/staff-file.ts'

const ROWS = Number(process.env['TRIPTYCH_BENCH_ROWS'] ?? 200_000)
const ROUNDS = Number(process.env['TRIPTYCH_BENCH_ROUNDS'] ?? 3)
const MOST_RATIO = 8
const MOST_MEGABYTES = 300

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
const quantile = (values: readonly number[], q: number): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length * q)] ?? Number.NaN

/** Seconds of COPY into a table of text, committed, as psql does it. */
async function copy(url: string, file: string): Promise<number> {
  const client = new Client({ connectionString: url })
  await client.connect()
  await client.query(`drop table if exists bench_copy; create table bench_copy (${COLUMNS.map((_, i) => `c${i} text`).join(', ')})`)
  await client.end()
  const started = performance.now()
  const { status, stderr } = spawnSync('psql', [url, '-q', '-c', `\\copy bench_copy from '${file}' with (format csv, header)`], {
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(stderr)
  return (performance.now() - started) / 1000
}

async function prepare(options: DatabaseOptions): Promise<string> {
  const opened = await openDatabase(options)
  if (!opened.ok) throw new Error(opened.problems.map(({ message }) => message).join(' '))
  const { owner } = opened.value
  await fill(opened.value, new Date())
  const { account_id: account, organisation_id: organisation } = await owner
    .selectFrom('membership')
    .select(['account_id', 'organisation_id'])
    .where('role', '=', 'administrator')
    .where('organisation_id', 'in', (of) => of.selectFrom('organisation').select('id').where('name', '=', 'Invented trust number 0'))
    .executeTakeFirstOrThrow()
  await owner
    .insertInto('membership')
    .values({ account_id: account, organisation_id: organisation, role: 'workforce analyst', since: new Date() })
    .execute()
  await opened.value.close()
  return organisation
}

interface Outcome {
  readonly seconds: number
  readonly upload: number
  readonly staged: number
  readonly confirm: number
  /** Milliseconds of other pages asked for meanwhile. */
  readonly others: readonly number[]
}

const cookie = { cookie: `session=${encodeURIComponent(SECRETS.trust)}` }

async function importOnce(server: Server, organisation: string, file: string): Promise<Outcome> {
  const others: number[] = []
  const over = new AbortController()
  const meanwhile = (async () => {
    while (!over.signal.aborted) {
      const started = performance.now()
      await (await fetch(`${server.origin}/admin/people`, { headers: cookie })).arrayBuffer()
      others.push(performance.now() - started)
      await wait(40)
    }
  })()
  const form = new FormData()
  for (const [name, value] of Object.entries({
    organisation,
    kind: 'staff',
    'asAt-day': '',
    'asAt-month': '9',
    'asAt-year': '2026',
    covers: '',
  }))
    form.set(name, value)
  form.set('file', await openAsBlob(file), 'staff.csv')
  const headers = { ...cookie, 'sec-fetch-site': 'same-origin' }
  const started = performance.now()
  const passed = (): number => (performance.now() - started) / 1000
  const answer = await fetch(`${server.origin}/find/imports/new`, { method: 'POST', headers, body: form, redirect: 'manual' })
  const to = answer.headers.get('location')
  if (!to) throw new Error(`the upload was answered with ${answer.status}: ${(await answer.text()).slice(0, 2_000)}`)
  const upload = passed()
  let version: string | undefined
  while (version === undefined) {
    await wait(50)
    const page = await (await fetch(new URL(to, server.origin), { headers: cookie })).text()
    if (/could not be read|Which column is which/.test(page)) throw new Error('the file was not read')
    version = /name="version" value="(\d+)"/.exec(page)?.[1]
  }
  const staged = passed() - upload
  const confirmed = await fetch(new URL(`${to}/confirm`, server.origin), {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
    body: `version=${version}`,
    redirect: 'manual',
  })
  if (confirmed.status !== 303) throw new Error(`confirming was answered with ${confirmed.status}`)
  const seconds = passed()
  over.abort()
  await meanwhile
  return { seconds, upload, staged, confirm: seconds - upload - staged, others }
}

async function serverOn(directory: string, environment: Readonly<Record<string, string>>): Promise<Server> {
  const port = await freePort()
  return startServer({
    args: ['dist/main.js', 'serve', '--directory', directory],
    port,
    directory,
    environment: { ...environment, TRIPTYCH_PORT: String(port), TRIPTYCH_TWO_STEP: 'optional' },
  })
}

/** The most memory the process ever held, in megabytes. */
const peak = (pid: number): number => Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024

function show(name: string, seen: readonly { readonly ours: Outcome; readonly copy: number }[], megabytes: number, bound: boolean): void {
  const ratio = median(seen.map(({ ours, copy: peer }) => ours.seconds / peer))
  const part = (what: 'upload' | 'staged' | 'confirm'): string => median(seen.map(({ ours }) => ours[what])).toFixed(2)
  const others = seen.flatMap(({ ours }) => ours.others)
  console.log(
    `${name}: ${median(seen.map(({ ours }) => ours.seconds)).toFixed(2)} s (upload ${part('upload')}, read and staged ${part('staged')}, confirmed ${part('confirm')}); COPY ${median(seen.map(({ copy: peer }) => peer)).toFixed(2)} s; ratio ${ratio.toFixed(1)}${bound ? `, at most ${MOST_RATIO}: ${ratio <= MOST_RATIO ? 'met' : 'NOT MET'}` : ''}`,
  )
  console.log(
    `  peak memory of the server ${megabytes.toFixed(0)} MB${bound ? `, at most ${MOST_MEGABYTES}: ${megabytes <= MOST_MEGABYTES ? 'met' : 'NOT MET'}` : ''}; other pages meanwhile p50 ${quantile(others, 0.5).toFixed(0)} ms, p95 ${quantile(others, 0.95).toFixed(0)} ms, ${others.length} asked`,
  )
}

const directory = mkdtempSync(join(tmpdir(), 'triptych-bench-'))
// PostgreSQL runs as a user of its own, who must get in.
chmodSync(directory, 0o755)
const file = join(directory, 'staff.csv')
const cluster = join(directory, 'cluster')
try {
  await writeStaffFile(file, ROWS)
  console.log(
    `${ROWS.toLocaleString('en-GB')} rows × ${COLUMNS.length}, ${(statSync(file).size / 1e6).toFixed(0)} MB, medians of ${ROUNDS} rounds`,
  )
  const made = makeCluster(cluster, { durable: true })
  const admin = new Client({ connectionString: made.url('postgres') })
  await admin.connect()
  await admin.query('create database triptych_bench')
  await admin.end()
  const url = made.url('triptych_bench')
  for (const [name, options, environment] of [
    ['PostgreSQL', { engine: 'postgresql', url }, { DATABASE_URL: url }],
    ['embedded', { engine: 'embedded', directory: join(directory, 'embedded', 'database') }, {}],
  ] as const) {
    const own = join(directory, name)
    mkdirSync(own, { recursive: true })
    const place = name === 'embedded' ? join(directory, 'embedded') : own
    mkdirSync(place, { recursive: true })
    const organisation = await prepare(options)
    const server = await serverOn(place, environment)
    try {
      const seen: { ours: Outcome; copy: number }[] = []
      for (let round = 0; round < (name === 'embedded' ? 1 : ROUNDS); round++) {
        const peer = await copy(url, file)
        seen.push({ ours: await importOnce(server, organisation, file), copy: peer })
        await undo(server)
      }
      show(name, seen, peak(server.pid), name === 'PostgreSQL')
    } finally {
      await server.stop()
    }
  }
} finally {
  removeCluster(cluster)
  rmSync(directory, { recursive: true, force: true })
}

/** So that the next round is not the same file again. */
async function undo(server: Server): Promise<void> {
  const list = await (await fetch(`${server.origin}/find/imports?state=committed`, { headers: cookie })).text()
  const id = /\/find\/imports\/([0-9a-f-]{36})/.exec(list)?.[1]
  if (id)
    await fetch(`${server.origin}/find/imports/${id}/undo`, {
      method: 'POST',
      headers: { ...cookie, 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' },
      body: '',
    })
}
