import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Part } from './snapshot.ts'

/** The first line of a backup. */
export const Header = z.object({
  triptych: z.literal('backup'),
  format: z.literal(1),
  madeAt: z.iso.datetime(),
  server: z.string(),
  steps: z.array(z.object({ name: z.string(), digest: z.string() })),
})
export type Header = z.infer<typeof Header>

const Tally = z.object({ rows: z.int().nonnegative(), checksum: z.string().regex(/^\d+$/) })
/** Every line between the first and the last, a row excepted: that is a list of one, and its text is not taken apart. */
const Line = z.union([
  z.object({ table: z.string() }).strict(),
  z.object({ end: z.string(), tally: Tally }).strict(),
  z.object({ sequences: z.array(z.object({ name: z.string(), last: z.int().nullable() })) }).strict(),
])
const Trailer = z.object({ sha256: z.string().length(64) }).strict()

/** The file ended before its last line, or is not what was written. */
export class Damaged extends Error {}

function lineOf(part: Part): string {
  switch (part.kind) {
    case 'table':
      return JSON.stringify({ table: part.table })
    case 'row':
      return `[${part.row}]`
    case 'end':
      return JSON.stringify({ end: part.table, tally: part.tally })
    case 'sequences':
      return JSON.stringify({ sequences: part.sequences })
  }
}

/** Header, parts, and a last line with the digest of all before it. */
export async function* write(header: Header, parts: AsyncIterable<Part>): AsyncGenerator<string> {
  const hash = createHash('sha256')
  const line = (text: string): string => {
    hash.update(`${text}\n`)
    return `${text}\n`
  }
  yield line(JSON.stringify(header))
  for await (const part of parts) yield line(lineOf(part))
  yield `${JSON.stringify({ sha256: hash.digest('hex') } satisfies z.infer<typeof Trailer>)}\n`
}

function partOf(text: string): Part {
  if (text.startsWith('[')) return { kind: 'row', row: text.slice(1, -1) }
  const line = Line.parse(JSON.parse(text))
  if ('table' in line) return { kind: 'table', table: line.table }
  if ('end' in line) return { kind: 'end', table: line.end, tally: line.tally }
  return { kind: 'sequences', sequences: line.sequences }
}

/** Reads the parts that follow the header. Throws `Damaged`, at the latest at the end: nothing read before counts until then. */
export async function* read(lines: AsyncIterable<string>, first: string): AsyncGenerator<Part> {
  const hash = createHash('sha256').update(`${first}\n`)
  let whole = false
  for await (const text of lines) {
    if (whole) throw new Damaged('lines after the last')
    if (text.startsWith('{"sha256":')) {
      if (Trailer.parse(JSON.parse(text)).sha256 !== hash.digest('hex')) throw new Damaged('another digest')
      whole = true
    } else {
      hash.update(`${text}\n`)
      yield partOf(text)
    }
  }
  if (!whole) throw new Damaged('no last line')
}
