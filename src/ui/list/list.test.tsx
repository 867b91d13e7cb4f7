import { describe, expect, it } from 'vitest'
import { rendered } from '../rendered.ts'
import { FilterForm } from './filter-form.tsx'
import { pagesShown } from './list-pagination.tsx'
import { ListTable } from './list-table.tsx'
import { listHref, listState, withoutFilters, type ListState } from './state.ts'

const state: ListState = { sort: 'name', direction: 'descending', page: 2, filters: { role: 'art therapist' } }

describe('the address of a list', () => {
  it('holds what is shown, and leaves out what goes without saying', () => {
    expect(listHref('/find', state)).toBe('/find?sort=name&direction=descending&page=2&role=art+therapist')
    expect(listHref('/find', { sort: '', direction: 'ascending', page: 1, filters: {} })).toBe('/find')
  })

  it('starts at the first page in another order or with another filter', () => {
    expect(listHref('/find', state, { sort: 'trust', direction: 'ascending' })).toBe('/find?sort=trust&role=art+therapist')
    expect(listHref('/find', state, { filters: { role: '' } })).toBe('/find?sort=name&direction=descending')
    expect(listHref('/find', state, { page: 3 })).toContain('page=3')
    expect(withoutFilters('/find', state)).toBe('/find?sort=name&direction=descending')
  })

  it('is read back, and an unknown order, page or filter is passed over', () => {
    const rules = { sorts: ['name', 'trust'], filters: ['role'], sort: 'trust' }
    const read = (href: string): ListState => listState(new URL(href, 'http://a.test').searchParams, rules)
    expect(read(listHref('/find', state))).toEqual(state)
    expect(read('/find?sort=__proto__&page=-1&other=x&role=')).toEqual({ sort: 'trust', direction: 'ascending', page: 1, filters: {} })
  })
})

const columns = [
  { key: 'name', heading: 'Name', sortable: true },
  { key: 'fte', heading: 'FTE', numeric: true, sortable: true },
] as const

const table = (rows: readonly { name: string; fte: string }[], total: number) =>
  rendered(
    <ListTable
      id="people"
      caption="People"
      path="/find"
      state={state}
      columns={columns}
      rows={rows}
      total={total}
      pageSize={2}
      noun={['person', 'people']}
    />,
  )

it('says how the list is sorted, and a second press turns the order round', () => {
  const html = table([{ name: 'A', fte: '1' }], 3)
  expect(html).toMatch(/aria-sort="descending"><a[^>]*href="\/find\?sort=name&amp;role=art\+therapist"/)
  expect(html).toMatch(/aria-sort="none"><a[^>]*href="\/find\?sort=fte&amp;role=art\+therapist"/)
  expect(html).toContain('3 to 3 of 3 people')
  expect(html).toContain('aria-current="page"')
})

it('says that there is nothing rather than show an empty table', () => {
  expect(table([], 0)).toBe('<p class="triptych-nothing" role="status">No people match these filters.</p>')
})

it('shows first, last and neighbouring pages, and no gap for one page', () => {
  expect(pagesShown(1, 1)).toEqual([1])
  expect(pagesShown(4, 9)).toEqual([1, 2, 3, 4, 5, 'gap', 9])
  expect(pagesShown(6, 11)).toEqual([1, 'gap', 5, 6, 7, 'gap', 11])
})

it('shows the filters in use as links that take them away, and keeps the order', () => {
  const html = rendered(
    <FilterForm
      path="/find"
      state={{ ...state, filters: { role: 'art', from: '2026-03-01' } }}
      fields={[
        { kind: 'select', name: 'role', label: 'Role', options: [{ value: 'art', text: 'Art therapist' }] },
        { kind: 'date', name: 'from', label: 'From' },
      ]}
    />,
  )
  expect(html).toMatch(/href="\/find\?sort=name&amp;direction=descending&amp;from=2026-03-01"[\s\S]*Role: Art therapist/)
  expect(html).toContain('From: 1 March 2026')
  expect(html).toContain('<input type="hidden" name="sort" value="name"/>')
  expect(html).toMatch(/<option value="art" selected/)
  expect(html).toContain('Clear filters')
})
