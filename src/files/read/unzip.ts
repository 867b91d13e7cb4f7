import type { FileHandle } from 'node:fs/promises'
import { createInflateRaw, crc32 } from 'node:zlib'
import type { ReadLimits } from './limits.ts'
import { Refusal, refuse } from './refusal.ts'

interface ZipEntry {
  readonly name: string
  readonly method: number
  readonly encrypted: boolean
  readonly crc: number
  readonly stored: number
  readonly size: number
  readonly offset: number
}

export interface Zip {
  readonly names: readonly string[]
  has(name: string): boolean
  /** The bytes of a part, piece by piece, counted as they come. */
  stream(name: string): AsyncGenerator<Buffer>
  /** A small part as text. */
  text(name: string): Promise<string>
}

const damaged = (): never =>
  refuse(
    'damaged',
    'The workbook is damaged or was cut off on its way.',
    'Save or download it again; open it in Excel first to see whether it is whole.',
  )
const tooLarge = (): never =>
  refuse(
    'too-large-inside',
    'The workbook grows to far more data than a staff list holds when it is unpacked.',
    'Save the one sheet that is needed as CSV and use that file.',
  )

const tooManyParts = (limits: ReadLimits): never =>
  refuse(
    'too-many-parts',
    `The workbook has more than ${limits.entries} parts inside.`,
    'Save the one sheet that is needed as CSV and use that file.',
  )

/** Small parts (the list of sheets, styles, relations) are read whole up to here. */
const SMALL = 64 * 2 ** 20

/** Opens a zip file by its central directory. Nothing is written to disk; a part is inflated only when it is asked for. */
export async function openZip(handle: FileHandle, fileSize: number, limits: ReadLimits): Promise<Zip> {
  if (fileSize > limits.workbookBytes)
    refuse(
      'too-large',
      `The workbook is larger than ${Math.round(limits.workbookBytes / 2 ** 20)} MB.`,
      'Save the one sheet that is needed as CSV and use that file.',
    )
  const read = async (from: number, length: number): Promise<Buffer> => {
    if (from < 0 || length < 0 || from + length > fileSize) damaged()
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, from)
    return bytesRead === length ? buffer : damaged()
  }
  const directory = await readDirectory(read, fileSize, limits)
  const entries = new Map<string, ZipEntry>()
  for (const entry of directory) {
    if (entries.has(entry.name)) damaged()
    entries.set(entry.name, entry)
  }
  let inflated = 0

  async function* stream(name: string): AsyncGenerator<Buffer> {
    const entry = entries.get(name) ?? damaged()
    if (entry.encrypted) refuse('password', 'This workbook is protected with a password.', 'Remove the password and save it again.')
    if (entry.size > limits.entryBytes || (entry.size > limits.ratioFrom && entry.size > entry.stored * limits.ratio)) tooLarge()
    const local = await read(entry.offset, 30)
    if (local.readUInt32LE(0) !== 0x04034b50) damaged()
    const from = entry.offset + 30 + local.readUInt16LE(26) + local.readUInt16LE(28)
    if (from + entry.stored > fileSize) damaged()
    let size = 0
    let sum = 0
    const count = (piece: Buffer): Buffer => {
      size += piece.length
      inflated += piece.length
      if (size > entry.size) damaged()
      if (inflated > limits.inflatedBytes) tooLarge()
      sum = crc32(piece, sum)
      return piece
    }
    if (entry.method === 0) {
      for (let at = 0; at < entry.stored; at += 65_536) yield count(await read(from + at, Math.min(65_536, entry.stored - at)))
    } else if (entry.method === 8) yield* inflate(read, from, entry.stored, count)
    else refuse('compression', 'The workbook is packed in a way that Excel does not use.', 'Open it in Excel and save it again.')
    if (size !== entry.size || sum !== entry.crc) damaged()
  }

  return {
    names: [...entries.keys()],
    has: (name) => entries.has(name),
    stream,
    async text(name) {
      const pieces: Buffer[] = []
      let size = 0
      for await (const piece of stream(name)) {
        size += piece.length
        if (size > SMALL) tooLarge()
        pieces.push(piece)
      }
      return new TextDecoder().decode(Buffer.concat(pieces))
    },
  }
}

