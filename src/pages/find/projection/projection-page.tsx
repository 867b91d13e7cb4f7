import { page } from '../../../http/index.ts'
import { dayInWords } from '../../../kernel/index.ts'
import { ButtonGroup, ButtonLink, PageHeading, Section, Table, Tag, wholeNumber } from '../../../ui/index.ts'
import { listScenarios, type Scenarios } from '../../../workforce/index.ts'
import { findCrumb } from '../crumbs.ts'
import { NothingFound } from '../exact-figures.tsx'
import { OrganisationChoice } from '../organisation-choice.tsx'
import { findHref, whichOrganisation } from '../which-organisation.ts'
import { agesInWords, PROJECTION } from './in-words.ts'

/** The scenarios of an organisation, and the stock that a new one starts from. */
export const projectionPage = page({
  path: PROJECTION,
  query: listScenarios,
  input: (asked) => ({ organisation: whichOrganisation(asked, 'see plans').organisation }),
  view: ({ organisation, scenarios, start }, asked) => {
    const which = whichOrganisation(asked, 'see plans')
    const mayPlan = asked.viewer.allowance('plan the workforce').organisations.includes(organisation)
    return {
      title: 'Projection',
      panel: 'Find',
      wide: true,
      breadcrumbs: [findCrumb.find],
      content: (
        <>
          <PageHeading caption="Find" heading="Projection" />
          <p>
            How many arts therapists there will be, year by year, if what you assume about training, joining, leaving and retiring holds;
            how sure that is; and what would change it.
          </p>
          <OrganisationChoice path={PROJECTION} which={which} />
          {start === null ? <NothingFound /> : <Stock start={start} />}
          <ButtonGroup>
            {mayPlan && start !== null ? <ButtonLink text="Make a scenario" href={findHref(`${PROJECTION}/new`, which)} /> : null}
            {scenarios.length > 1 ? (
              <ButtonLink text="Compare scenarios" href={findHref(`${PROJECTION}/compare`, which)} variant="secondary" />
            ) : null}
          </ButtonGroup>
          <Section id="scenarios" heading="Scenarios">
            {scenarios.length === 0 ? (
              <p>No scenario yet. The first one is the base that others are compared with.</p>
            ) : (
              <Table
                id="scenarios-table"
                caption="Scenarios, the first made first"
                captionSize="s"
                columns={[
                  { heading: 'Scenario' },
                  { heading: 'Starts from', nowrap: true },
                  { heading: 'Years', numeric: true },
                  { heading: 'Own assumptions', numeric: true },
                ]}
                rows={scenarios.map(({ id, name, asAt, model, isBase }) => ({
                  cells: [
                    <>
                      <a href={`${PROJECTION}/${id}`}>{name}</a> {isBase ? <Tag text="Base" colour="blue" /> : null}
                    </>,
                    dayInWords(asAt),
                    wholeNumber(model.years),
                    ownOf(model),
                  ],
                }))}
              />
            )}
          </Section>
        </>
      ),
    }
  },
})

/** How many of the assumptions have no source. */
function ownOf({ groups }: Scenarios['scenarios'][number]['model']): string {
  const all = groups.flatMap(({ assumptions }) => Object.values(assumptions))
  return `${wholeNumber(all.filter(({ source }) => source.kind === 'own').length)} of ${wholeNumber(all.length)}`
}

const Stock = ({ start }: { start: NonNullable<Scenarios['start']> }) => (
  <Section id="stock" heading="The stock now">
    <Table
      id="stock-table"
      caption={`Everybody who counts in the snapshot of ${dayInWords(start.asAt)}, each once`}
      captionSize="s"
      columns={[
        { heading: 'Modality' },
        { heading: 'People', numeric: true },
        { heading: '55 and over', numeric: true },
        { heading: 'FTE per head', numeric: true },
      ]}
      rows={start.groups.map(({ name, headcount, older, participation }) => ({
        cells: [
          name,
          wholeNumber(headcount),
          older === undefined ? 'Not known' : wholeNumber(older),
          participation === null ? 'Not known' : participation.toFixed(3),
        ],
      }))}
    />
    {agesInWords(start) === null ? null : <p>{agesInWords(start)}</p>}
  </Section>
)
