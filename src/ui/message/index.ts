export { ConflictChoice, type ConflictChoiceProps, type ConflictField, type ConflictValue } from './conflict-choice.tsx'
export { MessagePage, messageTitle, type MessageStatus } from './message-page.tsx'
