import type { Modality } from './arts-posts.ts'
import type { StaffRow } from './staff-row.ts'

/** Who somebody near the arts therapies truly is. Everybody not in the truth file is other staff. */
export type Kind =
  | 'arts-therapist'
  | 'registered-not-practising'
  | 'lapsed'
  | 'dance-movement'
  | 'play-therapist'
  | 'student'
  | 'assistant'
  | 'miscoded'
  | 'unregistered-title'
  | 'name-twin'
  | 'text-trap'

/** The truth of one post. */
interface Truth {
  readonly person: string
  readonly kind: Kind
  readonly modality: Modality | ''
  /** The person's own arts-therapist number, whatever the record says. */
  readonly number: string
  /** Registered, practising, and the post active, acting up or on internal secondment; bank and honorary posts too, for the status decides. */
  readonly artsTherapist: boolean
  /** A careful reader could not decide this post from the record and the register alone. */
  readonly reviewExpected: boolean
}

/** A post somebody must be able to look up the truth of. */
export interface KnownPost {
  readonly row: StaffRow
  readonly truth: Truth
}
