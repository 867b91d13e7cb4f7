export type { AskState } from './ask-state.ts'
export { askChoices, type AskablePerson, type AskableTeam, type AskChoices } from './askable.ts'
export {
  confirmDeclaration,
  DECLARATIONS,
  declareSelf,
  openPersonAsk,
  type Declaration,
  type Declared,
  type PersonAsk,
} from './declaration.ts'
export { findAsk, type Ask, type AskedPerson } from './find-ask.ts'
export { listAsks, type ListedAsk } from './list-asks.ts'
export type { OpenedAsk } from './open-ask.ts'
export { remindAsk, sendAsk, withdrawAsk } from './send.ts'
export { takeOverAnswer } from './take-over.ts'
export { answerTeam, openTeamAsk, type TeamAsk, type TeamMember } from './team-answer.ts'
