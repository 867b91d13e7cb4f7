import type { Scope } from '../database/index.ts'
import type { OrganisationId } from '../kernel/index.ts'
import type { Act } from './act.ts'

/** Where somebody may do an act. */
export interface Allowance {
  /** On what is their own: their account, their jobs, their trials. */
  readonly self: boolean
  /** In these organisations. */
  readonly organisations: readonly OrganisationId[]
  /** In every organisation of the installation. */
  readonly everywhere: boolean
}

/** Whoever asks: a person who signed in, a browser that did not, or the installation itself. */
export interface Viewer {
  readonly kind: 'account' | 'visitor' | 'system'
  /** The account, or a visitor's session; null where there is neither yet. */
  readonly id: string | null
  /** The organisation whose audit trail tells what they do about themselves. */
  readonly home: OrganisationId
  allowance(act: Act): Allowance
  /** True where they may know that the organisation is there: another answers as if it did not exist. */
  knows(organisation: OrganisationId): boolean
}

/** Where an operation happens: on what is the viewer's own, wherever they may do it, or in one organisation. */
export type Where = 'self' | 'own' | OrganisationId

/** May they; and if so, the wall that the database puts around them: just as wide as this act needs. */
export type Verdict = { readonly may: true; readonly scope: Scope } | { readonly may: false; readonly hidden: boolean }

export function judge(viewer: Viewer, act: Act, where: Where): Verdict {
  const { self, organisations, everywhere } = viewer.allowance(act)
  const scope = (inside: readonly string[], installation: boolean): Verdict => ({
    may: true,
    scope: { kind: 'viewer', viewer: viewer.id, organisations: inside, installation },
  })
  switch (where) {
    case 'self':
      return self ? scope([], false) : { may: false, hidden: false }
    case 'own':
      return self || everywhere || organisations.length > 0 ? scope(organisations, everywhere) : { may: false, hidden: false }
    default:
      // Whoever may everywhere is let through by the installation's own policies, not as if they belonged there.
      if (organisations.includes(where)) return scope([where], everywhere)
      if (everywhere) return scope([], true)
      return { may: false, hidden: !viewer.knows(where) }
  }
}
