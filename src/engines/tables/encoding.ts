import type { TextEncoding } from './schema.ts'

/** What the bytes of a text say about their encoding. `marked` = a byte order mark says so. */
export interface EncodingGuess {
  readonly encoding: TextEncoding | '8-bit' | 'utf-32' | 'not text'
  /** Length of the byte order mark, to be skipped. */
  readonly mark: number
  /** Where the first byte that no text has stands, if that is why it is not text. */
  readonly nul?: number
}

/**
 * From the first bytes of a file. `8-bit` means: plain ASCII, UTF-8 or Windows-1252; only the whole file can tell (`surveyBytes`).
 * UTF-16 without a mark shows in the zeros: nearly every character a staff list needs has one zero byte, always on the same side.
 */
export function guessEncoding(head: Uint8Array): EncodingGuess {
  const [a, b, c, d] = head
  if (a === 0xff && b === 0xfe && c === 0 && d === 0 && head.length >= 4) return { encoding: 'utf-32', mark: 4 }
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return { encoding: 'utf-32', mark: 4 }
  if (a === 0xff && b === 0xfe) return { encoding: 'utf-16le', mark: 2 }
  if (a === 0xfe && b === 0xff) return { encoding: 'utf-16be', mark: 2 }
  if (a === 0xef && b === 0xbb && c === 0xbf) return { encoding: 'utf-8', mark: 3 }
  const nul = head.indexOf(0)
  if (nul < 0) return { encoding: '8-bit', mark: 0 }
  const zeros = [0, 0]
  const length = Math.min(head.length, 65_536) & ~1
  for (let i = 0; i < length; i++) if (head[i] === 0) zeros[i & 1] = (zeros[i & 1] as number) + 1
  const [even, odd] = zeros as [number, number]
  const half = length / 2
  if (half > 0 && odd / half > 0.6 && even / half < 0.05) return { encoding: 'utf-16le', mark: 0 }
  if (half > 0 && even / half > 0.6 && odd / half < 0.05) return { encoding: 'utf-16be', mark: 0 }
  return { encoding: 'not text', mark: 0, nul }
}

/** Counts kept while the bytes of a file go by, in any pieces. */
export interface ByteSurvey {
  /** Characters beyond ASCII that are right UTF-8. */
  readonly utf8: number
  /** Bytes beyond ASCII that cannot be UTF-8. */
  readonly stray: number
  /** Line (from 1) of the first byte that cannot be UTF-8. */
  readonly strayLine: number
  /** Line (from 1) of the first character beyond ASCII that is right UTF-8. */
  readonly utf8Line: number
  /** Bytes that Windows-1252 leaves empty, or that would put a capital or a sign inside a word: the mark of another code page. */
  readonly odd: number
  readonly oddLine: number
  /** The distinct bytes beyond ASCII. */
  readonly high: readonly number[]
}

/** Bytes that stand for a letter in Mac Roman or in DOS code page 850 and for a sign or nothing in Windows-1252. */
const otherCodePage = new Set([0x81, 0x82, 0x84, 0x87, 0x88, 0x89, 0x8a, 0x8b, 0x8d, 0x8e, 0x8f, 0x90, 0x98, 0x9d])
const neverInWindows = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d])

/** Tells UTF-8, Windows-1252, a mixture and foreign code pages apart, over a whole file. Not for UTF-16. */
export function surveyBytes(): { push(bytes: Uint8Array): void; end(): ByteSurvey } {
  const high = new Set<number>()
  const seen = { utf8: 0, stray: 0, strayLine: 0, utf8Line: 0, odd: 0, oddLine: 0 }
  let line = 1
  let pending: number[] = []
  let wanted = 0
  let before = 0
  const strayBytes = (bytes: readonly number[]): void => {
    seen.stray += bytes.length
    seen.strayLine ||= line
  }
  const startOf = (byte: number): number =>
    byte >= 0xc2 && byte < 0xe0 ? 1 : byte >= 0xe0 && byte < 0xf0 ? 2 : byte >= 0xf0 && byte < 0xf5 ? 3 : 0
  const fits = (byte: number): boolean => {
    if (byte < 0x80 || byte > 0xbf) return false
    if (pending.length !== 1) return true
    const lead = pending[0] as number
    return !(
      (lead === 0xe0 && byte < 0xa0) ||
      (lead === 0xed && byte > 0x9f) ||
      (lead === 0xf0 && byte < 0x90) ||
      (lead === 0xf4 && byte > 0x8f)
    )
  }
  const step = (byte: number): void => {
    if (byte > 0x7f) high.add(byte)
    if (wanted > 0 && fits(byte)) {
      pending.push(byte)
      if (--wanted > 0) return
      pending = []
      seen.utf8++
      seen.utf8Line ||= line
      return
    }
    if (wanted > 0) strayBytes(pending)
    pending = []
    wanted = byte > 0x7f ? startOf(byte) : 0
    if (wanted > 0) pending = [byte]
    else if (byte > 0x7f) strayBytes([byte])
    if (neverInWindows.has(byte) || (otherCodePage.has(byte) && before >= 0x61 && before <= 0x7a)) {
      seen.odd++
      seen.oddLine ||= line
    }
    if (byte === 10) line++
  }
  return {
    push(bytes) {
      for (const byte of bytes) {
        if (byte < 0x80 && wanted === 0) {
          if (byte === 10) line++
        } else step(byte)
        before = byte
      }
    },
    end() {
      if (wanted > 0) strayBytes(pending)
      return { ...seen, high: [...high].toSorted((a, b) => a - b) }
    },
  }
}

/** A letter written in UTF-8 and read as Windows-1252 on the way here: `Ã©` for é, `â€™` for ’. */
const garbled = /[ÂÃ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€|ï»¿/
const worthLooking = /[ÂÃâï]/
export const isGarbled = (text: string): boolean => worthLooking.test(text) && garbled.test(text)

/** A character that a program put where it could not read one. */
export const isLost = (text: string): boolean => text.includes('\ufffd')
