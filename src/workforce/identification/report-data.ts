import type { ProtectedTable } from '../../engines/disclosure/index.ts'
import type { Problem } from '../../kernel/index.ts'

/** Everything the report of one identification run shows: already protected where a figure is small, and without any person's name. */
export interface IdentificationReport {
  readonly demonstration: boolean
  /** Where what was found stands: in files beside the report, or in the service. */
  readonly keptIn: 'files' | 'service'
  /** Which of the three kinds of run this was, what it did, and what it cannot claim. */
  readonly mode: { readonly code: RunMode; readonly sentence: string; readonly cannotClaim: readonly string[] }
  readonly inputs: readonly ReportInput[]
  /** One sentence each, the most important first. */
  readonly summary: readonly string[]
  /** By outcome and reason code: persons and posts. */
  readonly outcomes: ProtectedTable
  /** Where the accepted were hiding: by title group, by code, by area of work. */
  readonly hiding: readonly ProtectedTable[]
  readonly counts: readonly ProtectedTable[]
  readonly reconciliation: ProtectedTable
  readonly estimate: HiddenEstimate
  readonly waterfalls: readonly CaseExplanation[]
  readonly method: MethodDescription
}

export type RunMode = 'extract-only' | 'part-register' | 'full-register'

export interface ReportInput {
  readonly role: 'staff' | 'register' | 'members'
  readonly rows: number
  /** What was understood of the file, one sentence each. */
  readonly understood: readonly string[]
  readonly warnings: readonly Problem[]
  /** Which of the file's columns was read as which field, and which were not read. */
  readonly columns: readonly { readonly field: string; readonly column: string }[]
  readonly unused: readonly string[]
}

/** How many are still hidden: an interval with its assumptions, never one bare number. */
export type HiddenEstimate =
  | { readonly possible: false; readonly why: string }
  | {
      readonly possible: true
      readonly sentence: string
      /** The two lists and their overlap, rounded for disclosure. */
      readonly lists: ProtectedTable
      readonly interval: { readonly low: number; readonly middle: number; readonly high: number }
      /** How the estimate moves when being on one list makes being on the other more (above 1) or less likely. */
      readonly sensitivity: readonly {
        readonly oddsRatio: number
        readonly low: number
        readonly middle: number
        readonly high: number
      }[]
      readonly assumptions: readonly string[]
    }

/** One case: why it was decided so, without anything that points at the person outside the trust's own result files. */
export interface CaseExplanation {
  /** The person's identifier in therapists.csv of the same run. */
  readonly person: string
  /** The group of titles the post belongs to, not the title itself. */
  readonly titleGroup: string
  readonly outcome: Outcome
  readonly reasonCode: string
  /** One sentence. */
  readonly sentence: string
  /** From the prior to the match weight, in thousandths of a bit; they sum exactly to `totalMilliBits`. */
  readonly steps: readonly { readonly label: string; readonly detail: string; readonly milliBits: number }[]
  readonly totalMilliBits: number
  readonly probability: number
  /** Bits between the best and the second-best registrant; null where there was no second. */
  readonly marginMilliBits: number | null
}

export type Outcome = 'accepted' | 'review' | 'excluded'

export interface MethodDescription {
  readonly sentences: readonly string[]
  /** What the training could not learn. */
  readonly warnings: readonly string[]
  readonly thresholds: readonly { readonly name: string; readonly value: string; readonly meaning: string }[]
  readonly levels: readonly {
    readonly comparison: string
    readonly level: string
    readonly m: number
    readonly u: number
    readonly milliBits: number
    /** How m and u were learned, for example `from 212 number-confirmed pairs`. */
    readonly trained: string
  }[]
  readonly reasonCodes: readonly { readonly code: string; readonly outcome: Outcome; readonly sentence: string }[]
}
