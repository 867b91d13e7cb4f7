/** What a list shows, as it stands in the address: never anything personal. */
export interface ListState {
  /** The key of the column it is sorted by. */
  readonly sort: string
  readonly direction: 'ascending' | 'descending'
  /** From 1. */
  readonly page: number
  readonly filters: Readonly<Record<string, string>>
}

export interface ListChange {
  readonly sort?: string
  readonly direction?: ListState['direction']
  readonly page?: number
  /** Added to the filters there are; an empty text takes one away. */
  readonly filters?: Readonly<Record<string, string>>
}

const own: ReadonlySet<string> = new Set(['sort', 'direction', 'page'])

/** The address of a list after a change. Another order or another filter starts at the first page. */
export function listHref(path: string, state: ListState, change: ListChange = {}): string {
  const { sort, direction, filters } = { ...state, ...change, filters: { ...state.filters, ...change.filters } }
  const page = change.page ?? ((change.sort ?? change.direction ?? change.filters) ? 1 : state.page)
  const query = new URLSearchParams()
  if (sort !== '') query.set('sort', sort)
  if (direction === 'descending') query.set('direction', direction)
  if (page > 1) query.set('page', String(page))
  for (const [name, value] of Object.entries(filters)) {
    if (own.has(name)) throw new Error(`a filter cannot be called ${name}`)
    if (value !== '') query.set(name, value)
  }
  const text = query.toString()
  return text === '' ? path : `${path}?${text}`
}

/** The same list without its filters. */
export const withoutFilters = (path: string, state: ListState): string => listHref(path, { ...state, page: 1, filters: {} })

interface ListRules {
  /** The keys that may be sorted by. */
  readonly sorts: readonly string[]
  readonly filters: readonly string[]
  readonly sort: string
  readonly direction?: ListState['direction']
}

/** Reads the state out of an address. What the list does not know is passed over: an old link still opens. */
export function listState(query: URLSearchParams, rules: ListRules): ListState {
  const sort = query.get('sort') ?? ''
  const page = Number(query.get('page') ?? 1)
  const asked = query.get('direction')
  const isKnown = rules.sorts.includes(sort)
  return {
    sort: isKnown ? sort : rules.sort,
    direction: asked === 'descending' || asked === 'ascending' ? asked : isKnown ? 'ascending' : (rules.direction ?? 'ascending'),
    page: Number.isSafeInteger(page) && page > 0 ? page : 1,
    filters: Object.fromEntries(rules.filters.map((name) => [name, (query.get(name) ?? '').trim()]).filter(([, value]) => value !== '')),
  }
}
