import type { ColumnType, Generated } from 'kysely'

type Id = string
type Instant = ColumnType<Date, Date, Date>
type MaybeInstant = ColumnType<Date | null, Date | null | undefined, Date | null>
/** A calendar day as `YYYY-MM-DD`. */
type Day = string

export interface OrganisationTable {
  id: Id
  kind: 'trust' | 'hei' | 'professional body' | 'national body' | 'host'
  name: string
  ods_code: string | null
  nation: 'England' | 'Scotland' | 'Wales' | 'Northern Ireland' | null
  closed_at: MaybeInstant
  version: Generated<number>
  created_at: Instant
}

export interface AccountTable {
  id: Id
  email: string
  name: string
  status: 'active' | 'disabled'
  created_at: Instant
  signed_in_at: MaybeInstant
  two_step_since: MaybeInstant
  version: Generated<number>
}

export interface CredentialTable {
  account_id: Id
  password_hash: string
  password_changed_at: Instant
  /** Sealed with the installation's key. */
  totp_secret: string | null
  totp_last_step: number | null
}

export interface RecoveryCodeTable {
  account_id: Id
  code_hash: string
  used_at: MaybeInstant
}

export interface MembershipTable {
  account_id: Id
  organisation_id: Id
  role: string
  since: Instant
}

export interface InvitationTable {
  id: Id
  organisation_id: Id
  email: string
  name: string
  role: string
  token_hash: string
  invited_by: Id | null
  created_at: Instant
  expires_at: Instant
  accepted_at: MaybeInstant
  withdrawn_at: MaybeInstant
}

export interface SessionTable {
  id: Id
  secret_hash: string
  account_id: Id | null
  state: 'visitor' | 'password accepted' | 'signed in'
  created_at: Instant
  seen_at: Instant
  ends_at: Instant
  ended_at: MaybeInstant
  browser: string
}

export interface PasswordResetTable {
  token_hash: string
  account_id: Id
  expires_at: Instant
  used_at: MaybeInstant
}

export interface KnownBrowserTable {
  account_id: Id
  secret_hash: string
  seen_at: Instant
}

export interface AttemptLimitTable {
  key_hash: string
  attempts: number
  window_ends_at: Instant
}

export interface SharingAgreementTable {
  id: Id
  giver_id: Id
  receiver_id: Id
  covers: 'exact counts' | 'staff records' | 'trainee records'
  reference: string
  starts: Day
  ends: Day
  ended_at: MaybeInstant
  version: Generated<number>
  created_at: Instant
}
