import type { Tables } from '../database/index.ts'

export type OrganisationKind = Tables['organisation']['kind']

/** What each kind of organisation is called, and which roles its people can have there. */
export const ORGANISATION_KINDS = {
  trust: {
    name: 'NHS trust or other provider',
    roles: ['workforce analyst', 'AHP lead', 'psychological-professions lead', 'education lead', 'supervisor', 'auditor', 'administrator'],
  },
  hei: {
    name: 'University (HEI)',
    roles: ['placement coordinator', 'supervisor', 'trainee', 'researcher', 'auditor', 'administrator'],
  },
  'professional body': { name: 'Professional body', roles: ['officer', 'campaign officer', 'researcher', 'auditor', 'administrator'] },
  'national body': { name: 'National body', roles: ['workforce analyst', 'officer', 'researcher', 'auditor', 'administrator'] },
  host: { name: 'Host of this installation', roles: ['auditor', 'installation administrator'] },
} as const satisfies Record<OrganisationKind, { readonly name: string; readonly roles: readonly string[] }>

export type Role = (typeof ORGANISATION_KINDS)[OrganisationKind]['roles'][number]

/** Every role once, and what the person who holds it does. */
export const ROLES = {
  'workforce analyst': 'Loads staff extracts, reviews doubtful findings, makes the counts.',
  'AHP lead': 'Plans the allied health professions of the organisation.',
  'psychological-professions lead': 'Plans the psychological professions of the organisation.',
  'education lead': 'Offers placements and keeps supervisors and audits up to date.',
  'placement coordinator': 'Runs the placement rounds of a university.',
  supervisor: 'Supervises trainees on placement.',
  trainee: 'Is on a programme and goes on placements.',
  researcher: 'Codes interviews and surveys.',
  'campaign officer': 'Runs the campaign that wins new placement providers.',
  officer: 'Reads the safe figures of the profession for its body.',
  auditor: 'Reads and exports the audit trail of the organisation.',
  administrator: 'Invites people, gives and takes roles, records sharing agreements.',
  'installation administrator': 'Adds organisations and keeps the installation running; sees no other organisation’s people.',
} as const satisfies Record<Role, string>

/** The role by this name, if an organisation of this kind can give it. */
export function roleFor(kind: OrganisationKind, text: string): Role | null {
  const roles: readonly Role[] = ORGANISATION_KINDS[kind].roles
  return roles.find((role) => role === text) ?? null
}

/** Gives and takes roles and can lock everybody out: an organisation keeps at least one. */
export const administratorOf = (kind: OrganisationKind): Role => (kind === 'host' ? 'installation administrator' : 'administrator')
