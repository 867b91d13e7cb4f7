import { refuse } from './refusal.ts'

interface XmlHandlers {
  /** `name` without its prefix; `attributes` as written, for {@link attribute}. */
  open(name: string, attributes: string): void
  text?(text: string): void
  close?(name: string): void
}

const damaged = (): never =>
  refuse('damaged', 'A part of the workbook is damaged or was cut off.', 'Open it in Excel, save it again and use the new file.')

/** No tag and no text between two tags of a sheet is longer. */
const LONGEST = 4_000_000

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const decoded = (text: string): string =>
  text.includes('&')
    ? text.replace(/&([^;\s<&]{0,40})(;?)/g, (_, name: string, end: string) => {
        if (end === ';' && Object.hasOwn(entities, name)) return entities[name] as string
        const number = /^#x[0-9a-f]{1,6}$/i.test(name)
          ? Number.parseInt(name.slice(2), 16)
          : /^#\d{1,7}$/.test(name)
            ? Number(name.slice(1))
            : -1
        return end === ';' && number > 0 && number <= 0x10ffff ? String.fromCodePoint(number) : damaged()
      })
    : text

/**
 * Reads XML piece by piece: tags, text, nothing else. Declarations of entities and document types are refused, so nothing can grow or be
 * fetched; a document that ends inside an element is damaged.
 */
export function xmlReader(on: XmlHandlers): { push(piece: string): void; end(): void } {
  let rest = ''
  let depth = 0
  let seen = false
  const openOrClose = (tag: string): void => {
    if (tag.charCodeAt(0) === 47) {
      depth--
      on.close?.(localName(tag.slice(1).trim()))
      return
    }
    const empty = tag.endsWith('/')
    const body = empty ? tag.slice(0, -1) : tag
    const space = body.search(/\s/)
    const name = localName(space < 0 ? body : body.slice(0, space))
    seen = true
    on.open(name, space < 0 ? '' : body.slice(space))
    if (empty) on.close?.(name)
    else depth++
  }
  /** Length of the construct at `at`, or 0 where it is not complete yet. */
  const special = (text: string, at: number): number => {
    const until = (end: string): number => {
      const found = text.indexOf(end, at)
      return found < 0 ? 0 : found + end.length - at
    }
    if (text.startsWith('<!--', at)) return until('-->')
    if (text.startsWith('<?', at)) return until('?>')
    if (text.startsWith('<![CDATA[', at)) {
      const length = until(']]>')
      if (length > 0) on.text?.(text.slice(at + 9, at + length - 3))
      return length
    }
    if (text.length - at < 9) return 0
    return refuse(
      'xml-declarations',
      'The workbook declares XML entities or a document type, which no spreadsheet program does.',
      'Open it in Excel, save it again and use the new file.',
    )
  }
  return {
    push(piece) {
      const text = rest === '' ? piece : rest + piece
      let at = 0
      for (;;) {
        const tag = text.indexOf('<', at)
        if (tag < 0) break
        if (tag > at && on.text && depth > 0) on.text(decoded(text.slice(at, tag)))
        at = tag
        const next = text.charCodeAt(at + 1)
        if (Number.isNaN(next)) break
        if (next === 33 || next === 63) {
          const length = special(text, at)
          if (length === 0) break
          at += length
          continue
        }
        const close = tagEnd(text, at)
        if (close < 0) break
        openOrClose(text.slice(at + 1, close))
        if (depth < 0) damaged()
        at = close + 1
      }
      rest = text.slice(at)
      if (rest.length > LONGEST) damaged()
    },
    end() {
      if (depth !== 0 || !seen || rest.trim() !== '') damaged()
    },
  }
}

/** Where a tag ends: a `>` inside quotes does not end it. */
function tagEnd(text: string, from: number): number {
  let quote = 0
  for (let at = from + 1; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (quote !== 0) {
      if (code === quote) quote = 0
    } else if (code === 34 || code === 39) quote = code
    else if (code === 62) return at
  }
  return -1
}

const localName = (name: string): string => {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}

const patterns = new Map<string, RegExp>()

/** An attribute's value by its name (with its prefix, if it has one). */
export function attribute(attributes: string, name: string): string | undefined {
  if (!attributes.includes(name)) return undefined
  let pattern = patterns.get(name)
  if (!pattern) patterns.set(name, (pattern = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`)))
  const match = pattern.exec(attributes)
  return match ? decoded(match[1] ?? match[2] ?? '') : undefined
}

/** Sends the bytes of a part through a reader. */
export async function readXml(pieces: AsyncIterable<Uint8Array>, on: XmlHandlers): Promise<void> {
  const decoder = new TextDecoder()
  const reader = xmlReader(on)
  for await (const piece of pieces) reader.push(decoder.decode(piece, { stream: true }))
  reader.push(decoder.decode())
  reader.end()
}
