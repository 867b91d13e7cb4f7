import { CAST, DEMONSTRATION_PASSWORD } from '../access/index.ts'
import { openApp } from '../app.ts'
import type { Config } from '../config.ts'
import { openControl } from '../control.ts'
import { listen } from '../http/index.ts'
import { ok, type Result } from '../kernel/index.ts'
import type { Terminal } from './terminal.ts'

/** Runs the server until it is told to stop. */
export async function runServe(config: Config, terminal: Terminal): Promise<Result<null>> {
  terminal.stage('Opening the database')
  const opened = await openApp(config)
  if (!opened.ok) return opened
  const app = opened.value
  // The command line of this machine reaches an embedded database only through its holder; PostgreSQL lets both in.
  const control = await openControl(app, config.directory)
  const server = control.ok ? await listen(app.http, config) : control
  if (!server.ok || !control.ok) {
    if (control.ok) await control.value.stop()
    await app.close()
    return server.ok ? ok(null) : server
  }
  const work = app.start()
  terminal.result(greeting(config, server.value.port), { origin: config.origin, port: server.value.port })
  await stopAsked()
  terminal.stage('Stopping')
  await server.value.stop()
  await work.stop()
  await control.value.stop()
  await app.close()
  return ok(null)
}

const stopAsked = (): Promise<void> =>
  new Promise((resolve) => {
    const stop = (): void => {
      process.off('SIGINT', stop).off('SIGTERM', stop)
      resolve()
    }
    process.on('SIGINT', stop).on('SIGTERM', stop)
  })

function greeting(config: Config, port: number): string[] {
  const address = config.port === port ? config.origin : `http://${config.host}:${port}`
  const lines = [`Triptych is at ${address}`]
  if (!config.demonstration) return [...lines, `Its data stands in ${config.directory}. Stop it with Ctrl-C.`]
  const people = CAST.filter(({ isShown }) => isShown)
  const width = Math.max(...people.map(({ email }) => email.length))
  return [
    ...lines,
    '',
    `Everything in it is fictional. Sign in with one of these addresses and the password "${DEMONSTRATION_PASSWORD}":`,
    ...people.map(({ email, roles, organisation }) => `  ${email.padEnd(width)}  ${roles.join(', ')}, ${organisation}`),
    '',
    `Or try your own extract without signing in: ${address}/try`,
    'Stop it with Ctrl-C.',
  ]
}
