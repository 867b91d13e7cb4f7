import { z } from 'zod'
import { query } from '../../../commands/index.ts'
import { page } from '../../../http/index.ts'
import { dataInventory } from '../../../installation/index.ts'
import { Code, PageHeading, Table } from '../../../ui/index.ts'

const seeInventory = query({
  name: 'installation.data-inventory',
  did: 'looked at what is held of people',
  input: z.object({}),
  permits: { act: 'see the data inventory', where: 'self' },
  run: async () => dataInventory,
  audit: null,
})

export const dataPage = page({
  path: '/admin/data',
  query: seeInventory,
  input: () => ({}),
  view: (inventory) => ({
    title: 'What is held of people',
    panel: 'Administration',
    wide: true,
    content: (
      <>
        <PageHeading caption="Administration" heading="What is held of people" />
        <p>
          Every column of the database that says something of a person, why it is held and for how long. Written from the schema itself.
        </p>
        <Table
          id="inventory"
          caption={`${inventory.length} columns`}
          columns={[{ heading: 'Table' }, { heading: 'Column' }, { heading: 'Kind' }, { heading: 'Why' }, { heading: 'Kept' }]}
          rows={inventory.map(({ table, column, kind, purpose, kept }) => ({
            cells: [<Code>{table}</Code>, <Code>{column}</Code>, kind, purpose, kept],
          }))}
          labels={2}
        />
      </>
    ),
  }),
})
