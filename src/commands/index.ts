export { ACTS, type Act } from './act.ts'
export { dayField, emailField, idField, lineField, versionField } from './fields.ts'
export { countOf } from './count.ts'
export { createDo, type Do } from './do.ts'
export { listInput, PAGE_SIZE, pageFrom, sliceOf, sqlDirection, type ListPage } from './list.ts'
export {
  command,
  notesByOrganisation,
  query,
  whatWasDone,
  type AnyOperation,
  type AuditNote,
  type Command,
  type Context,
  type Installation,
  type Query,
} from './operation.ts'
export { changedMeanwhile, notAllowed, notFound, signInFirst, tooMany, wrongField } from './problems.ts'
export { refuse, Refusal } from './refusal.ts'
export { judge, type Allowance, type Verdict, type Viewer, type Where } from './viewer.ts'
