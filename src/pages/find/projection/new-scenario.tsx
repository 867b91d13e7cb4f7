import { form, page, type Body } from '../../../http/index.ts'
import { Button, ErrorSummary, Form, Hidden, PageHeading } from '../../../ui/index.ts'
import { figuresOfStart, makeScenario, newScenario } from '../../../workforce/index.ts'
import { findCrumb } from '../crumbs.ts'
import { NothingFound } from '../exact-figures.tsx'
import { findHref, whichOrganisation } from '../which-organisation.ts'
import { PROJECTION } from './in-words.ts'
import { ScenarioFields } from './scenario-fields.tsx'

const path = `${PROJECTION}/new` as const

/** `groups.0.assumptions.attrition.low` and so on are the figures; the other fields are the scenario's own. */
export function typedScenario({ values }: Body): Record<string, unknown> {
  const isFigure = ([name]: readonly [string, string]): boolean => name.startsWith('groups.')
  const entries = Object.entries(values)
  return { ...Object.fromEntries(entries.filter((entry) => !isFigure(entry))), figures: Object.fromEntries(entries.filter(isFigure)) }
}

export const newScenarioPage = page({
  path,
  query: newScenario,
  input: (asked) => ({ ...asked.search, organisation: whichOrganisation(asked, 'plan the workforce').organisation }),
  view: ({ organisation, by, start, isFirst }, asked, tried) => {
    const which = whichOrganisation(asked, 'plan the workforce')
    return {
      title: 'New projection scenario',
      panel: 'Find',
      wide: true,
      breadcrumbs: [findCrumb.find, findCrumb.projection],
      content: (
        <>
          <ErrorSummary problems={tried?.problems ?? []} />
          <PageHeading caption="Projection" heading="New projection scenario" />
          {start === null ? (
            <NothingFound />
          ) : (
            <>
              <p>
                {by === 'modality' ? (
                  <>
                    Each modality has assumptions of its own. With few people it may be better to{' '}
                    <a href={findHref(path, which, { by: 'together' })}>take all modalities together</a>.
                  </>
                ) : (
                  <>
                    All modalities are taken together. You can also <a href={findHref(path, which)}>take each modality by itself</a>.
                  </>
                )}
              </p>
              <Form action={findHref(path, which, { by })}>
                <Hidden name="organisation" value={organisation} />
                <Hidden name="by" value={by} />
                <ScenarioFields
                  start={start}
                  values={{ name: isFirst ? 'Base' : '', years: '5', seed: '1', ...figuresOfStart(start) }}
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

export const newScenarioForm = form({
  path,
  page: newScenarioPage,
  command: makeScenario,
  input: (_, body) => typedScenario(body),
  said: 'The scenario was saved.',
  leadsTo: ({ id }) => ({ to: `${PROJECTION}/${id}` }),
})
