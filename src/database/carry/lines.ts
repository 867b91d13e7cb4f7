import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'

/** The lines of a gzip of UTF-8 text, one at a time. What follows the last line break is a line too, unless it is empty. */
export async function* linesOf(file: string): AsyncGenerator<string> {
  const source = createReadStream(file)
  const text = createGunzip()
  source.on('error', (error) => text.destroy(error))
  source.pipe(text)
  text.setEncoding('utf8')
  try {
    let rest = ''
    for await (const chunk of text as AsyncIterable<string>) {
      const lines = (rest + chunk).split('\n')
      rest = lines.pop() ?? ''
      yield* lines
    }
    if (rest !== '') yield rest
  } finally {
    source.destroy()
    text.destroy()
  }
}
