import type { AssumptionName } from '../../engines/projection/index.ts'
import list from './reference/published-facts.json' with { type: 'json' }

/** Something published that is near an assumption, with where it stands. For most assumptions there is none. */
export interface PublishedFact {
  readonly about: AssumptionName
  readonly sentence: string
  readonly source: string
  readonly url: string
}

export const publishedFacts = list.facts as readonly PublishedFact[]
