import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import type { Progress, Word } from '../queue/index.ts'
import { startPulse } from './pulse.ts'

const times = { listen: 10, progress: 100, beat: 300 }

function line(word: () => Word = () => 'held') {
  const written: (Progress | undefined)[] = []
  let listened = 0
  return {
    written,
    listened: () => listened,
    beat: (progress: Progress | undefined) => (written.push(progress), Promise.resolve(word())),
    listen: () => (listened++, Promise.resolve(word())),
  }
}
const ignore = (): void => undefined

it('writes progress no oftener than it may, and the last of it always', async () => {
  const to = line()
  const pulse = startPulse(to, times, ignore, ignore)
  pulse.progress({ stage: 'Reading', total: 5_000 })
  const started = performance.now()
  let done = 0
  while (performance.now() - started < 450 || done < 200) {
    pulse.progress({ done: ++done })
    await sleep(1)
  }
  await pulse.stop()
  expect(to.written.length).toBeLessThanOrEqual((performance.now() - started) / times.progress + 2)
  expect(to.written.length).toBeGreaterThanOrEqual(3)
  expect(to.written.at(-1)).toEqual({ stage: 'Reading', total: 5_000, done })
})

it('forgets counts with their stage', async () => {
  const to = line()
  const pulse = startPulse(to, times, ignore, ignore)
  pulse.progress({ stage: 'Reading', done: 3, total: 4 })
  pulse.progress({ stage: 'Linking' })
  await pulse.stop()
  expect(to.written).toEqual([{ stage: 'Linking' }])
})

it('says that it is alive when there is nothing else to say, and listens in between', async () => {
  const to = line()
  const pulse = startPulse(to, times, ignore, ignore)
  const started = performance.now()
  await sleep(700)
  await pulse.stop()
  expect(to.written.length).toBeGreaterThanOrEqual(1)
  expect(to.written.length).toBeLessThanOrEqual((performance.now() - started) / times.beat)
  expect(to.listened()).toBeGreaterThan(10)
})

it('goes on when the line breaks, and hears the word when it is back', async () => {
  let broken = true
  const heard: Word[] = []
  const errors: unknown[] = []
  const to = { ...line(), listen: () => (broken ? Promise.reject(new Error('away')) : Promise.resolve('cancel asked' as const)) }
  const pulse = startPulse(
    to,
    times,
    (word) => heard.push(word),
    (error) => errors.push(error),
  )
  await sleep(60)
  expect(errors.length).toBeGreaterThan(0)
  expect(heard).toEqual([])
  broken = false
  await sleep(60)
  await pulse.stop()
  expect(heard).toContain('cancel asked')
})
