import { CAST, DEMONSTRATION_PASSWORD } from '../access/index.ts'
import { openApp, type App } from '../app.ts'
import type { Config } from '../config.ts'
import { openControl } from '../control.ts'
import { listen, type Answering } from '../http/index.ts'
import { ok, type Result } from '../kernel/index.ts'
import type { Terminal } from './terminal.ts'

/** Runs the server until it is told to stop. The port is taken first: that it is taken already is known at once, and who asks early is told to wait. */
export async function runServe(config: Config, terminal: Terminal): Promise<Result<null>> {
  const door: { answering: Answering } = { answering: starting }
  const server = await listen({ fetch: (request, environment) => door.answering.fetch(request, environment) }, config)
  if (!server.ok) return server
  terminal.stage('Opening the database')
  let opened: Result<App> | undefined
  try {
    opened = await openApp(config)
  } finally {
    // A port that answers would tell whoever watches over the process that all is well.
    if (!opened?.ok) await server.value.stop()
  }
  if (!opened.ok) return opened
  const app = opened.value
  // The command line of this machine reaches an embedded database only through its holder.
  const control = await openControl(app, config.directory)
  if (!control.ok) {
    await server.value.stop()
    await app.close()
    return control
  }
  door.answering = app.http
  const work = app.start()
  terminal.result(greeting(config), { origin: config.origin })
  await stopAsked()
  terminal.stage('Stopping')
  await server.value.stop()
  await work.stop()
  await control.value.stop()
  await app.close()
  return ok(null)
}

const starting: Answering = {
  fetch: () =>
    new Response('Triptych is starting.\n', { status: 503, headers: { 'retry-after': '5', 'content-type': 'text/plain; charset=utf-8' } }),
}

const stopAsked = (): Promise<void> =>
  new Promise((resolve) => {
    const stop = (): void => {
      process.off('SIGINT', stop).off('SIGTERM', stop)
      resolve()
    }
    process.on('SIGINT', stop).on('SIGTERM', stop)
  })

function greeting(config: Config): string[] {
  const lines = [`Triptych is at ${config.origin}`]
  if (!config.demonstration) return [...lines, `Its data stands in ${config.directory}. Stop it with Ctrl-C.`]
  const people = CAST.filter(({ isShown }) => isShown)
  const width = Math.max(...people.map(({ email }) => email.length))
  return [
    ...lines,
    '',
    `Everything in it is fictional. Sign in with one of these addresses and the password "${DEMONSTRATION_PASSWORD}":`,
    ...people.map(({ email, roles, organisation }) => `  ${email.padEnd(width)}  ${roles.join(', ')}, ${organisation}`),
    '',
    `Or try your own extract without signing in: ${config.origin}/try`,
    'Stop it with Ctrl-C.',
  ]
}
