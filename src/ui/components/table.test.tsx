import { expect, it } from 'vitest'
import { rendered } from '../rendered.ts'
import { Table } from './table.tsx'

it('has a caption, scoped headers and a region that the keyboard can reach', () => {
  const html = rendered(
    <Table id="t" caption="People" columns={[{ heading: 'Region' }, { heading: 'All', numeric: true }]} rows={[{ cells: ['<b>', '5'] }]} />,
  )
  expect(html).toMatch(/role="region" aria-labelledby="t" tabindex="0"/)
  expect(html).toMatch(/<caption[^>]* id="t"><span[^>]*>People<\/span><\/caption>/)
  expect(html).toMatch(/<th[^>]* scope="row">&lt;b&gt;<\/th>/)
  expect(html).toMatch(/<td class="nhsuk-table__cell nhsuk-table__cell--numeric">5<\/td>/)
})
