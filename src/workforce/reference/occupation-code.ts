import type { ListSource } from './list-source.ts'
import { matrixCode, type CodeReading } from './occupation-matrices.ts'
import list from './occupation-codes.json' with { type: 'json' }

export type OccupationFamily =
  | 'ahp-arts'
  | 'ahp-other'
  | 'psychology'
  | 'multi-therapy'
  | 'support'
  | 'nursing'
  | 'medical'
  | 'manager'
  | 'admin'
  | 'other-stt'
  | 'scientist'
  | 'social'
  | 'unknown'

/** The workforce plan in which the line of a post stands. */
export type Plan = 'ahp' | 'psychology' | 'neither'

/** What a three-character NHS occupation code says about a post. */
export interface OccupationCode {
  readonly code: string
  /** In plain words, for example `Therapist, art, music and drama therapy`. */
  readonly meaning: string
  /** The code stands in the manual, valid or retired. The medical list is known only by its shape. */
  readonly known: boolean
  /** Known and not retired. */
  readonly valid: boolean
  /** One column serves art, music and drama therapy alike, so no code gives the modality. Support codes are never registrants. */
  readonly artsTherapy: 'qualified' | 'support' | null
  readonly family: OccupationFamily
  /** Where published workforce statistics count the post; null where the code is not known. */
  readonly publishedGroup: string | null
  /** `ahp` only for qualified allied health lines; applied psychology and psychological therapy are `psychology` at every level. */
  readonly plan: Plan
}

export const occupationCodeSource: ListSource = { source: list.source, version: list.version, asAt: list.asAt }

/**
 * Reads an occupation code whatever its case and spacing. Null where the text has not the shape of one (three letters or digits);
 * a code of the right shape that the manual does not hold comes back as not known, for a warning.
 */
export function occupationCode(text: string): OccupationCode | null {
  const code = text.trim().toUpperCase()
  if (!/^[A-Z0-9]{3}$/.test(code)) return null
  const reading = matrixCode(code)
  if (!reading) {
    return {
      code,
      meaning: 'not in the manual',
      known: false,
      valid: false,
      artsTherapy: null,
      family: 'unknown',
      publishedGroup: null,
      plan: 'neither',
    }
  }
  return {
    code,
    meaning: reading.meaning,
    known: true,
    valid: !reading.retired,
    artsTherapy: artsTherapy(code, reading),
    family: reading.support && reading.family !== 'psychology' ? 'support' : reading.family,
    publishedGroup: list.groups[reading.group],
    plan: plan(reading),
  }
}

const artsTherapy = (code: string, { family, support }: CodeReading): OccupationCode['artsTherapy'] => {
  if (!code.startsWith('S') || family !== 'ahp-arts') return null
  return support ? 'support' : 'qualified'
}

const plan = ({ family, group }: CodeReading): Plan => {
  if (family === 'psychology') return 'psychology'
  return group === 'ahp' ? 'ahp' : 'neither'
}
