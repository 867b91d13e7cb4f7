export { ownAccount, type OwnSession } from './account/account.ts'
export { changeOwnName } from './account/change-name.ts'
export { changePassword } from './account/change-password.ts'
export { endOwnSession } from './account/end-session.ts'
export { beginTwoStep, confirmTwoStep, endTwoStep, waitingTwoStep } from './account/two-step.ts'
export {
  agreementChoices,
  COVERS,
  endAgreement,
  findAgreement,
  listAgreements,
  recordAgreement,
  type ListedAgreement,
} from './agreements/agreements.ts'
export { exportEntries, listEntries, type ListedEntry } from './audit/entries.ts'
export { sealsOf, verifyAudit, type Seal, type Verification } from './audit/verify.ts'
export { acceptInvitation, readInvitation } from './invitations/accept.ts'
export { inviteAdministrator, invitePerson } from './invitations/invite.ts'
export { INVITATION_STATES, listInvitations, withdrawInvitation, type ListedInvitation } from './invitations/list.ts'
export { changeOrganisation, closeOrganisation, createOrganisation } from './organisations/change.ts'
export { NATIONS, type Organisation } from './organisations/fields.ts'
export { findOrganisation, hasAdministrator, listOrganisations } from './organisations/list.ts'
export { CAST, DEMONSTRATION_PASSWORD, isDemonstration, loadDemonstration } from './demonstration/index.ts'
export { setUpHost } from './organisations/set-up-host.ts'
export { askPasswordReset, resetPassword } from './password/reset.ts'
export { hashPassword } from './password/hash.ts'
export { listPeople, type ListedPerson } from './people/list.ts'
export { findPerson, type PersonOfOrganisation } from './people/person.ts'
export { giveRole, takeRole } from './people/roles.ts'
export { disableAccount, enableAccount, endSessionsOf } from './people/status.ts'
export { PERMISSIONS, reachOf, type Holder, type Reach } from './permissions.ts'
export { ORGANISATION_KINDS, ROLES, type OrganisationKind, type Role } from './roles.ts'
export { sweepAccess } from './retention.ts'
export { seal, unseal } from './seal.ts'
export { isPerson } from './sessions/find-viewer.ts'
export { startVisit } from './sessions/start-visit.ts'
export { createViewers, type Viewers } from './sessions/viewers.ts'
export { countAttempt } from './sign-in/attempts.ts'
export { confirmCode } from './sign-in/confirm-code.ts'
export { signIn } from './sign-in/sign-in.ts'
export { signOut } from './sign-in/sign-out.ts'
export { newToken, tokenHash } from './tokens.ts'
export { personViewer, systemViewer, visitorViewer, type Membership, type Person, type Visitor } from './viewer.ts'
export { accessQueue, type QueueItem } from './work-queue.ts'
