import { Pagination, type PageItem } from '../components/pagination.tsx'
import { listHref, type ListState } from './state.ts'

interface ListPaginationProps {
  readonly path: string
  readonly state: ListState
  readonly total: number
  readonly pageSize: number
}

/** Links to the pages of a list; nothing where one page holds it all. */
export const ListPagination = ({ path, state, total, pageSize }: ListPaginationProps) => {
  const last = Math.ceil(total / pageSize)
  if (last <= 1) return null
  const href = (page: number): string => listHref(path, state, { page })
  const items = pagesShown(state.page, last).map((page): PageItem =>
    page === 'gap' ? 'gap' : { number: page, href: href(page), current: page === state.page },
  )
  return (
    <Pagination
      items={items}
      previous={state.page > 1 ? { href: href(state.page - 1) } : undefined}
      next={state.page < last ? { href: href(state.page + 1) } : undefined}
    />
  )
}

/** First, last and the neighbours of the page, with a gap where pages are left out. */
export function pagesShown(page: number, last: number): readonly (number | 'gap')[] {
  const near = Array.from({ length: last }, (_, index) => index + 1).filter(
    (each) => each === 1 || each === last || Math.abs(each - page) <= 1,
  )
  return near.flatMap((each, index) => {
    const missing = each - (near[index - 1] ?? 0) - 1
    return missing === 0 ? [each] : missing === 1 ? [each - 1, each] : ['gap' as const, each]
  })
}
