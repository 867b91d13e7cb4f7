// The tests of durability, many rounds of each: `npm run soak`, or `npm run soak -- embedded` for the files whose name holds that.
import { spawnSync } from 'node:child_process'

const started = performance.now()
const rounds = process.env.TRIPTYCH_ROUNDS ?? '25'
const names = process.argv.slice(2)
const { status } = spawnSync(
  'npx',
  // A round is a process that is started, killed and started again: what is enough for five is not for many.
  ['--no-install', 'vitest', 'run', ...(names.length > 0 ? names.map((name) => `test/durability/${name}`) : ['test/durability'])],
  { stdio: 'inherit', env: { ...process.env, TRIPTYCH_ROUNDS: rounds, TRIPTYCH_SOAK: process.env.TRIPTYCH_SOAK ?? rounds } },
)
const minutes = ((performance.now() - started) / 60_000).toFixed(1)
console.log(`${rounds} rounds in ${minutes} minutes: ${status === 0 ? 'nothing lost' : 'FAILED'}`)
process.exitCode = status ?? 1
