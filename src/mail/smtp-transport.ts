import { Readable } from 'node:stream'
import SMTPConnection, { type SMTPConnectionOptions } from 'nodemailer/lib/smtp-connection'
import { failed, ok, type Clock, type Problem, type Result } from '../kernel/index.ts'
import { isAddress } from './address.ts'
import { headerProblem } from './header-field.ts'
import type { Sender } from './letter.ts'
import { composeMessage } from './message.ts'
import { fateOf, type SmtpError } from './smtp-fate.ts'
import { parseSmtpServer, type SmtpServer } from './smtp-server-address.ts'
import type { HandedOver, Transport } from './transport.ts'

export interface SmtpOptions {
  readonly from: Sender
  readonly clock: Clock
  /** PEM of a certificate authority to trust besides those of the machine. */
  readonly ca?: string
  /** For each step to get an answer, 30,000 where nothing is said. */
  readonly timeoutMilliseconds?: number
}

/** Hands letters to an SMTP server, one connection each. TLS is required unless the server is this machine. Problems: `mail.server`, `mail.sender`. */
export function smtpTransport(url: string, options: SmtpOptions): Result<Transport> {
  const server = parseSmtpServer(url)
  if (!server.ok) return server
  if (!isAddress(options.from.address) || headerProblem('name', options.from.name)) return failed(notASender)
  const connection = connectionOptions(server.value, options)
  return ok({
    async send(letter) {
      const message = composeMessage(letter, options.from, options.clock())
      const envelope = { from: options.from.address, to: [letter.to.address], size: message.length }
      return handOver({ connection, login: server.value.login, envelope, message })
    },
  })
}

function connectionOptions(server: SmtpServer, { ca, timeoutMilliseconds = 30_000 }: SmtpOptions): SMTPConnectionOptions {
  return {
    host: server.host,
    port: server.port,
    secure: server.tlsAtOnce,
    requireTLS: server.tlsRequired && !server.tlsAtOnce,
    // The name of this machine is nobody's business.
    name: 'triptych.invalid',
    connectionTimeout: timeoutMilliseconds,
    greetingTimeout: timeoutMilliseconds,
    socketTimeout: timeoutMilliseconds,
    dnsTimeout: timeoutMilliseconds,
    maxResponseSize: 65_536,
    tls: { minVersion: 'TLSv1.2', ...(ca !== undefined && { ca }) },
  }
}

const notASender: Problem = {
  code: 'mail.sender',
  kind: 'error',
  message: 'The address or the name that letters are to come from cannot be used.',
  todo: 'Enter one address such as name@example.org, and a name of one line.',
}

interface HandOver {
  readonly connection: SMTPConnectionOptions
  readonly login: SmtpServer['login']
  readonly envelope: { readonly from: string; readonly to: string[]; readonly size: number }
  readonly message: Buffer
}

/**
 * One letter over one connection. A server owns a letter once it has seen its end, so from then on a connection that breaks
 * leaves us not knowing; before that, and after any answer that refuses it, it has certainly not gone out.
 */
function handOver({ connection, login, envelope, message }: HandOver): Promise<HandedOver> {
  const smtp = new SMTPConnection(connection)
  const source = Readable.from([message], { objectMode: false })
  let seen = false
  source.once('end', () => {
    seen = true
  })
  return new Promise<HandedOver>((resolve) => {
    const stop = (error: SmtpError): void => resolve(fateOf(error, seen))
    const send = (): void => {
      smtp.send(envelope, source, (error) => (error ? stop(error) : resolve({ kind: 'accepted' })))
    }
    smtp.on('error', stop)
    smtp.connect((error) => {
      if (error) stop(error)
      else if (login) smtp.login(login, (refused) => (refused ? stop(refused) : send()))
      else send()
    })
  }).finally(() => {
    source.destroy()
    // Politely, but nobody waits for the answer.
    smtp.quit()
  })
}
