export { readAccount, writeAccount, type AccountCandidate, type FindingAccount } from './account.ts'
