import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Busboy } from '@fastify/busboy'
import { failed, ok, type Problem, type Result } from '../kernel/index.ts'
import type { Upload, UploadedFile } from './route.ts'

/** The largest file that is taken, how many at once, and how much they may be together. */
export const UPLOAD_LIMITS = {
  fileBytes: 500 * 1024 * 1024,
  requestBytes: 1024 * 1024 * 1024,
  files: 6,
  fields: 40,
  fieldBytes: 10_000,
} as const

const problem = (code: string, status: 413 | 415 | 400, message: string, todo: string): Problem => ({
  code: `http.${code}`,
  kind: 'error',
  status,
  message,
  todo,
})

const unreadable = problem('upload-unreadable', 400, 'The upload did not arrive whole.', 'Send the files again.')

const tooMuch = problem(
  'upload-too-large',
  413,
  `The selected files must be smaller than ${UPLOAD_LIMITS.requestBytes / 1024 / 1024} MB together.`,
  'Send fewer or smaller files.',
)

class TooMuch extends Error {}

/** Passes on what arrives until it is too much, whatever length was announced. */
async function* counted(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let bytes = 0
  for await (const chunk of body) {
    bytes += chunk.byteLength
    if (bytes > UPLOAD_LIMITS.requestBytes) throw new TooMuch()
    yield chunk
  }
}

/** What an announced length alone is refused for, before anything is received. */
export const tooLongAsAnnounced = (request: Request): Problem | null =>
  Number(request.headers.get('content-length') ?? 0) > UPLOAD_LIMITS.requestBytes ? tooMuch : null

/**
 * Writes the files of a multipart form (RFC 7578) to a directory as they arrive, so that a large one never stands in memory.
 * Files are named by their order: what a person calls a file is text, not a path. The directory is the caller's to delete.
 */
export async function receiveUpload(request: Request, directory: string): Promise<Result<Upload>> {
  const type = request.headers.get('content-type') ?? ''
  if (!type.startsWith('multipart/form-data') || !request.body) return failed({ ...unreadable, status: 415 })
  await mkdir(directory, { recursive: true, mode: 0o700 })
  const values = Object.create(null) as Record<string, string>
  const files: UploadedFile[] = []
  const problems: Problem[] = []
  const streams: Readable[] = []
  const writing: Promise<void>[] = []
  // A disk that is full must end the reading too: the parser would wait for ever for a file that nobody writes.
  const unwritable = new AbortController()

  let parser: InstanceType<typeof Busboy>
  try {
    parser = new Busboy({
      headers: { 'content-type': type },
      limits: {
        fileSize: UPLOAD_LIMITS.fileBytes,
        files: UPLOAD_LIMITS.files,
        fields: UPLOAD_LIMITS.fields,
        fieldSize: UPLOAD_LIMITS.fieldBytes,
      },
    })
  } catch {
    return failed(unreadable)
  }
  parser.on('field', (name, value) => {
    values[name] = value
  })
  parser.on('file', (field, stream, name) => {
    if (!name) {
      stream.resume()
      return
    }
    const path = join(directory, `file-${files.length + 1}`)
    const file = { field, name: plainName(name), path, bytes: 0 }
    files.push(file)
    stream.on('data', (chunk: Buffer) => {
      file.bytes += chunk.length
    })
    stream.on('limit', () => {
      problems.push(
        problem(
          'file-too-large',
          413,
          `The selected file must be smaller than ${UPLOAD_LIMITS.fileBytes / 1024 / 1024} MB.`,
          'Split it and send the parts.',
        ),
      )
    })
    streams.push(stream)
    const written = pipeline(stream, createWriteStream(path, { mode: 0o600 }))
    written.catch((error: unknown) => unwritable.abort(error))
    writing.push(written)
  })
  parser.on('filesLimit', () =>
    problems.push(problem('too-many-files', 413, `Send at most ${UPLOAD_LIMITS.files} files at once.`, 'Leave some out.')),
  )
  try {
    await pipeline(Readable.fromWeb(request.body as never), counted, parser, { signal: unwritable.signal })
    await Promise.all(writing)
  } catch (error) {
    // The parser ends no file whose rest will not come: its writing would never settle, and the file never be deleted.
    for (const stream of streams) stream.destroy(error as Error)
    await Promise.allSettled(writing)
    if (error instanceof TooMuch) return failed(tooMuch)
    if (((unwritable.signal.reason ?? error) as NodeJS.ErrnoException).code === 'ENOSPC') {
      return failed(
        problem('disk-full', 413, 'There is no room on the server for this file.', 'Tell whoever runs Triptych, and send it again later.'),
      )
    }
    return failed(unreadable)
  }
  return problems.length > 0 ? failed(...problems) : ok({ values, files: files.filter(({ bytes }) => bytes > 0) })
}

export const discardUpload = (directory: string): Promise<void> => rm(directory, { recursive: true, force: true })

/** The last part of the name, without what could mean something to a disk, a header or a terminal. */
const plainName = (name: string): string =>
  basename(name.replaceAll('\\', '/'))
    .replaceAll(/[\p{C}/:*?"<>|]/gu, '')
    .slice(-120)
    .trim() || 'file'
