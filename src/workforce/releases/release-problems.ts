import { wrongField } from '../../commands/index.ts'
import { dayInWords, type PlainDate, type Problem } from '../../kernel/index.ts'

export const noSuchMonth: Problem = wrongField(
  'month',
  'There is no finished identification run of this month',
  'Choose a month that is listed.',
)

export const noEarlierMonth: Problem = wrongField(
  'since',
  'Joiners and leavers need an earlier month that you have published',
  'Choose the month to count from, or leave out joiners and leavers.',
)

export const otherRule = (title: string): Problem =>
  wrongField(
    'rule',
    'Figures of this month were published by another rule',
    `Use the rule of “${title}”: what one rule shows and the other keeps back could be worked out.`,
  )

export const notChecked: Problem = {
  code: 'releases.not-checked',
  kind: 'error',
  status: 409,
  message: 'This release is not counted and checked yet.',
  todo: 'Wait until the work is done, then look at the check page.',
}

export const publishedSince: Problem = {
  code: 'releases.published-since',
  kind: 'error',
  status: 409,
  message: 'Another release of your organisation was published since this one was checked.',
  todo: 'Count and check it again: it must be safe together with that one.',
}

export const notADraft: Problem = {
  code: 'releases.not-a-draft',
  kind: 'error',
  status: 409,
  message: 'This release is published or withdrawn already.',
  todo: 'Prepare another one.',
}

export const notPublished: Problem = {
  code: 'releases.not-published',
  kind: 'error',
  status: 409,
  message: 'This release is not published.',
  todo: 'Look at the list of releases.',
}

export const recordsChanged: Problem = {
  code: 'releases.records-changed',
  kind: 'error',
  status: 409,
  message: 'The records of this month were undone, or identified anew, since this release was counted.',
  todo: 'Drop this draft and prepare the release again.',
}

export const ofAnotherRun = (day: PlainDate): Problem => ({
  code: 'releases.newer-run',
  kind: 'warning',
  message: `The records of ${dayInWords(day)} were undone, or identified anew, since this release was counted: it cannot be published.`,
  todo: 'Drop this draft and prepare the release again.',
})
