import { FilterForm } from '../../ui/index.ts'
import type { WhichOrganisation } from './which-organisation.ts'

/** For people of several organisations: whose figures the page shows. Nothing where there is no choice. */
export const OrganisationChoice = ({ path, which: { organisation, choices } }: { path: string; which: WhichOrganisation }) =>
  choices.length < 2 ? null : (
    <FilterForm
      path={path}
      heading="Organisation"
      state={{ sort: '', direction: 'ascending', page: 1, filters: { organisation: organisation ?? '' } }}
      fields={[
        {
          kind: 'select',
          name: 'organisation',
          label: 'Organisation',
          any: 'Your first organisation',
          options: choices.map(({ id, name }) => ({ value: id, text: name })),
        },
      ]}
    />
  )
