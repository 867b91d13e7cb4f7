import { z } from 'zod'

const milliBits = z.int()

const candidate = z.strictObject({
  /** Canonical, `AS012345`. */
  number: z.string(),
  /** As the register has it, forenames first. */
  name: z.string(),
  profession: z.string().nullable(),
  /** False for a registrant of another profession who competes for the match. */
  arts: z.boolean(),
  modality: z.enum(['art', 'drama', 'music']).nullable(),
  status: z.enum(['registered', 'restricted', 'not-registered']),
  locality: z.string().nullable(),
  registeredTo: z.iso.date().nullable(),
  /** The match weight, in thousandths of a bit. */
  milliBits,
  /** Looking at this registrant alone. */
  probability: z.number(),
  sameNumber: z.boolean(),
  nameAgrees: z.boolean(),
  /** From the prior to the match weight: they sum exactly to it. */
  steps: z.array(z.strictObject({ comparison: z.string(), level: z.string(), milliBits })),
})

export const account = z.strictObject({
  /** The reason in one sentence. */
  sentence: z.string(),
  /** What the person’s posts say, in words. */
  evidence: z.string(),
  /** Best first, at most 5; near competitors of other professions among them. */
  candidates: z.array(candidate),
  /** Thousandths of a bit to the next possibility; null where there was none. */
  marginMilliBits: milliBits.nullable(),
  /** Fields of the staff record that speak for an arts therapist, as `staff_post` names them. */
  sourceFields: z.array(z.string()),
})

/** Why a finding is what it is: for those who decide the case, as it holds names of registrants. */
export type FindingAccount = z.infer<typeof account>
export type AccountCandidate = FindingAccount['candidates'][number]

/** The account of a finding, from its column. Throws where the column holds something else. */
export const readAccount = (column: string): FindingAccount => account.parse(JSON.parse(column))

export const writeAccount = (value: FindingAccount): string => JSON.stringify(value)
