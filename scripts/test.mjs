// The whole gate: format, lint, types, unused code, then every test. The last line is `N passed, N failed`.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const CHROMIUM = '/usr/bin/chromium'

/** Debian puts the programs of the server outside the path. */
const havePostgresql = () =>
  (existsSync('/usr/lib/postgresql') ? readdirSync('/usr/lib/postgresql') : []).some((version) =>
    existsSync(`/usr/lib/postgresql/${version}/bin/initdb`),
  ) || spawnSync('which', ['initdb']).status === 0

/** Chromium and PostgreSQL are system packages: installed where that is allowed, else the person is told what to type. */
function need(name, isHere, what) {
  if (isHere()) return true
  if (process.getuid?.() === 0 && spawnSync('which', ['apt-get']).status === 0) {
    console.log(`Installing ${what} …`)
    spawnSync('apt-get', ['update'], { stdio: 'ignore' })
    spawnSync('apt-get', ['install', '-y', '--no-install-recommends', name], {
      stdio: 'ignore',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    })
  }
  return isHere()
}

let [passed, failed] = [0, 0]
const note = (name, good, advice = '') => {
  if (good) passed++
  else failed++
  console.log(`${good ? 'passed' : 'FAILED'}  ${name}${good || !advice ? '' : `: ${advice}`}`)
}
const tool = (name, ...command) => note(name, spawnSync('npx', ['--no-install', ...command], { stdio: 'inherit' }).status === 0)

tool('format', 'oxfmt', '--check', '.')
tool('lint', 'oxlint', '--type-aware', '--deny-warnings')
tool('types', 'tsc')
tool('unused code', 'knip')
note(
  'Chromium is here',
  need('chromium', () => existsSync(CHROMIUM), 'Chromium for the browser tests'),
  'type: sudo apt-get install chromium',
)
note('PostgreSQL is here', need('postgresql', havePostgresql, 'PostgreSQL for the database tests'), 'type: sudo apt-get install postgresql')

const results = mkdtempSync(join(tmpdir(), 'triptych-tests-'))
const report = join(results, 'results.json')
const tests = spawnSync('npx', ['--no-install', 'vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`], {
  stdio: 'inherit',
})
if (existsSync(report)) {
  const { numPassedTests, numFailedTests, numFailedTestSuites, numPendingTests, numTodoTests } = JSON.parse(readFileSync(report, 'utf8'))
  passed += numPassedTests
  failed += numFailedTests
  if (numPendingTests + numTodoTests > 0) console.log(`not run: ${numPendingTests + numTodoTests} tests, each saying why in its name`)
  if (numFailedTests === 0 && (numFailedTestSuites > 0 || tests.status !== 0)) failed++
} else failed++
rmSync(results, { recursive: true, force: true })

process.exitCode = failed === 0 ? 0 : 1
console.log(`${passed} passed, ${failed} failed`)