async function* inflate(
  read: (from: number, length: number) => Promise<Buffer>,
  from: number,
  stored: number,
  count: (piece: Buffer) => Buffer,
): AsyncGenerator<Buffer> {
  const inflater = createInflateRaw({ chunkSize: 65_536 })
  const feed = async (): Promise<void> => {
    for (let at = 0; at < stored && !inflater.destroyed; at += 65_536) {
      const piece = await read(from + at, Math.min(65_536, stored - at))
      if (!inflater.write(piece)) {
        await new Promise<void>((resolve) => {
          inflater.once('drain', resolve)
          inflater.once('close', resolve)
        })
      }
    }
    inflater.end()
  }
  const feeding = feed().catch((error: unknown) => void inflater.destroy(error as Error))
  try {
    for await (const piece of inflater) yield count(piece as Buffer)
    await feeding
  } catch (error) {
    if (error instanceof Refusal) throw error
    damaged()
  } finally {
    inflater.destroy()
  }
}

async function readDirectory(
  read: (from: number, length: number) => Promise<Buffer>,
  fileSize: number,
  limits: ReadLimits,
): Promise<ZipEntry[]> {
  const tailLength = Math.min(fileSize, 65_557)
  const tail = await read(fileSize - tailLength, tailLength)
  const end = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
  if (end < 0 || end + 22 > tail.length) damaged()
  let count = tail.readUInt16LE(end + 10)
  let size = tail.readUInt32LE(end + 12)
  let offset = tail.readUInt32LE(end + 16)
  if (count === 0xffff || size === 0xffffffff || offset === 0xffffffff) {
    const locator = tail.subarray(Math.max(0, end - 20), end)
    if (locator.length === 20 && locator.readUInt32LE(0) === 0x07064b50) {
      const wide = await read(Number(locator.readBigUInt64LE(8)), 56)
      count = Number(wide.readBigUInt64LE(32))
      size = Number(wide.readBigUInt64LE(40))
      offset = Number(wide.readBigUInt64LE(48))
    }
  }
  if (count > limits.entries || size > 64 * 2 ** 20) tooManyParts(limits)
  const bytes = await read(offset, size)
  const entries: ZipEntry[] = []
  let at = 0
  // The stated count wraps at 65,536 in old writers, so the directory itself is counted.
  while (at < bytes.length) {
    if (entries.length >= limits.entries) tooManyParts(limits)
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== 0x02014b50) damaged()
    const nameLength = bytes.readUInt16LE(at + 28)
    const extraLength = bytes.readUInt16LE(at + 30)
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength)
    const wide = wideSizes(bytes.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength))
    const either = (value: number): number => (value === 0xffffffff ? (wide.shift() ?? value) : value)
    const sizeHere = either(bytes.readUInt32LE(at + 24))
    const stored = either(bytes.readUInt32LE(at + 20))
    const offsetHere = either(bytes.readUInt32LE(at + 42))
    entries.push({
      name,
      method: bytes.readUInt16LE(at + 10),
      encrypted: (bytes.readUInt16LE(at + 8) & 1) === 1,
      crc: bytes.readUInt32LE(at + 16),
      stored,
      size: sizeHere,
      offset: offsetHere,
    })
    at += 46 + nameLength + extraLength + bytes.readUInt16LE(at + 32)
  }
  return entries.length % 65_536 === count % 65_536 ? entries : damaged()
}

/** The 8-byte numbers of a ZIP64 extra field, in their order. */
function wideSizes(extra: Buffer): number[] {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue
    const body = extra.subarray(at + 4, at + 4 + extra.readUInt16LE(at + 2))
    return Array.from({ length: Math.floor(body.length / 8) }, (_, i) => Number(body.readBigUInt64LE(i * 8)))
  }
  return []
}
