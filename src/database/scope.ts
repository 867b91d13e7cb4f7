import type { Opening } from './connections.ts'

/**
 * Who a transaction acts for. It runs under a role that is neither owner nor superuser, with this scope as settings that the
 * row-level policies read; both end with the transaction.
 */
export type Scope =
  | { readonly kind: 'system' }
  | {
      readonly kind: 'viewer'
      /** uuid of the account or of the visitor's session; null for nobody. */
      readonly viewer: string | null
      /** uuids of the organisations whose rows may be seen. */
      readonly organisations: readonly string[]
      /** Whether the viewer looks after the whole installation. */
      readonly installation: boolean
    }

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

function uuid(text: string): string {
  if (!UUID.test(text)) throw new TypeError('a scope holds uuids only')
  return text
}

const ROLE = "set_config('role', $1, true)"
const SYSTEM: Opening = {
  text: 'begin; set local role triptych_system',
  settings: { sql: `select ${ROLE}`, values: ['triptych_system'] },
}

/** Begin, role and settings as one text, hence one round trip: values stand in it literally, so only uuids and constants may. */
export function openingOf(scope: Scope): Opening {
  if (scope.kind === 'system') return SYSTEM
  const settings = {
    viewer: scope.viewer === null ? '' : uuid(scope.viewer),
    organisations: scope.organisations.map(uuid).join(','),
    installation: scope.installation ? 'on' : 'off',
  }
  const names = Object.keys(settings)
  const values = Object.values(settings)
  const calls = names.map((name, i) => `set_config('triptych.${name}', '${values[i]}', true)`)
  const prepared = names.map((name, i) => `set_config('triptych.${name}', $${i + 2}, true)`)
  return {
    text: `begin; set local role triptych_app; select ${calls.join(', ')}`,
    settings: { sql: `select ${[ROLE, ...prepared].join(', ')}`, values: ['triptych_app', ...values] },
  }
}
