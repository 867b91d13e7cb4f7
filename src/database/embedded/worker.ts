import { parentPort, workerData } from 'node:worker_threads'
import { UnreadableAnswer } from '../values/index.ts'
import { fieldsOf, sqlStateOf, type ErrorFields } from '../database-error.ts'
import type { Ask, Asked, Told, WorkerStart } from './messages.ts'
import { Server, Stopped } from './server.ts'

/** Entry point of the thread the embedded database runs in: in the main one, a long statement would stop every answer. */
const port = parentPort
if (port === null) throw new Error('this file is the entry of a worker thread')
const tell = (told: Told): void => port.postMessage(told)

/** Stops at once whatever this thread is doing: a crashed database may be in an endless loop. */
function end(stopped: ErrorFields): never {
  tell({ stopped })
  process.exit(1)
}

function answer(server: Server, asked: Asked): Promise<unknown> {
  switch (asked.kind) {
    case 'run':
      return server.run(asked.sql, asked.parameters)
    case 'fsyncs':
      return Promise.resolve(server.fsyncs)
    case 'dump':
      return server.dump()
    case 'close':
      return server.close()
  }
}

async function serve({ id, asked }: Ask, server: Server): Promise<void> {
  try {
    tell({ id, value: await answer(server, asked) })
  } catch (error) {
    if (error instanceof Stopped) return tell({ stopped: error.fields })
    const code = sqlStateOf(error)
    if (code !== null && error instanceof Error) tell({ id, refused: fieldsOf(error, code) })
    else if (error instanceof UnreadableAnswer) tell({ id, unreadable: error.message })
    else tell({ id, mistaken: error instanceof Error ? error.message : String(error) })
  }
}

try {
  const server = await Server.open(workerData as WorkerStart, end)
  let turn = Promise.resolve()
  port.on('message', (ask: Ask) => {
    turn = turn.then(() => serve(ask, server))
  })
  tell({ ready: true })
} catch (error) {
  tell({ stopped: error instanceof Stopped ? error.fields : { code: '58000', message: String(error) } })
}
