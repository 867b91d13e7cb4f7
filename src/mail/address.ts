import type { Problem } from '../kernel/index.ts'

const ATOM = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~](?:[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{0,62}[A-Za-z0-9!#$%&'*+/=?^_`{|}~-])?$/
const LABEL = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/

/**
 * Whether a text is one address that any server takes: `local@host.domain` in ASCII, at most 254 characters (RFC 5321),
 * without comments, quotes, brackets, spaces or lists.
 */
export function isAddress(text: string): boolean {
  if (text.length > 254) return false
  const at = text.lastIndexOf('@')
  const local = text.slice(0, Math.max(at, 0))
  const labels = text.slice(at + 1).split('.')
  return ATOM.test(local) && !local.includes('..') && labels.length > 1 && labels.every((label) => LABEL.test(label))
}

export const addressProblem: Problem = {
  code: 'mail.address',
  kind: 'error',
  message: 'This is not an e-mail address to which letters can be sent.',
  todo: 'Enter one address such as name@example.org, without spaces, brackets or quotation marks.',
  where: { field: 'address' },
  status: 422,
}
