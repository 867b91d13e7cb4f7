/**
 * What a job title says about the person who holds the post. A title is a reason to look, never proof.
 *
 * - `explicit`: an arts therapist by title, the heads and professional leads of arts therapies among them
 * - `arts-lead`: leads, manages or co-ordinates an arts therapies service; the title does not say that the holder is a therapist
 * - `creative`: creative or expressive arts therapist, arts practitioner: may be an arts therapist, a play therapist or an artist
 * - `dance-movement`, `play`: therapies that the HCPC does not register
 * - `student`, `assistant`: of an arts therapy
 * - `therapy-generic`: a talking or psychological therapy that names no arts therapy
 * - `generic`: a title that any profession may hold
 * - `other-profession`, `administrative`: something else
 * - `trap`: the words look like an arts therapy and are not
 */
export const TITLE_CLASSES = [
  'explicit',
  'arts-lead',
  'creative',
  'dance-movement',
  'play',
  'student',
  'assistant',
  'therapy-generic',
  'generic',
  'other-profession',
  'administrative',
  'trap',
  'unknown',
] as const

export type TitleClass = (typeof TITLE_CLASSES)[number]

/** `arts` where a title names an arts therapy without saying which, or names several. */
export type TitleModality = 'art' | 'drama' | 'music' | 'arts'

export interface TitleReading {
  readonly class: TitleClass
  readonly modality: TitleModality | null
  /** A short label that groups titles in tables: `Project worker`, `CAMHS practitioner`. */
  readonly group: string
  /** In words: spellings put right, words set aside, and the rule that decided on which words. */
  readonly reasons: readonly string[]
}
