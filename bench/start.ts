import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { freePort } from './free-port.ts'

const MOST = { first: 60, again: 5 } as const

/** Seconds from the command to the first page that is whole, and from Ctrl-C to the end. */
async function startIn(directory: string): Promise<{ page: number; stop: number; code: number | null }> {
  const port = await freePort()
  const began = performance.now()
  const child = spawn(process.execPath, ['scripts/start.mjs'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, TRIPTYCH_DIRECTORY: directory, TRIPTYCH_PORT: String(port) },
  })
  const ended = once(child, 'exit') as Promise<[number | null]>
  for (;;) {
    if (child.exitCode !== null) throw new Error(`npm start ended with ${child.exitCode}`)
    const answer = await fetch(`http://127.0.0.1:${port}/`).catch(() => null)
    if (answer?.ok && (await answer.text()).includes('</html>')) break
    await wait(20)
  }
  const page = (performance.now() - began) / 1000
  const asked = performance.now()
  child.kill('SIGINT')
  const [code] = await ended
  return { page, stop: (performance.now() - asked) / 1000, code }
}

const directory = mkdtempSync(join(tmpdir(), 'triptych-start-'))
try {
  for (const which of ['first', 'again'] as const) {
    const { page, stop, code } = await startIn(directory)
    const name = which === 'first' ? 'npm start, from an empty directory' : 'npm start, with its data'
    console.log(
      `${name}: first page after ${page.toFixed(1)} s (at most ${MOST[which]}: ${page <= MOST[which] ? 'met' : 'NOT MET'}); stopped in ${stop.toFixed(1)} s with ${code}`,
    )
  }
} finally {
  rmSync(directory, { recursive: true, force: true })
}
