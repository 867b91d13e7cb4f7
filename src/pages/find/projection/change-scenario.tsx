import { form, page } from '../../../http/index.ts'
import { dayInWords } from '../../../kernel/index.ts'
import { Button, ErrorSummary, Form, Hidden, PageHeading } from '../../../ui/index.ts'
import { changeScenario, copyScenario, deleteScenario, figuresOfModel, figuresOfStart, scenarioToChange } from '../../../workforce/index.ts'
import { findCrumb } from '../crumbs.ts'
import { NothingFound } from '../exact-figures.tsx'
import { findHref, whichOrganisation } from '../which-organisation.ts'
import { PROJECTION } from './in-words.ts'
import { typedScenario } from './new-scenario.tsx'
import { ScenarioFields } from './scenario-fields.tsx'

const path = `${PROJECTION}/:scenario/change` as const

export const changeScenarioPage = page({
  path,
  query: scenarioToChange,
  view: ({ scenario, start }, _, tried) => {
    const here = `${PROJECTION}/${scenario.id}`
    const isConflict = tried?.problems.some(({ code }) => code === 'changed-meanwhile')
    return {
      title: 'Change the scenario',
      panel: 'Find',
      wide: true,
      breadcrumbs: [findCrumb.find, findCrumb.projection, { text: 'The scenario', href: here }],
      content: (
        <>
          {isConflict ? (
            <ErrorSummary
              heading="This has been changed since you opened it"
              problems={[]}
              description={
                <>
                  What you typed stands below and is not saved. <a href={here}>See what somebody else saved</a>; saving now replaces it.
                </>
              }
            />
          ) : (
            <ErrorSummary problems={tried?.problems ?? []} />
          )}
          <PageHeading caption={scenario.name} heading="Change the scenario" />
          {start === null ? (
            <NothingFound />
          ) : (
            <>
              {start.asAt === scenario.asAt ? null : (
                <p>
                  Until now it starts from the snapshot of {dayInWords(scenario.asAt)}. Once saved, it starts from that of{' '}
                  {dayInWords(start.asAt)}.
                </p>
              )}
              <Form action={`${here}/change`}>
                <Hidden name="version" value={String(scenario.version)} />
                <ScenarioFields
                  start={start}
                  values={{
                    name: scenario.name,
                    years: String(scenario.model.years),
                    seed: String(scenario.seed),
                    ...figuresOfStart(start),
                    ...figuresOfModel(scenario.model, start),
                  }}
                  tried={tried}
                />
                <Button text="Save the scenario" preventDoubleClick />
              </Form>
            </>
          )}
        </>
      ),
    }
  },
})

export const changeScenarioForms = [
  form({
    path,
    page: changeScenarioPage,
    command: changeScenario,
    input: ({ params }, body) => ({ ...typedScenario(body), ...params }),
    said: 'The scenario was saved.',
    leadsTo: (_, { params }) => ({ to: `${PROJECTION}/${params['scenario']}` }),
  }),
  form({
    path: `${PROJECTION}/:scenario/copy`,
    page: changeScenarioPage,
    command: copyScenario,
    said: 'The scenario was copied. Change what is to be different.',
    leadsTo: ({ id }) => ({ to: `${PROJECTION}/${id}/change` }),
  }),
  form({
    path: `${PROJECTION}/:scenario/delete`,
    page: changeScenarioPage,
    command: deleteScenario,
    said: 'The scenario was deleted.',
    leadsTo: ({ organisation }, asked) => ({ to: findHref(PROJECTION, { ...whichOrganisation(asked, 'see plans'), organisation }) }),
  }),
]
