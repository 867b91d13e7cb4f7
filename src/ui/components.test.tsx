import { createRequire } from 'node:module'
import { raw } from 'hono/html'
import { describe, expect, it } from 'vitest'
import { Details } from './components/details.tsx'
import { rendered } from './rendered.ts'
import { SummaryList } from './components/summary-list.tsx'
import { Table } from './components/table.tsx'
import { Tag } from './components/tag.tsx'
import { InsetText } from './components/inset-text.tsx'

interface Fixture {
  readonly name: string
  readonly context: Readonly<Record<string, unknown>>
  readonly html: string
}

const require = createRequire(import.meta.url)
function fixture(component: string, wanted: (each: Fixture) => boolean): Fixture {
  const { fixtures } = require(`nhsuk-frontend/dist/nhsuk/components/${component}/fixtures.json`) as { fixtures: readonly Fixture[] }
  const found = fixtures.find(wanted)
  if (!found) throw new Error(`${component} has no such fixture`)
  return found
}

const isDefault = ({ name }: Fixture): boolean => name === 'default'

/** The same HTML up to white space that a browser does not show. */
const normal = (html: string): string => html.replace(/\s+/g, ' ').replace(/> | </g, (edge) => edge.trim())

describe('our components write what nhsuk-frontend writes', () => {
  it('details', () => {
    const { context, html } = fixture('details', isDefault)
    expect(
      normal(
        rendered(<Details summary={String((context['summary'] as { text: string } | undefined)?.text)}>{String(context['text'])}</Details>),
      ),
    ).toBe(normal(html))
  })

  it('tag', () => {
    const { context, html } = fixture('tag', ({ context }) => context['colour'] === 'green')
    expect(normal(rendered(<Tag text={String(context['text'])} colour="green" />))).toBe(normal(html))
  })

  it('inset text', () => {
    const { context, html } = fixture('inset-text', isDefault)
    expect(
      normal(
        rendered(
          <InsetText>
            <p>{String(context['text'])}</p>
          </InsetText>,
        ),
      ),
    ).toBe(normal(html))
  })

  it('summary list', () => {
    const { context, html } = fixture('summary-list', isDefault)
    const rows = context['rows'] as readonly { key: { text: string }; value: { text?: string; html?: string } }[]
    expect(
      normal(
        rendered(
          <SummaryList
            rows={rows.map(({ key, value }) => ({ key: key.text, value: value.html === undefined ? value.text : raw(value.html) }))}
          />,
        ),
      ),
    ).toBe(normal(html))
  })
})

it('gives a table a caption, scoped headers and a region that the keyboard can reach', () => {
  const html = rendered(
    <Table id="t" caption="People" columns={[{ heading: 'Region' }, { heading: 'All', numeric: true }]} rows={[{ cells: ['<b>', '5'] }]} />,
  )
  expect(html).toMatch(/role="region" aria-labelledby="t" tabindex="0"/)
  expect(html).toMatch(/<caption[^>]* id="t"><span[^>]*>People<\/span><\/caption>/)
  expect(html).toMatch(/<th[^>]* scope="row">&lt;b&gt;<\/th>/)
  expect(html).toMatch(/<td class="nhsuk-table__cell nhsuk-table__cell--numeric">5<\/td>/)
})
