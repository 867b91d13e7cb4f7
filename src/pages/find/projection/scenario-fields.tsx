import type { AssumptionName } from '../../../engines/projection/index.ts'
import type { Tried } from '../../../http/index.ts'
import { dayInWords } from '../../../kernel/index.ts'
import { BulletList, Details, Hidden, InsetText, SmallPrint, Table, TextInput, wholeNumber } from '../../../ui/index.ts'
import { assumptionsOf, figureField, publishedFacts, type Figures, type StartStock } from '../../../workforce/index.ts'
import { agesInWords, labelOf, MEANINGS } from './in-words.ts'

interface ScenarioFieldsProps {
  readonly start: StartStock
  /** What stands in the fields until somebody typed: figures by the names of their fields, and the name, the years and the seed. */
  readonly values: Figures
  readonly tried: Tried | null
}

/** Everything that a scenario assumes, group by group. */
export const ScenarioFields = ({ start, values, tried }: ScenarioFieldsProps) => {
  const value = (name: string): string => tried?.values[name] ?? values[name] ?? ''
  const ages = agesInWords(start)
  return (
    <>
      <Hidden name="run" value={start.run} />
      <TextInput name="name" label="Name of the scenario" value={value('name')} problems={tried?.problems} />
      <TextInput
        name="years"
        label="Years to project"
        hint="1 to 20"
        width={3}
        inputmode="numeric"
        value={value('years')}
        problems={tried?.problems}
      />
      <InsetText>
        <p>The likeliest figure is needed. Low and high say how unsure you are: left empty, the figure is taken as certain.</p>
        <p>
          A share may be typed as 0.08 or as 8 %. A source left empty means that the figure is your own assumption, and it is shown as such.
        </p>
      </InsetText>
      {ages === null ? null : <p>{ages}</p>}
      {start.groups.map(({ name, headcount, older }, at) => (
        <Table
          id={`group-${at}`}
          caption={`${name}: ${wholeNumber(headcount)} at the start${older === undefined ? '' : `, ${wholeNumber(older)} of them 55 or over`}`}
          columns={[{ heading: 'Assumption' }, { heading: 'Low' }, { heading: 'Likeliest' }, { heading: 'High' }, { heading: 'Source' }]}
          rows={assumptionsOf({ ...(older !== undefined && { older }) }).map((assumption) => ({
            cells: [
              <>
                {labelOf(assumption)}
                <SmallPrint>{heldOf(assumption)}</SmallPrint>
              </>,
              ...(['low', 'value', 'high', 'source'] as const).map((part) => (
                <TextInput
                  name={figureField(at, assumption, part)}
                  label={`${labelOf(assumption)} of ${name}: ${part === 'value' ? 'likeliest' : part}`}
                  labelHidden
                  width={part === 'source' ? 20 : 5}
                  inputmode={part === 'source' ? 'text' : 'decimal'}
                  value={value(figureField(at, assumption, part))}
                  problems={tried?.problems}
                />
              )),
            ],
          }))}
        />
      ))}
      <Details summary="What each assumption means">
        <BulletList items={Object.entries(MEANINGS).map(([name, meaning]) => `${labelOf(name)}: ${meaning}`)} />
      </Details>
      <Details summary="What is published">
        <BulletList
          items={publishedFacts.map(({ about, sentence, source, url }) => (
            <>
              {labelOf(about)}: {sentence} Source: <a href={url}>{source}</a>.
            </>
          ))}
        />
        <p>For the other assumptions no published figure is held.</p>
      </Details>
      <Details summary="The simulation" open={tried?.problems.some(({ where }) => where?.field === 'seed')}>
        <TextInput
          name="seed"
          label="Seed of the simulation"
          hint="The same seed gives the same figures. Scenarios are compared with the seed of the base."
          width={10}
          inputmode="numeric"
          value={value('seed')}
          problems={tried?.problems}
        />
      </Details>
      <SmallPrint>The stock is that of the newest snapshot, {dayInWords(start.asAt)}: everybody who counts, each once.</SmallPrint>
    </>
  )
}

function heldOf(assumption: AssumptionName): string {
  if (assumption === 'participation') return 'From your staff extract, where it states the FTE.'
  return assumption === 'attrition'
    ? 'No published rate for arts therapists is held: see what is published.'
    : 'No published figure is held: this is yours to set.'
}
