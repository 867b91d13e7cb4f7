import { failed, ok, type Problem, type Result } from '../kernel/index.ts'
import type { Body } from './route.ts'

/** The most a form of text fields may send. */
const FORM_BYTES = 256 * 1024

const tooLarge: Problem = {
  code: 'http.too-large',
  kind: 'error',
  status: 413,
  message: 'More was sent than this form takes.',
  todo: 'Send less text.',
}

const unreadable: Problem = {
  code: 'http.unreadable',
  kind: 'error',
  status: 415,
  message: 'What was sent could not be read.',
  todo: 'Go back and send the form again.',
}

export async function readForm(request: Request): Promise<Result<Body>> {
  const type = request.headers.get('content-type') ?? ''
  if (!type.startsWith('application/x-www-form-urlencoded')) return failed(unreadable)
  const text = await readText(request, FORM_BYTES)
  return text.ok ? ok(fieldsOf(new URLSearchParams(text.value))) : text
}

export async function readJson(request: Request): Promise<Result<unknown>> {
  const type = request.headers.get('content-type') ?? ''
  if (!type.startsWith('application/json')) return failed({ ...unreadable, todo: 'Send JSON with the content type application/json.' })
  const text = await readText(request, FORM_BYTES)
  if (!text.ok) return text
  try {
    return ok(JSON.parse(text.value))
  } catch {
    return failed({ ...unreadable, status: 400, todo: 'Send one JSON value.' })
  }
}

/** Stops reading as soon as there is too much, whatever length was announced. */
async function readText(request: Request, most: number): Promise<Result<string>> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of request.body ?? []) {
    bytes += chunk.byteLength
    if (bytes > most) return failed(tooLarge)
    chunks.push(chunk)
  }
  return ok(Buffer.concat(chunks).toString('utf8'))
}

/** A date comes in three fields (`starts-day`, `starts-month`, `starts-year`); it is joined to `starts` as `YYYY-MM-DD`. */
function fieldsOf(fields: URLSearchParams): Body {
  const values = Object.create(null) as Record<string, string>
  const lists = Object.create(null) as Record<string, string[]>
  for (const [name, value] of fields) {
    values[name] = value
    ;(lists[name] ??= []).push(value)
  }
  for (const name of Object.keys(values)) {
    const date = /^(.+)-year$/.exec(name)?.[1]
    if (date === undefined) continue
    const parts = ['year', 'month', 'day'].map((part) => (values[`${date}-${part}`] ?? '').trim())
    values[date] = parts.every((part) => part === '') ? '' : parts.join('-')
  }
  return { values, lists }
}
