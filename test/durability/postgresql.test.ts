import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { openWith } from '../../src/database/open.ts'
import { makeCluster, removeCluster, type Cluster } from '../postgresql-cluster.ts'
import { Child, ROUNDS } from './killed.ts'
import { LEDGER, readLedger } from './ledger.ts'

/** The postmaster and everything it started. */
function processesOf(postmaster: number): readonly number[] {
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      try {
        return (
          readFileSync(`/proc/${name}/stat`, 'utf8')
            .replace(/^.*\) /s, '')
            .split(' ')[1] === String(postmaster)
        )
      } catch {
        return false
      }
    })
  return [postmaster, ...children.map(Number)]
}

/** Like a service manager: a backend that outlived its postmaster for a moment keeps a new one from starting. */
async function startAgain(cluster: Cluster): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    await wait(300)
    try {
      return cluster.start()
    } catch (error) {
      if (attempt === 20) throw error
    }
  }
}

describe('PostgreSQL survives', () => {
  let cluster: Cluster
  const options = () => ({ engine: 'postgresql', url: cluster.url('ledger') }) as const
  beforeAll(async () => {
    cluster = makeCluster(join(inject('runDirectory'), 'durable'), { durable: true })
    const client = new Client({ connectionString: cluster.url('postgres') })
    await client.connect()
    await client.query('create database ledger')
    await client.end()
  })
  afterAll(() => removeCluster(cluster.directory))

  async function audit(saved: ReadonlySet<number>): Promise<void> {
    const opened = await openWith(options(), LEDGER)
    if (!opened.ok) throw new Error(JSON.stringify(opened.problems))
    const { whole, half } = await readLedger(opened.value)
    await opened.value.close()
    expect(half).toEqual([])
    expect([...saved].filter((number) => !whole.has(number))).toEqual([])
  }

  it(
    `kill -9 of the process that writes, ${ROUNDS} times: nothing that was acknowledged is lost, nothing is half there`,
    async () => {
      const saved = new Set<number>()
      for (let round = 0; round < ROUNDS; round++) {
        const child = new Child({ options: options(), steps: LEDGER, work: 'write' })
        await child.until('saved', 20)
        await wait(Math.random() * 300)
        await child.kill()
        child.numbers('saved').forEach((number) => saved.add(number))
        await audit(saved)
      }
      console.log(`postgresql, client: ${ROUNDS} kills, ${saved.size} acknowledged, 0 lost, 0 half`)
    },
    60_000 * ROUNDS,
  )

  it(
    `kill -9 of the whole server, ${ROUNDS} times: the same, and the process that writes is told, lives on and saves again`,
    async () => {
      const child = new Child({ options: options(), steps: LEDGER, work: 'write' })
      const told = new Set<string>()
      for (let round = 0; round < ROUNDS; round++) {
        const before = child.numbers('saved').length
        await child.until('saved', before + 20)
        await wait(Math.random() * 300)
        for (const pid of processesOf(cluster.pid())) process.kill(pid, 'SIGKILL')
        await startAgain(cluster)
      }
      await child.until('saved', child.numbers('saved').length + 20)
      await child.kill()
      for (const line of child.said) if (line.startsWith('problem')) told.add(line.split(' ')[1] ?? '')
      await audit(new Set(child.numbers('saved')))
      const known = ['database.commit-unknown', 'database.connection-lost', 'database.unreachable']
      expect(told.size).toBeGreaterThan(0)
      expect([...told].filter((code) => !known.includes(code))).toEqual([])
      const unknown = child.said.filter((line) => line.startsWith('problem database.commit-unknown')).length
      console.log(
        `postgresql, server: ${ROUNDS} kills, ${child.numbers('saved').length} acknowledged, 0 lost, 0 half, ${unknown} commits unknown`,
      )
    },
    60_000 * ROUNDS,
  )

  it('an orderly stop by an administrator ends no process of ours', async () => {
    const child = new Child({ options: options(), steps: LEDGER, work: 'write' })
    await child.until('saved', 5)
    cluster.stop('fast')
    await child.until('problem')
    cluster.start()
    await child.until('saved', child.numbers('saved').length + 5)
    await child.kill()
    await audit(new Set(child.numbers('saved')))
  })

  it('a server that is not there, a name it does not know and a database it has not are told in sentences', async () => {
    const codeOf = async (url: string): Promise<unknown> => {
      const opened = await openWith({ engine: 'postgresql', url, limits: { acquire: 2000 } }, LEDGER)
      return opened.ok ? 'ok' : opened.problems.map(({ code }) => code)
    }
    expect(await codeOf('postgres://x@127.0.0.1:9/x')).toEqual(['database.unreachable'])
    expect(await codeOf('postgres://x@nowhere.invalid/x')).toEqual(['database.unreachable'])
    expect(await codeOf(cluster.url('absent'))).toEqual(['database.absent'])
    expect(await codeOf(cluster.url('ledger').replace('triptych_owner', 'nobody'))).toEqual(['database.sign-in'])
  })
})
