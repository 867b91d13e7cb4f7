import { up as organisationsAndPeople } from './0001-organisations-and-people.ts'
import { up as audit } from './0002-audit.ts'
import { up as jobsMailAndTrials } from './0003-jobs-mail-and-trials.ts'
import { up as viewersChanged } from './0004-viewers-changed.ts'
import { up as find } from './0005-find.ts'

/** In the order they are applied. One that has been released never changes: what must change comes as a new one. */
export const migrations: readonly { readonly name: string; readonly up: string }[] = [
  { name: '0001-organisations-and-people', up: organisationsAndPeople },
  { name: '0002-audit', up: audit },
  { name: '0003-jobs-mail-and-trials', up: jobsMailAndTrials },
  { name: '0004-viewers-changed', up: viewersChanged },
  { name: '0005-find', up: find },
]
