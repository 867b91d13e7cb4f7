import { existsSync, mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { emptyUploads, sweepUploads, UPLOAD_LIMITS } from '../../src/http/index.ts'
import { receiveUpload } from '../../src/http/upload.ts'
import { UPLOADS_AT_ONCE, uploadPlaces } from '../../src/http/upload-places.ts'
import { temporaryDirectory } from '../databases.ts'
import { openLiveWorld, type LiveWorld } from '../pages/live-world.ts'
import { member, type Member } from '../world.ts'

let live: LiveWorld
let uploads: string
beforeAll(async () => {
  live = await openLiveWorld()
  uploads = join(live.config.directory, 'uploads')
})

const analyst = member('workforce analyst', 'trust one')
const BEGINNING = '--edge\r\nContent-Disposition: form-data; name="staff"; filename="staff.csv"\r\nContent-Type: text/csv\r\n\r\n'

interface Sending {
  readonly request: ReturnType<typeof request>
  readonly answered: Promise<{ status: number; location: string | undefined }>
}

/** Begins to send an extract, and leaves it to the test how it goes on. */
function begin(as: Member | null, headers: Readonly<Record<string, string>> = {}, to: LiveWorld = live): Sending {
  const sending = request(`${to.origin}/try`, {
    method: 'POST',
    headers: {
      'content-type': 'multipart/form-data; boundary=edge',
      'sec-fetch-site': 'same-origin',
      ...(as && { cookie: `session=${encodeURIComponent(as.secret)}` }),
      ...headers,
    },
  })
  const answered = new Promise<{ status: number; location: string | undefined }>((resolve, reject) => {
    sending.once('error', reject)
    sending.once('response', (response) => {
      response.resume()
      resolve({ status: response.statusCode ?? 0, location: response.headers.location })
    })
  })
  answered.catch(() => undefined)
  return { request: sending, answered }
}
const standing = (of = uploads): string[] => (existsSync(of) ? readdirSync(of) : [])

describe('an upload', () => {
  it('that is broken off leaves nothing, and gives its place back', async () => {
    for (let time = 0; time <= UPLOADS_AT_ONCE.each; time++) {
      const { request: sending } = begin(analyst)
      sending.write(BEGINNING + 'assignment\r\n'.repeat(20_000))
      await expect.poll(() => standing().length, { timeout: 10_000 }).toBe(1)
      sending.destroy()
      await expect.poll(() => standing().length, { timeout: 10_000 }).toBe(0)
    }
  })

  it('of more than two at once is refused until one has ended', async () => {
    const held = Array.from({ length: UPLOADS_AT_ONCE.each }, () => begin(analyst))
    for (const { request: sending } of held) sending.write(BEGINNING)
    await expect.poll(() => standing().length, { timeout: 10_000 }).toBe(UPLOADS_AT_ONCE.each)
    const more = begin(analyst)
    more.request.write(BEGINNING)
    expect(await more.answered).toMatchObject({ status: 429 })
    more.request.destroy()
    for (const { request: sending } of held) sending.destroy()
    await expect.poll(() => standing().length, { timeout: 10_000 }).toBe(0)
  })

  it('whose announced length is too much is refused before it is received', async () => {
    const { request: sending, answered } = begin(analyst, { 'content-length': String(UPLOAD_LIMITS.requestBytes + 1) })
    sending.write(BEGINNING)
    expect(await answered).toMatchObject({ status: 413 })
    expect(standing()).toEqual([])
    sending.destroy()
  })

  it('of somebody who may send none is answered before it is received', async () => {
    const closed = await openLiveWorld({ TRIPTYCH_TRY: 'signed in' })
    const { request: sending, answered } = begin(null, {}, closed)
    sending.write(BEGINNING)
    const answer = await answered
    expect(answer.status).toBe(303)
    expect(answer.location).toContain('/sign-in')
    expect(existsSync(join(closed.config.directory, 'uploads'))).toBe(false)
    sending.destroy()
    const outsider = begin(member('supervisor', 'university one'), {}, closed)
    outsider.request.write(BEGINNING)
    expect(await outsider.answered).toMatchObject({ status: 403 })
    outsider.request.destroy()
  })
})

/** A form as a server without a socket receives it, without a length. */
function formOf(chunks: Iterable<string | Uint8Array>): Request {
  const body = ReadableStream.from(chunks) as ReadableStream<Uint8Array<ArrayBuffer>>
  const headers = { 'content-type': 'multipart/form-data; boundary=edge' }
  return new Request('http://127.0.0.1/try', { method: 'POST', headers, body, duplex: 'half' })
}

function* bytes(beginning: string, megabytes: number): Generator<Uint8Array> {
  yield Buffer.from(beginning)
  const chunk = Buffer.alloc(1024 * 1024, 'a')
  for (let sent = 0; sent < megabytes; sent++) yield chunk
}

it('more than a request may bring is not received, whatever length was announced', async () => {
  const nameless = BEGINNING.replace('staff.csv', '')
  const received = await receiveUpload(formOf(bytes(nameless, 1_100)), temporaryDirectory())
  expect(received).toMatchObject({ ok: false, problems: [{ code: 'http.upload-too-large' }] })
})

it('a file that cannot be written ends the reading', async () => {
  const directory = temporaryDirectory()
  mkdirSync(join(directory, 'file-1'), { recursive: true })
  expect(await receiveUpload(formOf(bytes(BEGINNING, 50)), directory)).toMatchObject({ ok: false })
})

it('places are counted for each sender and for all', () => {
  const places = uploadPlaces()
  const senders = Array.from({ length: UPLOADS_AT_ONCE.all }, (_, index) => `sender ${index}`)
  for (const sender of senders) expect(places.take(sender)).toBeNull()
  expect(places.take('one more')).toMatchObject({ status: 503 })
  places.giveBack('sender 0')
  expect(places.take('sender 1')).toBeNull()
  expect(places.take('sender 1')).toMatchObject({ status: 429 })
})

it('what uploads left is deleted at the start, and by the clock once nothing was written to it for an hour', async () => {
  const directory = temporaryDirectory()
  const now = new Date('2026-11-24T12:00:00Z')
  const hoursAgo = (hours: number): Date => new Date(now.getTime() - hours * 3_600_000)
  for (const [name, written] of [
    ['stray', hoursAgo(2)],
    ['growing', hoursAgo(0)],
  ] as const) {
    const file = join(directory, name, 'file-1')
    mkdirSync(join(directory, name), { recursive: true })
    writeFileSync(file, 'assignment')
    utimesSync(file, written, written)
    utimesSync(join(directory, name), hoursAgo(2), hoursAgo(2))
  }
  await sweepUploads(directory, now)
  expect(standing(directory)).toEqual(['growing'])
  emptyUploads(directory)
  expect(standing(directory)).toEqual([])
  await sweepUploads(directory, now)
})
