import { get, type IncomingMessage } from 'node:http'

/** An answer as it travels: compressed where the server compresses it. */
async function fetched(url: string): Promise<{ readonly bytes: number; readonly text: string }> {
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    get(url, { headers: { 'accept-encoding': 'gzip' } }, resolve).on('error', reject)
  })
  const parts: Buffer[] = []
  for await (const part of answer) parts.push(part as Buffer)
  if (answer.statusCode !== 200) throw new Error(`${url} answered ${answer.statusCode}`)
  const body = Buffer.concat(parts)
  return { bytes: body.length, text: answer.headers['content-encoding'] ? '' : body.toString('utf8') }
}

/** Bytes of a page and of everything it loads, part by part. */
export async function firstView(url: string): Promise<readonly { readonly name: string; readonly bytes: number }[]> {
  const page = await fetched(url)
  const loaded = [...page.text.matchAll(/<(?:link|script|img)\b[^>]*?(?:href|src)="(\/[^"]*)"/g)].map(([, address = '']) => address)
  const parts = [{ name: new URL(url).pathname, bytes: page.bytes }]
  for (const address of new Set(loaded)) parts.push({ name: address, bytes: (await fetched(new URL(address, url).href)).bytes })
  return parts
}
