import type { Context } from 'hono'
import type { AnyOperation, Command, Do, Query, Viewer } from '../commands/index.ts'
import { readJson } from '../http/index.ts'
import type { Problem } from '../kernel/index.ts'
import { openApiDocument } from './openapi.ts'
import { apiPath, OPERATIONS } from './operations.ts'

export interface ApiOptions {
  readonly do: Do
  readonly version: string
  readonly origin: string
}

/** Answers `/api`: a query by GET with its input in the address, a command by POST with its input as JSON. Null where nothing is there. */
export function createApi({ do: ask, version, origin }: ApiOptions): (c: Context, viewer: Viewer) => Promise<Response | null> {
  const byAddress = new Map(
    OPERATIONS.map((operation) => [`${operation.kind === 'query' ? 'GET' : 'POST'} ${apiPath(operation)}`, operation]),
  )
  const document = openApiDocument(OPERATIONS, { version, origin })
  return async (c, viewer) => {
    if (c.req.method === 'GET' && c.req.path === '/api/openapi.json') return c.json(document)
    const operation = byAddress.get(`${c.req.method} ${c.req.path}`)
    if (!operation) return null
    const input = operation.kind === 'query' ? { ok: true as const, value: c.req.query() } : await readJson(c.req.raw)
    if (!input.ok) return c.json(spoken(input.problems), (input.problems[0]?.status ?? 400) as 400)
    const done = await ask(viewer, asOne(operation), input.value)
    return done.ok ? c.json({ data: done.value ?? null }) : c.json(spoken(done.problems), (done.problems[0]?.status ?? 400) as 400)
  }
}

/** A table of operations knows their outside only; the one that was found is whole. */
const asOne = (operation: AnyOperation) => operation as unknown as Command | Query

const spoken = (problems: readonly Problem[]) => ({
  problems: problems.map(({ code, message, todo, where, details }) => ({
    code,
    message,
    todo,
    ...(where?.field !== undefined && { field: where.field }),
    ...(details && { details }),
  })),
})
