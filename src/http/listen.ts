import { createAdaptorServer, type ServerType } from '@hono/node-server'
import { failed, ok, type Problem, type Result } from '../kernel/index.ts'

export interface Listening {
  readonly port: number
  /** Takes no more requests, lets those under way finish for a moment, then ends. */
  stop(): Promise<void>
}

/** What answers requests: a Hono app, or whatever stands in for it while it is made. */
export interface Answering {
  readonly fetch: (request: Request, environment?: unknown) => Response | Promise<Response>
}

/** Opens the socket. A port that somebody else holds is a problem, not a crash. */
export function listen(
  answering: Answering,
  at: { readonly host: string; readonly port: number } | { readonly socket: string },
): Promise<Result<Listening>> {
  return new Promise((resolve) => {
    const server: ServerType = createAdaptorServer({ fetch: (request, environment) => answering.fetch(request, environment) })
    if ('socket' in at) server.listen(at.socket)
    else server.listen(at.port, at.host)
    server.once('listening', () => {
      const address = server.address()
      const port = typeof address === 'object' && address ? address.port : 0
      resolve(ok({ port, stop: () => stop(server) }))
    })
    server.once('error', (error: NodeJS.ErrnoException) => resolve(failed(problemOf(error, 'port' in at ? at.port : 0))))
  })
}

function stop(server: ServerType): Promise<void> {
  return new Promise((done) => {
    const force = setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), 3_000)
    server.close(() => {
      clearTimeout(force)
      done()
    })
    if ('closeIdleConnections' in server) server.closeIdleConnections()
  })
}

function problemOf({ code }: NodeJS.ErrnoException, port: number): Problem {
  const taken = code === 'EADDRINUSE'
  return {
    code: taken ? 'http.port-taken' : 'http.cannot-listen',
    kind: 'error',
    message: taken ? `Port ${port} is used by another program.` : `The address to listen on cannot be used (${code ?? 'unknown'}).`,
    todo: taken ? 'Stop the other program, or set TRIPTYCH_PORT to another port.' : 'Check TRIPTYCH_HOST and TRIPTYCH_PORT.',
  }
}
