import { pageOf } from '../../../http/index.ts'
import { ok } from '../../../kernel/index.ts'
import { BarChart, BulletList, ChartWithTable, Expander, PageHeading, Section } from '../../../ui/index.ts'
import { exportIntegration, findIntegration, type ExactTable, type Integration } from '../../../workforce/index.ts'
import { findCrumb } from '../crumbs.ts'
import { ExactFigures, InsideOnly, NothingFound, shownAs } from '../exact-figures.tsx'
import { OrganisationChoice } from '../organisation-choice.tsx'
import { Downloads, figureFiles, figuresAsked } from '../figure-files.tsx'
import type { WhichOrganisation } from '../which-organisation.ts'
import { ToDiscuss } from './to-discuss.tsx'

const path = '/find/integration'

interface Shown {
  readonly which: WhichOrganisation
  readonly integration: Integration | null
}

export const integrationPage = pageOf<Shown>({
  path,
  operations: [findIntegration],
  async load(asked) {
    const { which, input } = figuresAsked(asked)
    const integration = await asked.do(asked.viewer, findIntegration, input)
    return integration.ok ? ok({ which, integration: integration.value }) : integration
  },
  view: ({ which, integration }) => ({
    title: 'Integration',
    panel: 'Find',
    breadcrumbs: [findCrumb.find],
    wide: true,
    content: (
      <>
        <PageHeading caption="Find" heading="Integration" />
        <p>
          Arts therapists belong to two families, the allied health professions and the psychological professions. This is how that looks
          here: under whose lines they stand, over how many teams one person is spread, and where there is nobody.
        </p>
        <OrganisationChoice path={path} which={which} />
        {integration === null ? <NothingFound /> : <Profile which={which} integration={integration} />}
      </>
    ),
  }),
})

export const integrationFiles = figureFiles(path, exportIntegration)

const Profile = ({ which, integration }: { which: WhichOrganisation; integration: Integration }) => {
  const { snapshot, missing, lines, spread, teams, single, access, vacancies } = integration
  const about = { snapshot, missing, captionSize: 's' as const }
  return (
    <>
      <InsideOnly name={which.name} snapshot={snapshot} />
      <Downloads path={path} which={which} />
      <Section id="lines" heading="Plan lines">
        <ChartWithTable
          stacked
          chart={<PeopleBars table={lines} what="people by the lines of their posts" />}
          table={<ExactFigures id="table-lines" table={lines} {...about} />}
        />
      </Section>
      <Section id="spread" heading="How thinly people are spread">
        <ChartWithTable
          stacked
          chart={<PeopleBars table={spread} what="people by how many teams they work in" />}
          table={<ExactFigures id="table-spread" table={spread} {...about} />}
        />
        <ExactFigures id="table-teams" table={teams} {...about} />
        {single.rows.length === 0 ? null : (
          <Expander
            summary={
              single.rows.length === 1 ? 'The team with a single therapist' : `The ${single.rows.length} teams with a single therapist`
            }
          >
            <ExactFigures id="table-single" table={single} {...about} />
          </Expander>
        )}
      </Section>
      <Section id="access" heading="Settings without an arts therapist">
        {access.rows.length === 0 ? (
          <p>The extract names no mental-health, learning-disability or psychological area of work.</p>
        ) : (
          <ExactFigures id="table-access" table={access} {...about} />
        )}
      </Section>
      <Section id="vacancies" heading="Vacancies">
        {vacancies === null ? (
          <p>The extract holds neither the status of positions nor budgeted FTE, so nothing can be said of vacancies.</p>
        ) : (
          <ExactFigures id="table-vacancies" table={vacancies} {...about} />
        )}
      </Section>
      <Section id="discuss" heading="What this may mean: questions to discuss">
        <ToDiscuss />
      </Section>
      <Section id="missing" heading="What is missing">
        {missing.length === 0 ? <p>Nothing that the extract could have said.</p> : <BulletList items={missing} />}
      </Section>
    </>
  )
}

/** The lines of a table as bars, by its first column. */
const PeopleBars = ({ table, what }: { table: ExactTable; what: string }) => {
  const bars = table.rows
    .filter(({ isTotal }) => !isTotal)
    .map(({ labels, figures: [people = null] }) => ({ label: labels.join(', '), value: people, shown: shownAs('people', people) }))
  return (
    <BarChart
      title={`${what.charAt(0).toUpperCase()}${what.slice(1)}`}
      sentence={`Bar chart of ${what}: ${bars.map(({ label, shown }) => `${label} ${shown}`).join(', ')}.`}
      unit="people"
      bars={bars}
    />
  )
}
