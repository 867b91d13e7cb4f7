import { failed, ok, type Problem, type Result } from '../kernel/index.ts'

/** Where an SMTP server is and how it knows us. */
export interface SmtpServer {
  readonly host: string
  readonly port: number
  /** TLS from the first byte (`smtps:`), rather than STARTTLS. */
  readonly tlsAtOnce: boolean
  /** Only this machine may be spoken to without TLS. */
  readonly tlsRequired: boolean
  readonly login: { readonly user: string; readonly pass: string } | null
}

/** Reads `smtp://user:password@host:587` (STARTTLS) or `smtps://user:password@host:465` (TLS at once). Problem: `mail.server`. */
export function parseSmtpServer(text: string): Result<SmtpServer> {
  const url = URL.canParse(text) ? new URL(text) : null
  if (!url || !['smtp:', 'smtps:'].includes(url.protocol) || url.hostname === '' || url.search !== '' || url.hash !== '') {
    return failed(notAServer)
  }
  const tlsAtOnce = url.protocol === 'smtps:'
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1')
  try {
    return ok({
      host,
      port: url.port === '' ? (tlsAtOnce ? 465 : 587) : Number(url.port),
      tlsAtOnce,
      tlsRequired: !isLoopback(host),
      login: url.username === '' ? null : { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) },
    })
  } catch {
    return failed(notAServer)
  }
}

const isLoopback = (host: string): boolean => host === 'localhost' || host === '::1' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(host)

/** Says nothing of the address, which holds a password. */
const notAServer: Problem = {
  code: 'mail.server',
  kind: 'error',
  message: 'The address of the mail server cannot be read.',
  todo: 'Write it as smtp://user:password@host:587 or smtps://user:password@host:465, with special characters of the password as %XX.',
}
