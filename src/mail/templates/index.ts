export { invitationLetter, type Invitation } from './invitation.ts'
export { newBrowserLetter, type NewBrowser } from './new-browser.ts'
export { passwordResetLetter, type PasswordReset } from './password-reset.ts'
