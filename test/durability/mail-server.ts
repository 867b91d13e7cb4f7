import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

/** A letter as a mail server got it. */
export interface Received {
  readonly from: string
  readonly to: readonly string[]
  readonly raw: string
  readonly overTls: boolean
}

export interface MailServer {
  readonly port: number
  readonly received: Received[]
  close(): Promise<void>
}

export interface Behaviour extends SMTPServerOptions {
  /** Answers the RCPT command of an address with this code. */
  readonly refuses?: (address: string) => number | null
  /** Answers a whole letter with this code. */
  readonly refusesLetter?: () => number | null
  /** Milliseconds before a whole letter is answered. */
  readonly slowness?: number
}

const refusal = (code: number): Error => Object.assign(new Error('no, Ada Lovelace'), { responseCode: code })

/** A real SMTP server on 127.0.0.1 that keeps what it accepts, from the moment before it says so. */
export async function startMailServer({ refuses, refusesLetter, slowness = 0, ...options }: Behaviour = {}): Promise<MailServer> {
  const received: Received[] = []
  const server = new SMTPServer({
    authOptional: true,
    disableReverseLookup: true,
    logger: false,
    closeTimeout: 100,
    ...options,
    onRcptTo: ({ address }, _, answer) => {
      const code = refuses?.(address) ?? null
      answer(code === null ? null : refusal(code))
    },
    onData(stream, session, answer) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const code = refusesLetter?.() ?? null
        if (code !== null) return answer(refusal(code))
        const { mailFrom, rcptTo } = session.envelope
        received.push({
          from: mailFrom === false ? '' : mailFrom.address,
          to: rcptTo.map(({ address }) => address),
          raw: Buffer.concat(chunks).toString('utf8'),
          overTls: session.secure,
        })
        setTimeout(() => answer(null), slowness)
      })
    },
  })
  server.on('error', () => undefined)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.server.address() as AddressInfo).port,
    received,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

/** A key and a certificate that it signed itself, for 127.0.0.1. */
export function selfSigned(directory: string): { readonly key: string; readonly cert: string } {
  mkdirSync(directory, { recursive: true })
  const [key, cert] = [join(directory, 'key.pem'), join(directory, 'cert.pem')]
  const names = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1']
  execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-keyout', key, '-out', cert, ...names], {
    stdio: 'ignore',
  })
  return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') }
}

export interface Message {
  /** Names as they stand, values unfolded, in order. */
  readonly headers: readonly (readonly [string, string])[]
  /** The decoded value of the one header of this name. */
  header(name: string): string
  /** Decoded, with line feeds. */
  readonly text: string
}

/** Reads a message strictly by RFC 5322, 2045 and 2047; throws where it is not one. */
export function parseMessage(raw: string): Message {
  if (/[^\r]\n|\r[^\n]/.test(raw)) throw new Error('a bare CR or LF')
  const end = raw.indexOf('\r\n\r\n')
  const headers = raw
    .slice(0, end)
    .replace(/\r\n[ \t]/g, ' ')
    .split('\r\n')
    .map((line) => {
      const [, name, value] = /^([!-9;-~]+): ?(.*)$/s.exec(line) ?? []
      if (name === undefined || value === undefined || /[^\x20-\x7e]/.test(value)) throw new Error('a line that is no header')
      return [name, value] as const
    })
  const header = (wanted: string): string => {
    const found = headers.filter(([name]) => name.toLowerCase() === wanted.toLowerCase())
    if (found.length !== 1) throw new Error(`${found.length} headers ${wanted}`)
    return decodeWords(found[0]?.[1] ?? '')
  }
  const body = raw.slice(end + 4)
  return { headers, header, text: decodeBody(body, header('Content-Transfer-Encoding')).replaceAll('\r\n', '\n') }
}

function decodeBody(body: string, encoding: string): string {
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8')
  if (encoding === 'quoted-printable') return bytes(body.replace(/=\r\n/g, ''), /=([0-9A-F]{2})/g)
  return body
}

const bytes = (text: string, escaped: RegExp): string =>
  Buffer.from(
    text.replace(escaped, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString('utf8')

/** Words are joined as bytes first, as a character may be cut between two of them. */
function decodeWords(value: string): string {
  const word = /=\?utf-8\?([QB])\?([^?]*)\?=/gi
  return value.replace(/=\?utf-8\?[QB]\?[^?]*\?=(?:\s+=\?utf-8\?[QB]\?[^?]*\?=)*/gi, (run) =>
    Buffer.concat(
      [...run.matchAll(word)].map(([, kind, text = '']) =>
        kind?.toUpperCase() === 'B'
          ? Buffer.from(text, 'base64')
          : Buffer.from(
              text.replaceAll('_', ' ').replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
              'latin1',
            ),
      ),
    ).toString('utf8'),
  )
}
