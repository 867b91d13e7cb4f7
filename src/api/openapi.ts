import { z } from 'zod'
import type { AnyOperation } from '../commands/index.ts'
import { apiPath } from './operations.ts'

interface JsonSchema {
  readonly properties?: Readonly<Record<string, unknown>>
  readonly required?: readonly string[]
}

const json = (schema: unknown) => ({ 'application/json': { schema } })
const problem = { $ref: '#/components/schemas/Problems' }

/** The OpenAPI 3.1 document of the operations, written from their own schemas. */
export function openApiDocument(operations: readonly AnyOperation[], given: { readonly version: string; readonly origin: string }) {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Triptych',
      version: given.version,
      description: 'The operations of the pages, for programs: the same permissions, the same audit.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: given.origin }],
    paths: Object.fromEntries(operations.map((operation) => [apiPath(operation), pathOf(operation)])),
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: given.origin.startsWith('https:') ? '__Host-session' : 'session' },
      },
      schemas: {
        Problems: {
          type: 'object',
          required: ['problems'],
          properties: {
            problems: {
              type: 'array',
              items: {
                type: 'object',
                required: ['code', 'message', 'todo'],
                properties: {
                  code: { type: 'string', description: 'Stable: programs may decide by it.' },
                  message: { type: 'string', description: 'What is wrong, for a person.' },
                  todo: { type: 'string', description: 'What to do about it.' },
                  field: { type: 'string', description: 'The field it is about.' },
                  details: { type: 'object' },
                },
              },
            },
          },
        },
      },
    },
    security: [{ session: [] }],
  }
}

function pathOf(operation: AnyOperation) {
  const input = z.toJSONSchema(operation.input, { io: 'input', unrepresentable: 'any' }) as JsonSchema
  const { $schema: _, ...schema } = input as JsonSchema & { $schema?: string }
  const about = {
    operationId: operation.name,
    summary: operation.did,
    description: `Needs the right to ${operation.permits.act}.`,
    responses: {
      200: {
        description: 'Done',
        content: json({ type: 'object', required: ['data'], properties: { data: {} } }),
      },
      401: { description: 'Nobody is signed in', content: json(problem) },
      403: { description: 'The roles do not allow it', content: json(problem) },
      404: { description: 'There is no such thing, or it is not the viewer’s to see', content: json(problem) },
      409: { description: 'Somebody else changed it meanwhile', content: json(problem) },
      422: { description: 'A field cannot be used as it is', content: json(problem) },
    },
  }
  if (operation.kind === 'command') return { post: { ...about, requestBody: { required: true, content: json(schema) } } }
  const parameters = Object.entries(schema.properties ?? {}).map(([name, property]) => ({
    name,
    in: 'query',
    required: (schema.required ?? []).includes(name),
    schema: property,
  }))
  return { get: { ...about, parameters } }
}
