import type { Problem } from '../../kernel/index.ts'
import { UNDO_DAYS, type ImportState } from './import-state.ts'

const WHY: Readonly<Record<ImportState, string>> = {
  reading: 'The file is being read.',
  asking: 'The file has not been understood yet.',
  staged: 'The file waits to be confirmed.',
  committed: 'The import was confirmed already.',
  undone: 'The import was undone.',
  failed: 'The file could not be read.',
  abandoned: 'The import was given up.',
}

export const notNow = (state: ImportState): Problem => ({
  code: 'workforce.import-state',
  kind: 'error',
  status: 409,
  message: WHY[state],
  todo: 'Look at the import again to see what can be done with it.',
})

export const inTheFuture: Problem = {
  code: 'workforce.import-future',
  kind: 'error',
  status: 422,
  message: 'The rows of this file say that they are of a month that is still to come.',
  todo: 'Check the month in the file. It would count as the newest for ever.',
}

export const olderProviders: Problem = {
  code: 'workforce.import-older',
  kind: 'error',
  status: 409,
  message: 'A newer ODS file counts already.',
  todo: 'There is nothing to confirm: names and closing days of today would be lost.',
}

export const loadedAlready: Problem = {
  code: 'workforce.import-same-file',
  kind: 'error',
  status: 409,
  message: 'This file counts already for the same month.',
  todo: 'There is nothing to confirm: give this upload up.',
}

export const otherBase: Problem = {
  code: 'workforce.import-base',
  kind: 'error',
  status: 409,
  message: 'Another file was confirmed since you looked, so this one changes something else now.',
  todo: 'Have it compared again and look at what it changes.',
}

export const notUndone: Problem = {
  code: 'workforce.import-kept',
  kind: 'error',
  status: 409,
  message: 'An ODS file is not undone: it brings names and days, and takes none away.',
  todo: 'Load the right file; it puts them right.',
}

export const tooLate: Problem = {
  code: 'workforce.import-undo',
  kind: 'error',
  status: 409,
  message: `An import can be undone for ${UNDO_DAYS} days.`,
  todo: 'Load the file that should count instead for the same month.',
}
