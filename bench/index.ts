// Speed as ratios to peers: `npm run bench`, or `npm run bench -- http` for one of them.
import { spawnSync } from 'node:child_process'

const BENCHES = ['start', 'http', 'import', 'identify']

const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !BENCHES.includes(name))
if (unknown.length > 0) {
  console.error(`There is no bench "${unknown.join('", "')}": choose from ${BENCHES.join(', ')}.`)
  process.exit(2)
}
for (const name of wanted.length > 0 ? wanted : BENCHES) {
  console.log(`\n${name}`)
  const { status } = spawnSync(process.execPath, ['--import', 'tsx', `bench/${name}.ts`], { stdio: 'inherit' })
  if (status !== 0) process.exitCode = status ?? 1
}
