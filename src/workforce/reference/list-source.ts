/** Where a published list of the field was read, which edition of it, and when: a list without these cannot be checked. */
export interface ListSource {
  readonly source: string
  readonly version: string
  /** The day the list was read, `YYYY-MM-DD`. */
  readonly asAt: string
}
