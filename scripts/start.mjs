// Builds, makes the demonstration if there is none, identifies the arts therapists in it, and says where the report is.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

const started = performance.now()
const run = (...args) => {
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}

const data = join('demonstration', 'data')
run('scripts/build.mjs')
if (!existsSync(join(data, 'README.txt'))) run('bin/triptych.mjs', 'demonstrate', '--out', data, '--seed', '1')
const staff = readdirSync(data)
  .filter((name) => name.startsWith('staff'))
  .sort()
  .map((name) => join(data, name))
run(
  'bin/triptych.mjs',
  'identify',
  '--demonstration',
  '--as-at',
  '2026-10-31',
  '--staff',
  ...staff,
  '--register',
  join(data, 'register.csv'),
  '--members',
  join(data, 'members.csv'),
  '--out',
  join('demonstration', 'results'),
)
console.log(
  `Finished in ${((performance.now() - started) / 1000).toFixed(0)} seconds. Open demonstration/results/report.html in a browser. All data in it is fictional.`,
)
