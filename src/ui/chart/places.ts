import boards from './reference/integrated-care-boards.json' with { type: 'json' }
import regions from './reference/nhs-england-regions.json' with { type: 'json' }

export interface Place {
  readonly code: string
  readonly name: string
  readonly column: number
  readonly row: number
}

/** The regions of NHS England, with their places in the tile map. */
export const englandRegions: readonly Place[] = regions.tiles

/** The integrated care boards as they were on 1 April 2023, with their places in the tile map. */
export const integratedCareBoards: readonly (Place & { readonly region: string })[] = boards.tiles
