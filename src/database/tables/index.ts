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
import type {
  AskTable,
  AskAnswerTable,
  CorrectionTable,
  DecisionTable,
  DisposalTable,
  FindingTable,
  FindingPostTable,
  IdentificationRunTable,
  LabelSetTable,
  ReleaseTable,
  RightsRequestTable,
  ScenarioTable,
  SecondLookTable,
  StaffPersonTable,
  StaffPersonKeyTable,
} from './find.ts'
import type {
  BoundaryTable,
  ImportTable,
  MemberEntryTable,
  ProviderTable,
  RegisterEntryTable,
  RememberedMappingTable,
  StaffPostTable,
} from './records.ts'
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
  import: ImportTable
  remembered_mapping: RememberedMappingTable
  staff_post: StaffPostTable
  register_entry: RegisterEntryTable
  member_entry: MemberEntryTable
  provider: ProviderTable
  boundary: BoundaryTable
  identification_run: IdentificationRunTable
  staff_person: StaffPersonTable
  staff_person_key: StaffPersonKeyTable
  finding: FindingTable
  finding_post: FindingPostTable
  decision: DecisionTable
  second_look: SecondLookTable
  label_set: LabelSetTable
  ask: AskTable
  ask_answer: AskAnswerTable
  correction: CorrectionTable
  scenario: ScenarioTable
  release: ReleaseTable
  rights_request: RightsRequestTable
  disposal: DisposalTable
}
