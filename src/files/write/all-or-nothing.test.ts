import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { writeAllOrNothing } from './index.ts'

let place = ''
beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), 'triptych-out-'))
})
afterEach(() => rm(place, { recursive: true }))

const out = (): string => join(place, 'results')
const results =
  (text: string) =>
  async (directory: string): Promise<string> => {
    await writeFile(join(directory, 'run.json'), '{}')
    await writeFile(join(directory, 'counts.csv'), text)
    return text
  }
const written = (): Promise<string> => readFile(join(out(), 'counts.csv'), 'utf8')

it('gives the directory its name when everything is written', async () => {
  expect(await writeAllOrNothing(out(), results('first'))).toEqual({ ok: true, value: 'first' })
  expect(await written()).toBe('first')
  expect(await readdir(place)).toEqual(['results'])
})

it('replaces the results of an earlier run, and an empty directory', async () => {
  await mkdir(out())
  await writeAllOrNothing(out(), results('first'))
  await writeAllOrNothing(out(), results('second'))
  expect(await written()).toBe('second')
  expect(await readdir(place)).toEqual(['results'])
})

it('leaves a directory alone that is somebody else’s', async () => {
  await mkdir(out())
  await writeFile(join(out(), 'thesis.docx'), 'years of work')
  const refused = await writeAllOrNothing(out(), results('first'))
  expect(refused).toMatchObject({ ok: false, problems: [{ code: 'files.not-ours' }] })
  expect(await readdir(out())).toEqual(['thesis.docx'])
})

it('leaves results alone to which somebody has added a file of their own', async () => {
  await writeAllOrNothing(out(), results('first'))
  await writeFile(join(out(), 'notes.docx'), 'mine')
  const refused = await writeAllOrNothing(out(), results('second'), { ours: ['run.json', 'counts.csv'] })
  expect(refused).toMatchObject({ ok: false, problems: [{ code: 'files.not-ours' }] })
  expect(await written()).toBe('first')
})

it('leaves nothing behind when writing fails, not even the directories it made on the way', async () => {
  const deep = join(place, 'a', 'b', 'results')
  const failing = writeAllOrNothing(deep, async (directory) => {
    await results('half')(directory)
    throw new Error('no more')
  })
  await expect(failing).rejects.toThrow('no more')
  expect(await readdir(place)).toEqual([])
})

it('says in a sentence that a place may not be written to or that the disk is full', async () => {
  const refused = (code: string) => writeAllOrNothing(out(), () => Promise.reject(Object.assign(new Error(code), { code })))
  expect(await refused('ENOSPC')).toMatchObject({ ok: false, problems: [{ code: 'files.disk-full' }] })
  expect(await refused('EACCES')).toMatchObject({ ok: false, problems: [{ code: 'files.no-permission' }] })
  await writeFile(join(place, 'file'), '')
  expect(await writeAllOrNothing(join(place, 'file'), results('x'))).toMatchObject({ ok: false, problems: [{ code: 'files.not-ours' }] })
  expect(await writeAllOrNothing(join(place, 'file', 'out'), results('x'))).toMatchObject({ ok: false })
  await chmod(place, 0o700)
})

const script = `
import { writeFileSync } from 'node:fs'
import { writeAllOrNothing } from ${JSON.stringify(join(import.meta.dirname, 'index.ts'))}
await writeAllOrNothing(process.argv.at(-1), async (directory) => {
  writeFileSync(directory + '/run.json', '{}')
  console.log('half')
  await new Promise((resolve) => setTimeout(resolve, 60_000))
})`

async function halfWay(): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script, out()], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(child.stdout, 'data')
  return child
}

it('leaves no results when it is killed half way, and the next run clears up', async () => {
  const child = await halfWay()
  child.kill('SIGKILL')
  await once(child, 'exit')
  expect((await readdir(place)).filter((name) => !name.startsWith('.'))).toEqual([])
  await writeAllOrNothing(out(), results('next'))
  expect(await readdir(place)).toEqual(['results'])
})

it.each(['SIGINT', 'SIGTERM'] as const)('leaves nothing at all on %s, and ends as the signal asks', async (signal) => {
  await writeAllOrNothing(out(), results('earlier'))
  const child = await halfWay()
  child.kill(signal)
  expect((await once(child, 'exit'))[1]).toBe(signal)
  expect(await readdir(place)).toEqual(['results'])
  expect(await written()).toBe('earlier')
})

it('brings back results that a killed process had moved aside', async () => {
  await mkdir(join(place, '.results.replaced-999999'))
  await writeFile(join(place, '.results.replaced-999999', 'run.json'), '{}')
  await expect(writeAllOrNothing(out(), () => Promise.reject(new Error('stopped')))).rejects.toThrow('stopped')
  expect(await readdir(out())).toEqual(['run.json'])
})
