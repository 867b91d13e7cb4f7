import type { Act, Allowance, Viewer } from '../commands/index.ts'
import type { AccountId, OrganisationId } from '../kernel/index.ts'
import { reachOf, type Holder } from './permissions.ts'
import type { OrganisationKind, Role } from './roles.ts'

export interface Membership {
  readonly organisation: OrganisationId
  readonly name: string
  readonly kind: OrganisationKind
  readonly role: Role
}

/** A person who signed in, as pages need to know them. */
export interface Person extends Viewer {
  readonly kind: 'account'
  readonly id: AccountId
  readonly name: string
  readonly session: string
  readonly memberships: readonly Membership[]
  /** A second step is asked of everybody and this person has none yet: until then only their own account is open to them. */
  readonly mustSetUpTwoStep: boolean
}

export interface Visitor extends Viewer {
  readonly kind: 'visitor'
}

/** What the roles that somebody holds, and where, let them do. */
function allowanceOf(holders: readonly Holder[], memberships: readonly Membership[], act: Act): Allowance {
  const reaches = [
    ...holders.map((holder) => ({ reach: reachOf(act, holder), at: null })),
    ...memberships.map(({ role, organisation }) => ({ reach: reachOf(act, role), at: organisation })),
  ]
  return {
    self: reaches.some(({ reach }) => reach === 'self'),
    organisations: [...new Set(reaches.flatMap(({ reach, at }) => (reach !== null && reach !== 'self' && at ? [at] : [])))],
    everywhere: reaches.some(({ reach }) => reach === 'everywhere'),
  }
}

const NOTHING: Allowance = { self: false, organisations: [], everywhere: false }

/** Acts that need no second step: finding out what the installation is, and setting the step up. */
const OPEN_BEFORE_TWO_STEP: readonly Act[] = ['manage own account', 'see about', 'sign in', 'accept an invitation']

export function personViewer(person: {
  readonly id: AccountId
  readonly name: string
  readonly session: string
  readonly memberships: readonly Membership[]
  readonly host: OrganisationId
  readonly mustSetUpTwoStep: boolean
}): Person {
  const { memberships, mustSetUpTwoStep } = person
  const isHost = memberships.some(({ role }) => role === 'installation administrator')
  return {
    ...person,
    kind: 'account',
    home: memberships[0]?.organisation ?? person.host,
    allowance: (act) =>
      mustSetUpTwoStep && !OPEN_BEFORE_TWO_STEP.includes(act) ? NOTHING : allowanceOf(['anybody', 'anybody signed in'], memberships, act),
    knows: (organisation) => isHost || memberships.some((membership) => membership.organisation === organisation),
  }
}

/** A browser that has not signed in; `id` is its session where it has one (a person trying an extract on their own machine). */
export const visitorViewer = (id: string | null, host: OrganisationId): Visitor => ({
  kind: 'visitor',
  id,
  home: host,
  allowance: (act) => allowanceOf(id === null ? ['anybody'] : ['anybody', 'visitor'], [], act),
  knows: () => false,
})

/** The installation itself, at the command line of the machine it runs on: whoever may use that may do this. */
export const systemViewer = (host: OrganisationId): Viewer => ({
  kind: 'system',
  id: null,
  home: host,
  allowance: (act) => ({ self: false, organisations: [], everywhere: act === 'invite administrators' }),
  knows: () => true,
})
