import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const triptych = (args: readonly string[], environment: Readonly<Record<string, string>> = {}) =>
  spawnSync(process.execPath, ['bin/triptych.mjs', ...args], {
    encoding: 'utf8',
    env: { ...process.env, TRIPTYCH_LOG: 'error', ...environment },
  })

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

/** A server on a port of its own; settles once it says where it is. */
async function serve(
  directory: string,
  ...more: string[]
): Promise<{ readonly child: ChildProcess; readonly origin: string; readonly said: string }> {
  const child = spawn(process.execPath, ['bin/triptych.mjs', 'serve', '--directory', directory, ...more], {
    env: { ...process.env, TRIPTYCH_PORT: String(await freePort()), TRIPTYCH_LOG: 'error' },
  })
  let said = ''
  const origin = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (text: Buffer) => {
      said += text.toString()
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0]
      if (found && said.includes('Ctrl-C')) resolve(found)
    })
    child.once('exit', (code) => reject(new Error(`it ended with ${code}`)))
  })
  return { child, origin, said }
}

async function stop(child: ChildProcess, signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> {
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  child.kill(signal)
  return ended
}

describe('whoever runs an installation', () => {
  let root: string
  const at = (...names: string[]): string => join(root, ...names)
  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'triptych-installation-'))
  })
  afterAll(() => rmSync(root, { recursive: true, force: true }))

  describe('while the server runs', () => {
    let server: Awaited<ReturnType<typeof serve>>
    beforeAll(async () => {
      server = await serve(at('one'), '--demonstration')
    })
    afterAll(async () => {
      if (server.child.exitCode === null) await stop(server.child)
    })

    it('is told the address and, of the demonstration alone, who can sign in', async () => {
      expect(server.said).toContain('priya.ashdale@example.org')
      expect((await fetch(`${server.origin}/health`)).status).toBe(200)
      expect(await (await fetch(`${server.origin}/ready`)).json()).toEqual({ status: 'ready', problems: [] })
      const signIn = await fetch(`${server.origin}/sign-in`, {
        method: 'POST',
        redirect: 'manual',
        headers: { 'sec-fetch-site': 'same-origin' },
        body: new URLSearchParams({ email: 'priya.ashdale@example.org', password: 'three painted panels' }),
      })
      expect(signIn.status).toBe(303)
    })

    it('is refused a second server on the same data, with a sentence', async () => {
      const second = triptych(['serve', '--directory', at('one')], { TRIPTYCH_PORT: String(await freePort()) })
      expect(second.status).toBe(2)
      expect(second.stderr).toMatch(/Problem: .*(in use|open|held|runs).*/i)
      expect(second.stderr).not.toMatch(/\n\s+at /)
    })

    it('is told that a port is taken', () => {
      const taken = triptych(['serve', '--directory', at('other')], { TRIPTYCH_PORT: new URL(server.origin).port })
      expect(taken.status).toBe(2)
      expect(taken.stderr).toMatch(/Port \d+ is used by another program\. .*TRIPTYCH_PORT/)
    })

    it('backs up, checks and verifies without stopping it', () => {
      const backup = triptych(['db', 'backup', at('backup.gz'), '--directory', at('one')])
      expect(backup.stderr + backup.stdout).toContain('Backed up')
      expect(statSync(at('backup.gz')).size).toBeGreaterThan(1000)
      const check = triptych(['db', 'check', '--directory', at('one')])
      expect(check.stdout).toContain('Nothing is wrong')
      const verify = triptych(['audit', 'verify', '--directory', at('one')])
      expect([verify.status, verify.stderr]).toEqual([0, ''])
      expect(verify.stdout).toContain('1 entries, whole')
    })

    it('keeps what it writes to its own user', () => {
      for (const name of readdirSync(at('one'))) {
        expect(statSync(at('one', name)).mode & 0o077, name).toBe(0)
      }
    })

    it('can stop it, and it ends cleanly', async () => {
      expect(await stop(server.child)).toBe(0)
      expect(existsSync(at('one', 'control.sock'))).toBe(false)
      expect(JSON.parse(readFileSync(at('one', 'audit-seals.jsonl'), 'utf8').trim())).toMatchObject({ entries: 1 })
    })
  })

  it('restores a backup into an empty installation and nowhere else', () => {
    expect(triptych(['db', 'restore', at('backup.gz'), '--directory', at('two')]).stdout).toContain('Restored')
    expect(triptych(['db', 'check', '--directory', at('two')]).stdout).toContain('Nothing is wrong')
    const again = triptych(['db', 'restore', at('backup.gz'), '--directory', at('two')])
    expect(again.status).toBe(2)
    expect(again.stderr).toMatch(/Problem: .*already has rows/)
    truncateSync(at('backup.gz'), Math.floor(statSync(at('backup.gz')).size / 2))
    const cut = triptych(['db', 'restore', at('backup.gz'), '--directory', at('three')])
    expect(cut.status).toBe(2)
    expect(cut.stderr).toMatch(/Problem: .*backup/)
  })

  it('invites the first administrator of a new installation by a link', async () => {
    const setup = triptych(['setup', '--name', 'Ada Okoro', '--email', 'ada@example.org', '--directory', at('new')])
    const path = /\/invite\/[\w-]+/.exec(setup.stdout)?.[0] ?? ''
    const server = await serve(at('new'))
    expect(server.said).not.toContain('password')
    const page = await fetch(server.origin + path)
    expect(page.status).toBe(200)
    expect(await page.text()).toMatch(/installation administrator/i)
    await stop(server.child, 'SIGKILL')
    const after = await serve(at('new'))
    expect((await fetch(after.origin + path)).status).toBe(200)
    await stop(after.child)
  })

  it('is told which setting is wrong, and never what a secret was', () => {
    const wrong = triptych(['config', 'check'], { DATABASE_URL: 'mysql://user:hunter2@example', TRIPTYCH_PORT: 'many' })
    expect(wrong.status).toBe(2)
    expect(wrong.stderr).toMatch(/DATABASE_URL.*postgres:\/\//)
    expect(wrong.stderr).toMatch(/TRIPTYCH_PORT/)
    expect(wrong.stderr + wrong.stdout).not.toContain('hunter2')
    const good = triptych(['config', 'check'], { SMTP_URL: 'smtp://user:hunter2@mail.example', MAIL_FROM: 'triptych@example.org' })
    expect(good.stdout).toMatch(/SMTP_URL +\(secret\) \(environment\)/)
    expect(good.stdout).not.toContain('hunter2')
  })
})
