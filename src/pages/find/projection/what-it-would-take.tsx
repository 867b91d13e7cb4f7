import { BulletList, Button, Form, InsetText, Section, Select, TextInput, wholeNumber } from '../../../ui/index.ts'
import type { ScenarioQuestion, ScenarioResult } from '../../../workforce/index.ts'
import { endOf, PROJECTION, toTenths } from './in-words.ts'

/** How much more training a stock would need: asked by the address, so that the answer can be sent to a colleague. */
export const WhatItWouldTake = ({ scenario, asked }: Pick<ScenarioResult, 'scenario' | 'asked'>) => {
  const years = Array.from({ length: scenario.model.years }, (_, before) => before + 1)
  const yearOptions = years.map((year) => ({ value: String(year), text: `Year ${year} (${endOf(scenario.asAt, year)})` }))
  return (
    <Section id="reach" heading="What would it take?">
      <Form action={`${PROJECTION}/${scenario.id}#reach`} method="get">
        <TextInput name="amount" label="Stock to be reached" width={5} inputmode="decimal" value={asked.amount} problems={asked.problems} />
        <Select
          name="measure"
          label="Counted in"
          value={asked.measure}
          options={[
            { value: 'headcount', text: 'People' },
            { value: 'fte', text: 'FTE' },
          ]}
        />
        {scenario.model.groups.length > 1 ? (
          <Select
            name="group"
            label="Of"
            value={asked.group}
            options={[{ value: '', text: 'All together' }, ...scenario.model.groups.map(({ name }) => ({ value: name, text: name }))]}
            problems={asked.problems}
          />
        ) : null}
        <Select name="year" label="In" value={String(asked.year)} options={yearOptions} problems={asked.problems} />
        <Select
          name="from"
          label="First year in which more people can complete their training"
          hint="Training that starts today ends later."
          value={String(asked.from)}
          options={yearOptions}
          problems={asked.problems}
        />
        <Button text="Work it out" variant="secondary" />
      </Form>
      <Answer scenario={scenario} asked={asked} />
    </Section>
  )
}

const Answer = ({ scenario, asked }: { scenario: ScenarioResult['scenario']; asked: ScenarioQuestion }) => {
  const { answer } = asked
  if (answer === null) return null
  return (
    <InsetText>
      <p role="status">{sentenceOf(scenario, asked)}</p>
      {answer.reached && answer.extraCompletions > 0 && answer.groups.length > 1 ? (
        <BulletList items={answer.groups.map(({ name, extraCompletions }) => `${name}: ${toTenths(extraCompletions)} more a year`)} />
      ) : null}
    </InsetText>
  )
}

function sentenceOf({ asAt }: ScenarioResult['scenario'], { answer, amount, measure, year, from }: ScenarioQuestion): string {
  if (answer === null) return ''
  if (!answer.reached) return answer.why
  const unit = measure === 'fte' ? 'FTE' : 'people'
  const stock = `${toTenths(answer.stock)} ${unit} in ${endOf(asAt, year)}`
  if (answer.extraCompletions === 0) return `That is reached as things are assumed: ${stock}.`
  const more = `${wholeNumber(answer.extraCompletions)} more ${answer.extraCompletions === 1 ? 'person' : 'people'} a year`
  const times = answer.multiplier === null ? '' : `, ${answer.multiplier.toFixed(2)} times as many as assumed`
  return `To reach ${amount} ${unit}, ${more} would have to complete their training from year ${from} on${times}. The stock then comes to ${stock}.`
}
