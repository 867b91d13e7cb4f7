import { request } from 'node:http'
import { existsSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Hono } from 'hono'
import { verifyAudit } from './access/index.ts'
import type { App } from './app.ts'
import { backup, check } from './database/index.ts'
import { listen, type Listening } from './http/index.ts'
import { failed, ok, quietError, type Problem, type Result } from './kernel/index.ts'
import { readSeals } from './seals.ts'

/** `sun_path` of Linux and macOS, with its ending NUL. */
const LONGEST_SOCKET = 103

/** Where a running server listens for this machine's command line; only its own user may write to it. */
const controlSocket = (directory: string): string =>
  process.platform === 'win32'
    ? String.raw`\\.\pipe\triptych-${Buffer.from(resolve(directory)).toString('hex').slice(-40)}`
    : join(directory, 'control.sock')

export type ControlAnswer = { readonly problems?: readonly Problem[]; readonly value?: unknown }

/** What the command line can ask of a server that holds the database: the same work that it does itself when nobody holds it. */
export async function openControl(app: App, directory: string): Promise<Result<Listening>> {
  const hono = new Hono()
  const answer = (result: Result<unknown>): ControlAnswer => (result.ok ? { value: result.value ?? null } : { problems: result.problems })
  hono.post('/backup', async (c) => {
    const { file } = await c.req.json<{ file: string }>()
    return c.json(answer(await backup(app.database, file)))
  })
  hono.post('/check', async (c) => c.json({ value: await check(app.database) }))
  hono.post('/audit/verify', async (c) => c.json({ value: await verifyAudit(app.database, await readSeals(directory)) }))
  hono.onError((error, c) => {
    app.log.error({ error: quietError(error) }, 'a command of the command line met a mistake')
    return c.json({
      problems: [{ code: 'mistake', kind: 'error', message: 'The server made a mistake.', todo: 'Its log says where.' }],
    } satisfies ControlAnswer)
  })
  const socket = controlSocket(directory)
  if (process.platform !== 'win32' && Buffer.byteLength(socket) > LONGEST_SOCKET) {
    return failed({
      code: 'control.path-too-long',
      kind: 'error',
      message: `The path of the data directory is too long for a socket in it (${LONGEST_SOCKET} bytes at most).`,
      todo: 'Choose a directory with a shorter path.',
      where: { file: socket },
    })
  }
  if (process.platform !== 'win32' && existsSync(socket)) rmSync(socket)
  const umask = process.umask(0o077)
  try {
    return await listen(hono, { socket })
  } finally {
    process.umask(umask)
  }
}

/** Asks the running server; null where none listens. */
export async function askServer<T>(directory: string, path: string, body: unknown = {}): Promise<Result<T> | null> {
  const text = await new Promise<string | null>((done) => {
    const asked = request(
      { socketPath: controlSocket(directory), path, method: 'POST', headers: { 'content-type': 'application/json' } },
      (response) => {
        let received = ''
        response.setEncoding('utf8')
        response.on('data', (chunk: string) => (received += chunk))
        response.on('end', () => done(received))
      },
    )
    asked.on('error', () => done(null))
    asked.end(JSON.stringify(body))
  })
  if (text === null) return null
  const { problems, value } = JSON.parse(text) as ControlAnswer
  return problems ? failed(...problems) : ok(value as T)
}
