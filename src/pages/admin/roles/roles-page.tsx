import { ORGANISATION_KINDS, PERMISSIONS, ROLES, type Holder, type Reach } from '../../../access/index.ts'
import { page } from '../../../http/index.ts'
import { BulletList, PageHeading, Section, Table } from '../../../ui/index.ts'
import { sentenceCase } from '../../in-words.ts'
import { accountPermit } from '../../still.ts'

const reachWords = {
  self: 'on what is their own',
  'own organisation': 'in their organisation',
  everywhere: 'everywhere',
} as const satisfies Record<Reach, string>

export const rolesPage = page({
  path: '/admin/roles',
  query: accountPermit,
  input: () => ({}),
  view: () => ({
    title: 'Roles',
    panel: 'Administration',
    content: (
      <>
        <PageHeading caption="Administration" heading="Roles" />
        <p>This table is the one that decides: nothing else gives or takes a right.</p>
        <Section id="what-they-are" heading="What the roles are for">
          <Table
            id="roles-list"
            caption="Roles"
            captionSize="s"
            columns={[{ heading: 'Role' }, { heading: 'What the person does' }, { heading: 'In' }]}
            rows={Object.entries(ROLES).map(([role, what]) => ({
              cells: [
                sentenceCase(role),
                what,
                Object.values(ORGANISATION_KINDS)
                  .filter(({ roles }) => (roles as readonly string[]).includes(role))
                  .map(({ name }) => name)
                  .join('; '),
              ],
            }))}
          />
        </Section>
        <Section id="who-may" heading="Who may do what">
          <Table
            id="permissions"
            caption="Acts"
            captionSize="s"
            columns={[{ heading: 'Act' }, { heading: 'Who, and how far' }]}
            rows={Object.entries(PERMISSIONS).map(([act, holders]) => ({
              cells: [
                sentenceCase(act),
                <BulletList
                  items={(Object.entries(holders) as [Holder, Reach][]).map(
                    ([holder, reach]) => `${sentenceCase(holder)}, ${reachWords[reach]}`,
                  )}
                />,
              ],
            }))}
          />
        </Section>
      </>
    ),
  }),
})
