import { BarChart, englandRegions, integratedCareBoards, TileMap } from '../chart/index.ts'
import { Tag } from '../components/index.ts'
import { FilterForm, ListTable, type ListState } from '../list/index.ts'
import { PageHeading, Section } from '../section.tsx'

const state: ListState = { sort: 'found', direction: 'descending', page: 6, filters: { modality: 'art', since: '2026-03-01' } }

const people = ['Ada Okoro', 'Bethan Pryce-Llewellyn', 'Chidi Eze', 'Dilys Morgan', 'Ewan MacAulay', 'Farah Rahman'].map((name, index) => ({
  name: <a href={`/find/therapists/${index}`}>{name}</a>,
  title: [
    'Project Worker',
    'Art Psychotherapist',
    'Therapist',
    'Senior Practitioner (Children and Young People)',
    'Keyworker',
    'Art Therapist',
  ][index],
  trust: 'Northmoor and Vale Partnership NHS Trust',
  found: `${12 - index} March 2026`,
  fte: (1 - index * 0.1).toFixed(2),
  status: <Tag text={index % 2 === 0 ? 'Accepted' : 'In review'} colour={index % 2 === 0 ? 'green' : 'yellow'} />,
}))

/** A list with its filters, and what shows figures by place. */
export const ListPage = () => (
  <>
    <PageHeading caption="Find" heading="Therapists" />
    <FilterForm
      path="/find/therapists"
      state={state}
      fields={[
        {
          kind: 'select',
          name: 'modality',
          label: 'Modality',
          any: 'All modalities',
          options: [
            { value: 'art', text: 'Art therapy' },
            { value: 'music', text: 'Music therapy' },
          ],
        },
        { kind: 'text', name: 'title', label: 'Title contains' },
        { kind: 'date', name: 'since', label: 'Found since' },
      ]}
    />
    <ListTable
      id="therapists"
      caption="Therapists found"
      path="/find/therapists"
      state={state}
      columns={[
        { key: 'name', heading: 'Name', sortable: true },
        { key: 'title', heading: 'Job title', sortable: true },
        { key: 'trust', heading: 'Trust' },
        { key: 'found', heading: 'Found', sortable: true, nowrap: true },
        { key: 'fte', heading: 'FTE', numeric: true, sortable: true },
        { key: 'status', heading: 'Status' },
      ]}
      rows={people}
      total={1284}
      pageSize={50}
      noun={['therapist', 'therapists']}
    />
    <ListTable
      id="none"
      caption="None"
      path="/find/therapists"
      state={state}
      columns={[{ key: 'name', heading: 'Name' }]}
      rows={[]}
      total={0}
      pageSize={50}
      noun={['therapist', 'therapists']}
    />
    <Section id="regions" heading="By region">
      <TileMap
        id="map-regions"
        caption="Therapists by region of NHS England"
        sentence="From 12 in the South West to 96 in London; one figure is kept back."
        legend="Therapists"
        tiles={englandRegions.map((region, index) => ({
          ...region,
          value: index === 2 ? null : 12 + index * 14,
          shown: index === 2 ? '[c]' : String(12 + index * 14),
          href: `/find?region=${region.code}`,
        }))}
      />
    </Section>
    <Section id="boards" heading="By integrated care board">
      <TileMap
        id="map-boards"
        caption="Therapists by integrated care board, as the boards were on 1 April 2023"
        sentence="From 5 to 87."
        legend="Therapists"
        tiles={integratedCareBoards.map((board, index) => ({ ...board, value: 5 + index * 2, shown: String(5 + index * 2) }))}
      />
    </Section>
    <Section id="titles" heading="By title">
      <BarChart
        title="Titles that hide therapists"
        sentence="Project Worker hides the most."
        unit="people"
        bars={[
          { label: 'Project Worker', value: 31, shown: '31' },
          { label: 'Senior Practitioner', value: 12, shown: '12' },
          { label: 'Keyworker', value: null, shown: '[c]' },
        ]}
      />
    </Section>
  </>
)
