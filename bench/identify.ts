import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const POSTS = Number(process.env['TRIPTYCH_BENCH_POSTS'] ?? 1_500_000)

interface Measured {
  readonly wall: number
  readonly cpu: number
  readonly peakMegabytes: number
}

/** Runs a Node command and reads what the operating system says of it: wall, CPU of all threads, peak memory. */
function measure(args: readonly string[]): Measured {
  const usage = join(tmpdir(), `triptych-usage-${process.pid}.json`)
  const started = performance.now()
  const { status } = spawnSync(process.execPath, ['--require', './bench/usage.cjs', ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, TRIPTYCH_USAGE: usage },
  })
  const wall = (performance.now() - started) / 1000
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}`)
  const { cpu, peak } = JSON.parse(readFileSync(usage, 'utf8')) as { cpu: number; peak: number }
  rmSync(usage)
  return { wall, cpu, peakMegabytes: peak }
}

const data = join('evaluation', `posts-${POSTS}`)
mkdirSync('evaluation', { recursive: true })
if (!existsSync(join(data, 'README.txt')))
  spawnSync(process.execPath, ['bin/triptych.mjs', 'demonstrate', '--out', data, '--posts', String(POSTS), '--seed', '1'], {
    stdio: 'inherit',
  })
const [staff, register] = [join(data, 'staff.csv'), join(data, 'register-arts.csv')]
const out = join('evaluation', 'bench-results')

const show = (name: string, m: Measured): void =>
  console.log(`${name}: wall ${m.wall.toFixed(1)} s, CPU ${m.cpu.toFixed(1)} s, peak ${m.peakMegabytes.toFixed(0)} MB`)
const read = measure(['bench/read-csv.mjs', staff, register])
show('DuckDB reads the same CSV files', read)
const mine = measure(['bin/triptych.mjs', 'identify', '--staff', staff, '--register', register, '--out', out, '--as-at', '2026-10-31'])
show(`identify, ${POSTS} posts × the arts register`, mine)
console.log(
  `ratio: wall ${(mine.wall / read.wall).toFixed(2)}, CPU ${(mine.cpu / read.cpu).toFixed(2)}; peak memory ${mine.peakMegabytes <= 1024 ? 'within' : 'ABOVE'} 1 GB`,
)
