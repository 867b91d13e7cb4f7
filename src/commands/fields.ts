import { z } from 'zod'
import { parseId, parsePlainDate, type Id, type PlainDate } from '../kernel/index.ts'

/** An id as links and forms carry it. */
export const idField = <Of extends string>(words: string) =>
  z.string(words).transform((text, context): Id<Of> => {
    const id = parseId<Of>(text.trim())
    if (id) return id
    context.addIssue({ code: 'custom', message: words })
    return z.NEVER
  })

const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f]/

/** One line of text, without the spaces around it. */
export const lineField = (words: string, longest: number) =>
  z
    .string(words)
    .trim()
    .min(1, words)
    .max(longest, `Use ${longest} characters or fewer`)
    .refine((text) => !CONTROL.test(text) && !/[\n\u2028\u2029]/.test(text), 'Use letters, numbers and punctuation only')

/** An address for letters, lower case (two accounts must not differ by capitals alone). */
export const emailField = z
  .string('Enter an email address')
  .trim()
  .toLowerCase()
  .min(1, 'Enter an email address')
  .max(254, 'Enter an email address with 254 characters or fewer')
  .regex(
    /^[^\s@<>()[\]\\,;:"\u0000-\u001f]+@[a-z0-9.-]+\.[a-z0-9-]{2,}$/,
    'Enter an email address in the correct format, like name@example.nhs.uk',
  )

/** A day, as three fields of a form (`starts-day`, `starts-month`, `starts-year`) joined by the door, or as `YYYY-MM-DD`. */
export const dayField = (words: string) =>
  z.string(words).transform((text, context): PlainDate => {
    const [year = '', month = '', day = ''] = text.trim().split('-')
    const date = parsePlainDate(`${year.padStart(4, '0')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
    if (date) return date
    context.addIssue({ code: 'custom', message: words })
    return z.NEVER
  })

/** Which version of a record somebody had open. */
export const versionField = z.coerce.number('Open the page again').int('Open the page again').min(1, 'Open the page again')
