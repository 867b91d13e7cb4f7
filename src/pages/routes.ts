import type { AnyRoute } from '../http/index.ts'
import { aboutPage } from './admin/about/about-page.tsx'
import { agreementPage, agreementsPage, endAgreementForm, newAgreementForm, newAgreementPage } from './admin/agreements/agreements-page.tsx'
import { auditExport, auditPage } from './admin/audit/audit-page.tsx'
import { dataPage } from './admin/data/data-page.tsx'
import { dataRightsRoutes } from './admin/data-rights/index.ts'
import { jobEvents, jobForms, jobPage, jobsPage } from './admin/jobs/jobs-page.tsx'
import { mailPage, sendAgainForm } from './admin/mail/mail-page.tsx'
import {
  changeOrganisationForm,
  closeOrganisationForm,
  inviteAdministratorForm,
  organisationPage,
} from './admin/organisations/[organisation]/organisation-page.tsx'
import { newOrganisationForm, newOrganisationPage } from './admin/organisations/new.tsx'
import { organisationsPage } from './admin/organisations/organisations-page.tsx'
import { personForms, personPage } from './admin/people/[organisation]/[account]/person-page.tsx'
import { invitationsPage, withdrawForm } from './admin/people/invitations.tsx'
import { invitePersonForm, invitePersonPage } from './admin/people/invite.tsx'
import { peoplePage } from './admin/people/people-page.tsx'
import { rolesPage } from './admin/roles/roles-page.tsx'
import { accountPage, endSessionForm, nameForm } from './account/account-page.tsx'
import { passwordForm, passwordPage } from './account/password.tsx'
import { beginTwoStepForm, confirmTwoStepForm, endTwoStepForm, twoStepPage } from './account/two-step.tsx'
import { accessibilityPage } from './help/accessibility-page.tsx'
import { correctionRoutes } from './find/corrections/index.ts'
import { importRoutes } from './find/imports/index.ts'
import { planningRoutes } from './find/planning-routes.ts'
import { projectionRoutes } from './find/projection/index.ts'
import { releaseRoutes } from './find/releases/index.ts'
import { reviewRoutes } from './find/review/index.ts'
import { teamRoutes } from './find/teams/index.ts'
import { therapistPage } from './find/therapists/therapist-page.tsx'
import { therapistsPage } from './find/therapists/therapists-page.tsx'
import { runRoutes } from './find/runs/index.ts'
import { helpPage } from './help/help-page.tsx'
import { homePage } from './home/home-page.tsx'
import { inviteForm, invitePage } from './invite/invite-page.tsx'
import { forgottenForm, forgottenPage, resetForm, resetPage } from './sign-in/forgotten.tsx'
import { codeForm, codePage, signInForm, signInPage } from './sign-in/sign-in-page.tsx'
import { signOutForm } from './sign-in/sign-out.tsx'
import { answerRoutes } from './team/index.ts'
import { deleteForm, keepForm, trialEvents, trialFile, trialPage, trialReport } from './try/trial-page.tsx'
import { tryFictional, tryPage, tryUpload } from './try/try-page.tsx'

/** Every address of the service, in one table. A fixed path stands before one with a parameter in the same place. */
export const routesFor = ({ directory }: { readonly directory: string }): readonly AnyRoute[] => [
  homePage,
  signInPage,
  signInForm,
  codePage,
  codeForm,
  forgottenPage,
  forgottenForm,
  resetPage,
  resetForm,
  signOutForm,
  invitePage,
  inviteForm,
  accountPage,
  nameForm,
  endSessionForm,
  passwordPage,
  passwordForm,
  twoStepPage,
  beginTwoStepForm,
  confirmTwoStepForm,
  endTwoStepForm,
  tryPage,
  tryUpload(directory),
  tryFictional(directory),
  trialPage,
  trialEvents,
  keepForm,
  deleteForm,
  trialFile,
  trialReport,
  ...planningRoutes,
  ...importRoutes(directory),
  ...runRoutes,
  ...reviewRoutes,
  ...releaseRoutes,
  ...teamRoutes,
  ...answerRoutes,
  therapistsPage,
  therapistPage,
  ...projectionRoutes,
  ...correctionRoutes,
  organisationsPage,
  newOrganisationPage,
  newOrganisationForm,
  organisationPage,
  changeOrganisationForm,
  inviteAdministratorForm,
  closeOrganisationForm,
  peoplePage,
  invitePersonPage,
  invitePersonForm,
  invitationsPage,
  withdrawForm,
  personPage,
  ...personForms,
  agreementsPage,
  newAgreementPage,
  newAgreementForm,
  agreementPage,
  endAgreementForm,
  auditPage,
  auditExport,
  ...dataRightsRoutes,
  jobsPage,
  jobPage,
  jobEvents,
  ...jobForms,
  mailPage,
  sendAgainForm,
  rolesPage,
  dataPage,
  aboutPage,
  helpPage,
  accessibilityPage,
]
