import type {
  AccountTable,
  AttemptLimitTable,
  CredentialTable,
  InvitationTable,
  KnownBrowserTable,
  MembershipTable,
  OrganisationTable,
  PasswordResetTable,
  RecoveryCodeTable,
  SessionTable,
  SharingAgreementTable,
} from './access.ts'
import type { AuditChainTable, AuditEntryTable } from './audit.ts'
import type { JobTable, MailTable, TrialTable } from './work.ts'

/** Every table of the schema. What each column holds of people, why and for how long stands in `personal.ts`. */
export interface Tables {
  organisation: OrganisationTable
  account: AccountTable
  credential: CredentialTable
  recovery_code: RecoveryCodeTable
  membership: MembershipTable
  invitation: InvitationTable
  session: SessionTable
  password_reset: PasswordResetTable
  known_browser: KnownBrowserTable
  attempt_limit: AttemptLimitTable
  sharing_agreement: SharingAgreementTable
  audit_chain: AuditChainTable
  audit_entry: AuditEntryTable
  job: JobTable
  mail: MailTable
  trial: TrialTable
}
