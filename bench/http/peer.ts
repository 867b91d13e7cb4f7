// The peer: bare Fastify and pg, the same SQL as JSON, without sessions, permissions, walls or audit.
import fastify from 'fastify'
import { Pool } from 'pg'
import type { Statement } from './statements.ts'

interface Given {
  readonly url: string
  readonly port: number
  readonly connections: number
  readonly statements: readonly Statement[]
}

const { url, port, connections, statements } = JSON.parse(process.env['TRIPTYCH_PEER'] ?? '{}') as Given
const pool = new Pool({ connectionString: url, max: connections })
const server = fastify()
server.get('/organisations', async () => {
  const answers: unknown[] = []
  for (const { text, values } of statements) answers.push((await pool.query(text, [...values])).rows)
  return { data: answers }
})
await server.listen({ port, host: '127.0.0.1' })
process.on('SIGINT', () => {
  void server.close().then(() => pool.end())
})
