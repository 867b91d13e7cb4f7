import { dayInWords } from '../../kernel/index.ts'
import type { Snapshot } from './snapshot.ts'

const many = new Intl.NumberFormat('en-GB')

/** Where the figures of a snapshot come from, in sentences. */
export const sourcesOf = ({ asAt, posts, hasRegister, registerAsAt, hasMembers }: Snapshot): string[] => [
  `The staff extract as at ${dayInWords(asAt)} (${many.format(posts)} rows).`,
  ...(hasRegister ? [registerAsAt ? `The HCPC register as at ${dayInWords(registerAsAt)}.` : 'A register whose day is not known.'] : []),
  ...(hasMembers ? ['A list of members of a professional body.'] : []),
  'Identification by Triptych, and what people decided in review up to today.',
]
