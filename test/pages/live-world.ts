import { Hono } from 'hono'
import { afterAll } from 'vitest'
import type { Database } from '../../src/database/index.ts'
import { listen } from '../../src/http/index.ts'
import { openWorld, worldAround, type World } from '../world.ts'

/** A world that a browser can reach. */
export interface LiveWorld extends World {
  readonly origin: string
}

const undo: (() => Promise<void>)[] = []
afterAll(async () => {
  for (const step of undo.splice(0).toReversed()) await step()
})

/** Everybody in every organisation, on a socket of this machine; closed after the tests of the file. */
export async function openLiveWorld(environment: Readonly<Record<string, string>> = {}, given?: Database): Promise<LiveWorld> {
  const database = given ?? (await openWorld()).database
  // The port is known only once it is open, and the app must know it before it answers: forms and links name their own origin.
  let answers: Hono | null = null
  const door = new Hono().all('*', (c) => answers?.fetch(c.req.raw, c.env) ?? c.text('Not yet', 503))
  const listening = await listen(door, { host: '127.0.0.1', port: 0 })
  if (!listening.ok) throw new Error(listening.problems.map(({ message }) => message).join(' '))
  undo.push(() => listening.value.stop())
  const world = worldAround(database, { TRIPTYCH_PORT: String(listening.value.port), ...environment })
  answers = world.http
  return { ...world, origin: world.config.origin }
}
