import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ok } from '../../kernel/index.ts'
import type { Progress } from '../queue/index.ts'
import { childChannel } from './index.ts'
import { ownProgram } from './own-program.ts'
import { runInChild, type ChildRun } from './run-in-child.ts'

const runnerFolder = import.meta.dirname
const tsx = import.meta.resolve('tsx/esm/api')
let place = ''
let program = ''

/** A program that does what its first argument says. */
const source = `
import { register } from ${JSON.stringify(tsx)}
register()
const { childChannel } = await import(${JSON.stringify(pathToFileURL(join(runnerFolder, 'child-channel.ts')).href)})
const channel = childChannel()
const [what, more] = process.argv.slice(2)
const tell = (text) => process.stdout.write(text)
if (what === 'work') {
  channel.report({ stage: 'Reading' })
  channel.report({ progress: { done: 1, total: 2 } })
  console.error('Ada Lovelace')
  channel.report({ result: { args: process.argv.slice(2), secret: process.env.DATABASE_URL ?? null, given: process.env.GIVEN ?? null } })
}
if (what === 'big') channel.report({ result: 'x'.repeat(8_000_000) })
if (what === 'wrong') {
  channel.report({ problems: [{ code: 'test.wrong', kind: 'error', message: 'Wrong.', todo: 'Right it.', where: { row: 3 } }] })
  process.exitCode = 2
}
if (what === 'silent') process.exitCode = 70
if (what === 'garbled') process.send({ nonsense: 1 })
if (what === 'hungry') { const all = []; for (;;) all.push(new Array(100_000).fill(all.length)) }
if (what === 'die') process.kill(process.pid, 'SIGKILL')
if (what === 'polite') { process.once('SIGTERM', () => process.exit(143)); channel.report({ stage: String(process.pid) }); setInterval(() => undefined, 1000) }
if (what === 'stubborn') { process.on('SIGTERM', () => undefined); channel.report({ stage: String(process.pid) }); setInterval(() => undefined, 1000) }
if (what === 'alone') tell(String(channel))
`

beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'triptych-child-'))
  program = join(place, 'program.mjs')
  await writeFile(program, source)
})
afterAll(() => rm(place, { recursive: true }))

function child(args: string[], more: Partial<ChildRun> = {}) {
  const heard: Progress[] = []
  const outcome = runInChild({ program, args, signal: new AbortController().signal, progress: (progress) => heard.push(progress), ...more })
  return { heard, outcome }
}
const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
async function until(what: () => boolean, milliseconds = 15_000): Promise<void> {
  for (const started = performance.now(); performance.now() - started < milliseconds; await sleep(20)) if (what()) return
  throw new Error('it did not come to that')
}

describe('a child', () => {
  it('answers with its stages, counts and result, and knows no secret of ours', async () => {
    process.env['DATABASE_URL'] = 'postgres://secret'
    const { heard, outcome } = child(['work', '--flag'], { environment: { GIVEN: 'yes' }, memoryMegabytes: 100 })
    expect(await outcome).toEqual(ok({ args: ['work', '--flag'], secret: null, given: 'yes' }))
    expect(heard).toEqual([{ stage: 'Reading' }, { done: 1, total: 2 }])
    delete process.env['DATABASE_URL']
  })

  it('loses nothing of a large result', async () => {
    expect(await child(['big']).outcome).toEqual(ok('x'.repeat(8_000_000)))
  })

  it('answers with its problems', async () => {
    expect(await child(['wrong']).outcome).toEqual({
      ok: false,
      problems: [{ code: 'test.wrong', kind: 'error', message: 'Wrong.', todo: 'Right it.', where: { row: 3 } }],
    })
  })

  it('throws where it ends without a word, or with one that nobody knows', async () => {
    await expect(child(['silent']).outcome).rejects.toThrow('code 70')
    await expect(child(['garbled']).outcome).rejects.toThrow('nobody knows')
  })

  it('says in a sentence that memory or time ran out, or that it was killed', async () => {
    expect(await child(['hungry'], { memoryMegabytes: 40 }).outcome).toMatchObject({ problems: [{ code: 'jobs.out-of-memory' }] })
    expect(await child(['polite'], { timeMilliseconds: 1_500 }).outcome).toMatchObject({ problems: [{ code: 'jobs.too-long' }] })
    expect(await child(['die']).outcome).toMatchObject({ problems: [{ code: 'jobs.killed' }] })
  })

  it.each(['polite', 'stubborn'])('ends when it is told to, the %s one', async (manner) => {
    const stop = new AbortController()
    const { heard, outcome } = child([manner], { signal: stop.signal })
    await until(() => heard.length > 0)
    stop.abort()
    expect(await outcome).toMatchObject({ problems: [{ code: 'jobs.stopped' }] })
    expect(isAlive(Number(heard[0]?.stage))).toBe(false)
    expect(await child(['work'], { signal: stop.signal }).outcome).toMatchObject({ problems: [{ code: 'jobs.stopped' }] })
  })

  it.each(['polite', 'stubborn'])('ends when its runner is killed, the %s one', async (manner) => {
    const parent = join(place, 'parent.mjs')
    await writeFile(
      parent,
      `import { register } from ${JSON.stringify(tsx)}
register()
const { runInChild } = await import(${JSON.stringify(pathToFileURL(join(runnerFolder, 'run-in-child.ts')).href)})
await runInChild({ program: ${JSON.stringify(program)}, args: [${JSON.stringify(manner)}], signal: new AbortController().signal,
  progress: ({ stage }) => process.stdout.write(stage) })`,
    )
    const running = spawn(process.execPath, [parent], { stdio: ['ignore', 'pipe', 'inherit'] })
    const [pid] = (await once(running.stdout, 'data')) as [Buffer]
    expect(isAlive(Number(pid))).toBe(true)
    running.kill('SIGKILL')
    await until(() => !isAlive(Number(pid)))
  })
})

it('is no child that no runner started', () => {
  expect(childChannel()).toBeNull()
})

it('finds the command line from the source and from a build', async () => {
  expect(ownProgram()).toBe(join(runnerFolder, '../../../bin/triptych.mjs'))
  const built = join(place, 'dist')
  await mkdir(built)
  await writeFile(join(built, 'main.js'), '')
  expect(ownProgram(pathToFileURL(join(built, 'chunk-A1.js')).href)).toBe(join(built, 'main.js'))
  expect(() => ownProgram(pathToFileURL(join(place, 'elsewhere', 'x.ts')).href)).toThrow('not where it should be')
})
