import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LIMITS, type Lease } from '../connections.ts'
import { DatabaseError } from '../database-error.ts'
import { EmbeddedConnections } from './connections.ts'
import { Turns } from './turns.ts'

describe('turns', () => {
  it('come in the order they were asked for, and who lost patience is passed over', async () => {
    const turns = new Turns()
    const order: string[] = []
    expect(await turns.take(10)).toBe(true)
    const waiting = ['a', 'b', 'c'].map(async (name) => {
      if (!(await turns.take(name === 'b' ? 20 : 5000))) return void order.push(`${name} left`)
      order.push(name)
      turns.give()
    })
    await waiting[1]
    turns.give()
    await Promise.all(waiting)
    expect(order).toEqual(['b left', 'a', 'c'])
    expect(await turns.take(0)).toBe(true)
  })
})

describe('the embedded database when its process of the database crashes', () => {
  let directory: string
  let connections: EmbeddedConnections
  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'triptych-crash-'))
    connections = await EmbeddedConnections.open({ directory: join(directory, 'data'), template: null }, { ...LIMITS, statement: 1000 })
  })
  afterAll(async () => {
    await connections.close()
    rmSync(directory, { recursive: true, force: true })
  })
  const run = async (sql: string): Promise<unknown> => {
    const lease: Lease = await connections.acquire()
    try {
      return (await lease.run(sql, [])).rows
    } finally {
      await connections.release(lease, false)
    }
  }

  it('fails what was under way, keeps what was committed, throws away what was not, and goes on', async () => {
    await run('create table kept (n integer); insert into kept values (1)')
    const lease = await connections.acquire()
    await lease.run('begin; insert into kept values (2)', [])
    const endless = lease.run('select count(*) from generate_series(1, 100000) a, generate_series(1, 100000) b', [])
    await expect(endless).rejects.toBeInstanceOf(DatabaseError)
    // The transaction ended with the crash: nothing of it may go on outside of it.
    await expect(lease.run('insert into kept values (3)', [])).rejects.toBeInstanceOf(DatabaseError)
    await connections.release(lease, true)
    expect(await run('select n from kept')).toEqual([{ n: 1 }])
  })
})
