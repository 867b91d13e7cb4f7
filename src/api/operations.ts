import {
  changeOrganisation,
  closeOrganisation,
  createOrganisation,
  disableAccount,
  enableAccount,
  endAgreement,
  endSessionsOf,
  exportEntries,
  findAgreement,
  findOrganisation,
  findPerson,
  giveRole,
  inviteAdministrator,
  invitePerson,
  listAgreements,
  listEntries,
  listInvitations,
  listOrganisations,
  listPeople,
  recordAgreement,
  takeRole,
  withdrawInvitation,
} from '../access/index.ts'
import type { AnyOperation } from '../commands/index.ts'
import { cancelJob, findJob, listJobs, listMail, resumeJob, sendLetterAgain } from '../installation/index.ts'
import { findTrial, listTrials } from '../workforce/index.ts'

/** What programs may do: the same operations as the pages, with the same permissions and the same audit. Signing in and secrets are for people. */
export const OPERATIONS: readonly AnyOperation[] = [
  listOrganisations,
  findOrganisation,
  createOrganisation,
  changeOrganisation,
  closeOrganisation,
  listPeople,
  findPerson,
  invitePerson,
  inviteAdministrator,
  listInvitations,
  withdrawInvitation,
  giveRole,
  takeRole,
  disableAccount,
  enableAccount,
  endSessionsOf,
  listAgreements,
  findAgreement,
  recordAgreement,
  endAgreement,
  listEntries,
  exportEntries,
  listJobs,
  findJob,
  cancelJob,
  resumeJob,
  listMail,
  sendLetterAgain,
  listTrials,
  findTrial,
]

/** `access.person.give-role` is reached at `/api/access/person/give-role`. */
export const apiPath = ({ name }: AnyOperation): string => `/api/${name.replaceAll('.', '/')}`
