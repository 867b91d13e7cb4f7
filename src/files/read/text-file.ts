import type { FileHandle } from 'node:fs/promises'
import { isUtf8 } from 'node:buffer'
import {
  guessEncoding,
  recordReader,
  surveyBytes,
  type ByteSurvey,
  type Delimiter,
  type TextEncoding,
  type TextRecord,
} from '../../engines/tables/index.ts'
import { refuse } from './refusal.ts'

const PIECE = 1 << 20

/** The bytes of a file from an offset on, one megabyte at a time. Each piece is valid until the next is asked for. */
export async function* bytesOf(handle: FileHandle, from = 0): AsyncGenerator<Buffer> {
  const buffer = Buffer.allocUnsafe(PIECE)
  for (let at = from; ;) {
    const { bytesRead } = await handle.read(buffer, 0, PIECE, at)
    if (bytesRead === 0) return
    at += bytesRead
    yield buffer.subarray(0, bytesRead)
  }
}

/** The 32 characters that Windows-1252 has where ISO 8859-1 has control codes (WHATWG Encoding Standard, index windows-1252). */
const windows = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'
const fromWindows = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
    .toString('latin1')
    .replace(/[\u0080-\u009f]/g, (character) => windows[character.charCodeAt(0) - 0x80] as string)

/** Turns bytes into text piece by piece. Node's own decoder reads Windows-1252 as ISO 8859-1 in some versions, so that one is ours. */
export function textDecoder(encoding: TextEncoding): { push(bytes: Uint8Array): string; end(): string } {
  if (encoding === 'windows-1252') return { push: fromWindows, end: () => '' }
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true })
  const guarded = (decode: () => string): string => {
    try {
      return decode()
    } catch {
      return refuse(
        'text-damaged',
        'The text is damaged: some bytes are not characters.',
        'Save it again as "CSV UTF-8" from the program that wrote it.',
      )
    }
  }
  return { push: (bytes) => guarded(() => decoder.decode(bytes, { stream: true })), end: () => guarded(() => decoder.decode()) }
}

export interface TextSource {
  readonly encoding: TextEncoding
  /** Length of the byte order mark. */
  readonly mark: number
  /** One plain sentence. */
  readonly understood: string
}

const names: Record<TextEncoding, string> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16 (little endian)',
  'utf-16be': 'UTF-16 (big endian)',
  'windows-1252': 'Windows-1252',
}

/** The beginning of a file. */
export async function headOf(handle: FileHandle): Promise<Buffer> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(PIECE), 0, PIECE, 0)
  return buffer.subarray(0, bytesRead)
}

/**
 * Decides the encoding, reading the whole file where its beginning cannot tell. A mixture of encodings, or bytes that speak for a code page
 * we do not read, is refused with the line: half the names would be wrong, and nobody would notice.
 */
export async function decideEncoding(handle: FileHandle, head: Buffer, said?: TextEncoding): Promise<TextSource> {
  const guess = guessEncoding(head)
  if (guess.encoding === 'utf-32')
    refuse('utf-32', 'The text is in UTF-32, which no spreadsheet program writes.', 'Save it again as "CSV UTF-8".')
  if (said !== undefined)
    return {
      encoding: said,
      mark: guess.encoding === said ? guess.mark : 0,
      understood: `The text was read as ${names[said]}, as the mapping file says.`,
    }
  if (guess.encoding === 'not text') {
    const row = head.subarray(0, guess.nul).filter((byte) => byte === 10).length + 1
    refuse(
      'not-text',
      'This file is neither text nor a workbook: it holds bytes that no text has.',
      'Use a CSV file or an Excel workbook (.xlsx).',
      { row },
    )
  }
  if (guess.encoding === 'utf-16le' || guess.encoding === 'utf-16be') {
    return {
      encoding: guess.encoding,
      mark: guess.mark,
      understood: `The text is ${names[guess.encoding]}${guess.mark > 0 ? ', as its first bytes say' : ', as its zero bytes show'}.`,
    }
  }
  if (await isAllUtf8(handle, guess.mark))
    return { encoding: 'utf-8', mark: guess.mark, understood: `The text is UTF-8${guess.mark > 0 ? ' with a byte order mark' : ''}.` }
  const survey = surveyBytes()
  for await (const bytes of bytesOf(handle, guess.mark)) survey.push(bytes)
  return windowsOrRefused(survey.end(), guess.mark)
}

function windowsOrRefused(survey: ByteSurvey, mark: number): TextSource {
  const inMapping = 'or, if you are sure, write "encoding": "windows-1252" in a mapping file.'
  if (survey.utf8 > 0 || mark > 0) {
    refuse(
      'mixed-encodings',
      `The text mixes two encodings: ${mark > 0 && survey.utf8 === 0 ? 'it is marked as UTF-8' : `line ${survey.utf8Line} is UTF-8`} and line ${survey.strayLine} is not.`,
      `Correct the letters with accents in that line and save it as "CSV UTF-8", ${inMapping}`,
      { row: survey.strayLine },
    )
  }
  if (survey.odd > 0) {
    refuse(
      'unclear-encoding',
      'Letters with accents are written in an encoding that is neither UTF-8 nor Windows-1252, perhaps that of an older Mac or of DOS.',
      `Save the file again as "CSV UTF-8", ${inMapping}`,
      { row: survey.oddLine },
    )
  }
  const seen = fromWindows(Uint8Array.from(survey.high)).slice(0, 12)
  return {
    encoding: 'windows-1252',
    mark: 0,
    understood: `The text is Windows-1252; its letters beyond English are ${Array.from(seen).join(' ')}.`,
  }
}

/** Whether every byte from `from` on is UTF-8; a character may be cut by the border of two pieces. */
async function isAllUtf8(handle: FileHandle, from: number): Promise<boolean> {
  let carried = Buffer.alloc(0)
  for await (const bytes of bytesOf(handle, from)) {
    const all = carried.length > 0 ? Buffer.concat([carried, bytes]) : bytes
    let end = all.length
    for (let back = 1; back <= 3 && back <= all.length; back++) {
      const byte = all[all.length - back] as number
      if (byte < 0x80) break
      if (byte >= 0xc0) {
        end = all.length - back
        break
      }
    }
    if (!isUtf8(all.subarray(0, end))) return false
    carried = Buffer.from(all.subarray(end))
  }
  return carried.length === 0 || isUtf8(carried)
}

/** The records of a text file, some at a time. */
export async function* recordsOf(handle: FileHandle, source: TextSource, delimiter: Delimiter): AsyncGenerator<TextRecord[]> {
  const decoder = textDecoder(source.encoding)
  const reader = recordReader(delimiter)
  let row = 0
  const checked = (text: string): TextRecord[] => {
    const records = reader.push(text)
    if (text.includes('\u0000')) {
      const at = records.find(({ cells }) => cells.some((cell) => cell.includes('\u0000')))?.row ?? row + 1
      refuse(
        'not-text',
        'The text holds a zero byte, which no text has; the file may be damaged.',
        'Save it again from the program that wrote it.',
        { row: at },
      )
    }
    row = records.at(-1)?.row ?? row
    return records
  }
  for await (const bytes of bytesOf(handle, source.mark)) {
    const records = checked(decoder.push(bytes))
    if (records.length > 0) yield records
  }
  const last = [...checked(decoder.end()), ...reader.end()]
  if (last.length > 0) yield last
}
