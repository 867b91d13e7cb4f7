// The whole gate: format, lint, types, unused code, then every test. The last line is `N passed, N failed`.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const CHROMIUM = '/usr/bin/chromium'

/** Chromium is a system package: installed where that is allowed, else the person is told what to type. */
function needChromium() {
  if (existsSync(CHROMIUM)) return true
  if (process.getuid?.() === 0 && spawnSync('which', ['apt-get']).status === 0) {
    console.log('Installing Chromium for the browser tests …')
    spawnSync('apt-get', ['update'], { stdio: 'ignore' })
    spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], {
      stdio: 'ignore',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    })
  }
  return existsSync(CHROMIUM)
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
note('Chromium is here', needChromium(), 'type: sudo apt-get install chromium')

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
