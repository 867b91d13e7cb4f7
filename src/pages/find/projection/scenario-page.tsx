import { file, page } from '../../../http/index.ts'
import { workbookFile } from '../../../files/index.ts'
import { dayInWords } from '../../../kernel/index.ts'
import {
  Button,
  ButtonGroup,
  ButtonLink,
  Details,
  ErrorSummary,
  Form,
  InsetText,
  LeadParagraph,
  PageHeading,
  Section,
  Table,
  Tag,
} from '../../../ui/index.ts'
import { exportScenario, findScenario, scenarioWorkbook, type SavedScenario, type ScenarioResult } from '../../../workforce/index.ts'
import { findCrumb } from '../crumbs.ts'
import { endOf, labelOf, PROJECTION, toOnes } from './in-words.ts'
import { Flows, StockByYear } from './stock.tsx'
import { WhatItHangsOn } from './what-it-hangs-on.tsx'
import { WhatItWouldTake } from './what-it-would-take.tsx'

export const scenarioPage = page({
  path: `${PROJECTION}/:scenario`,
  query: findScenario,
  view: (result, { viewer }, tried) => {
    const { scenario, newestAsAt, projection, sensitivity, asked } = result
    const mayPlan = viewer.allowance('plan the workforce').organisations.includes(scenario.organisation)
    return {
      title: scenario.name,
      panel: 'Find',
      wide: true,
      breadcrumbs: [findCrumb.find, findCrumb.projection],
      content: (
        <>
          <ErrorSummary problems={[...(tried?.problems ?? []), ...asked.problems]} />
          <PageHeading caption="Projection" heading={scenario.name} />
          <LeadParagraph>{sentenceOf(result)}</LeadParagraph>
          {scenario.isBase ? <Tag text="Base" colour="blue" /> : null}
          <InsetText>
            <p>
              For use inside your organisation: exact figures, not for publication. It starts from the snapshot of{' '}
              {dayInWords(scenario.asAt)}.
              {newestAsAt !== null && newestAsAt > scenario.asAt
                ? ` There is a newer one, of ${dayInWords(newestAsAt)}: save the scenario again to start from it.`
                : ''}
            </p>
          </InsetText>
          <Acts result={result} mayPlan={mayPlan} />
          <StockByYear scenario={scenario} projection={projection} />
          <Flows scenario={scenario} projection={projection} />
          <WhatItHangsOn scenario={scenario} sensitivity={sensitivity} />
          <WhatItWouldTake scenario={scenario} asked={asked} />
          <Assumptions scenario={scenario} />
          {mayPlan ? (
            <Details summary="Delete this scenario">
              <p>It cannot be brought back. Copy it first to keep one like it.</p>
              <Form action={`${PROJECTION}/${scenario.id}/delete`}>
                <Button text="Delete the scenario" variant="warning" preventDoubleClick />
              </Form>
            </Details>
          ) : null}
        </>
      ),
    }
  },
})

function sentenceOf({ scenario, projection: { all } }: ScenarioResult): string {
  const [first, last] = [all[0], all.at(-1)]
  if (!first || !last) return ''
  const { low, high } = last.interval.headcount
  return `In ${endOf(scenario.asAt, last.year)} there are ${toOnes(low)} to ${toOnes(high)} therapists in eight runs of ten, ${toOnes(last.headcount)} with everything as assumed, against ${toOnes(first.headcount)} at the start.`
}

const Acts = ({ result: { scenario, others }, mayPlan }: { result: ScenarioResult; mayPlan: boolean }) => {
  const here = `${PROJECTION}/${scenario.id}`
  const query = new URLSearchParams({ organisation: scenario.organisation, ...(!scenario.isBase && { first: scenario.id }) })
  return (
    <ButtonGroup>
      {mayPlan ? <ButtonLink text="Change the assumptions" href={`${here}/change`} /> : null}
      {mayPlan ? (
        <Form action={`${here}/copy`}>
          <Button text="Copy as a new scenario" variant="secondary" preventDoubleClick />
        </Form>
      ) : null}
      {others.length > 0 ? (
        <ButtonLink
          text={scenario.isBase ? 'Compare' : 'Compare with the base'}
          href={`${PROJECTION}/compare?${query.toString()}`}
          variant="secondary"
        />
      ) : null}
      <ButtonLink text="Download as a workbook" href={`${here}/workbook`} variant="secondary" />
    </ButtonGroup>
  )
}

/** Everything that the figures follow from, each with its source or marked as somebody's own. */
const Assumptions = ({ scenario: { model } }: { scenario: SavedScenario }) => (
  <Section id="assumptions" heading="What is assumed">
    {model.groups.map(({ name, start, assumptions }, at) => (
      <Table
        id={`assumptions-${at}`}
        caption={name}
        captionSize="s"
        columns={[
          { heading: 'Assumption' },
          { heading: 'Low', numeric: true },
          { heading: 'Likeliest', numeric: true },
          { heading: 'High', numeric: true },
          { heading: 'Source' },
        ]}
        rows={[
          { cells: ['People at the start', '', String(start.headcount), '', sourceOf(start.source)] },
          ...(start.older === undefined ? [] : [{ cells: ['of them 55 and over', '', String(start.older), '', sourceOf(start.source)] }]),
          ...Object.entries(assumptions).map(([assumption, { value, low, high, source }]) => ({
            cells: [labelOf(assumption), String(low), String(value), String(high), sourceOf(source)],
          })),
        ]}
      />
    ))}
  </Section>
)

const sourceOf = (source: SavedScenario['model']['groups'][number]['start']['source']) =>
  source.kind === 'own' ? <Tag text="Own assumption" colour="grey" /> : source.words

export const scenarioFile = file({
  path: `${PROJECTION}/:scenario/workbook`,
  query: exportScenario,
  file: async (taken) => ({
    name: `projection-exact-${taken.scenario.asAt}.xlsx`,
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    body: await workbookFile(scenarioWorkbook(taken)),
  }),
})
