import type { OrganisationKind, Role } from '../roles.ts'

/** One password for everybody in the demonstration: they are invented, and so is what they guard. */
export const DEMONSTRATION_PASSWORD = 'three painted panels'

export interface FictionalOrganisation {
  readonly name: string
  readonly kind: OrganisationKind
  readonly odsCode: string | null
  readonly nation: 'England' | 'Scotland' | null
}

/** One fictional region in England, one in Scotland: ODS codes of this shape are not in use. */
export const ORGANISATIONS = {
  host: { name: 'Triptych demonstration', kind: 'host', odsCode: null, nation: null },
  ashdale: { name: 'Ashdale Mental Health NHS Trust', kind: 'trust', odsCode: 'ZZ901', nation: 'England' },
  brackwater: { name: 'Brackwater Community NHS Trust', kind: 'trust', odsCode: 'ZZ902', nation: 'England' },
  strathlorn: { name: 'NHS Strathlorn', kind: 'trust', odsCode: 'ZZ903', nation: 'Scotland' },
  ashdaleUniversity: { name: 'University of Ashdale', kind: 'hei', odsCode: null, nation: 'England' },
  lornCollege: { name: 'Lorn College of Arts and Health', kind: 'hei', odsCode: null, nation: 'Scotland' },
  body: { name: 'Fictional Association of Arts Therapists', kind: 'professional body', odsCode: null, nation: null },
  national: { name: 'Fictional Workforce England', kind: 'national body', odsCode: null, nation: 'England' },
} as const satisfies Record<string, FictionalOrganisation>

export type OrganisationKey = keyof typeof ORGANISATIONS

export interface FictionalPerson {
  readonly name: string
  readonly email: string
  readonly at: OrganisationKey
  readonly organisation: string
  readonly roles: readonly Role[]
  /** Offered on the sign-in page. */
  readonly isShown: boolean
  /** Days since they last signed in; null where never. */
  readonly lastSeenDays: number | null
}

const person = (name: string, at: OrganisationKey, roles: readonly Role[], more: Partial<FictionalPerson> = {}): FictionalPerson => ({
  name,
  email: `${name.toLowerCase().replaceAll(/[^a-z]+/g, '.')}@example.org`,
  at,
  organisation: ORGANISATIONS[at].name,
  roles,
  isShown: true,
  lastSeenDays: 2,
  ...more,
})

const behind = { isShown: false } as const

/** Everybody who can sign in: each role at least once, all invented. */
export const CAST: readonly FictionalPerson[] = [
  person('Nia Host', 'host', ['installation administrator']),
  person('Priya Ashdale', 'ashdale', ['administrator', 'workforce analyst']),
  person('Tom Ledger', 'ashdale', ['workforce analyst']),
  person('Grace Alleyne', 'ashdale', ['AHP lead']),
  person('Owen Psy', 'ashdale', ['psychological-professions lead'], behind),
  person('Edith Lane', 'ashdale', ['education lead'], behind),
  person('Sam Rook', 'ashdale', ['supervisor']),
  person('Ines Audit', 'ashdale', ['auditor']),
  person('Lewis Quill', 'ashdale', ['supervisor'], { ...behind, lastSeenDays: 200 }),
  person('Maud Field', 'ashdale', ['AHP lead'], { ...behind, lastSeenDays: 120 }),
  person('Bram Water', 'brackwater', ['administrator', 'auditor']),
  person('Kit Marsh', 'brackwater', ['workforce analyst', 'AHP lead'], behind),
  person('Fiona Lorn', 'strathlorn', ['administrator', 'workforce analyst'], behind),
  person('Hana Mori', 'ashdaleUniversity', ['placement coordinator']),
  person('Ruth Deane', 'ashdaleUniversity', ['administrator'], behind),
  person('Cal Novak', 'ashdaleUniversity', ['trainee']),
  person('Joy Okafor', 'ashdaleUniversity', ['researcher'], behind),
  person('Ewan Reid', 'lornCollege', ['administrator', 'placement coordinator'], behind),
  person('Vera Bond', 'body', ['administrator', 'officer', 'campaign officer']),
  person('Noor Stat', 'national', ['administrator', 'officer', 'workforce analyst']),
]
