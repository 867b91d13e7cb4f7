import { page } from '../../../http/index.ts'
import {
  Button,
  ChartWithTable,
  ErrorSummary,
  Form,
  Hidden,
  LineChart,
  LinkLine,
  PageHeading,
  Section,
  Select,
  Table,
} from '../../../ui/index.ts'
import { compareScenarios, type ComparedScenarios } from '../../../workforce/index.ts'
import { findCrumb } from '../crumbs.ts'
import { findHref, whichOrganisation } from '../which-organisation.ts'
import { endOf, PROJECTION, signed, toOnes, toTenths } from './in-words.ts'

const path = `${PROJECTION}/compare` as const
const PLACES = ['first', 'second', 'third'] as const

export const comparePage = page({
  path,
  query: compareScenarios,
  input: (asked) => ({ ...asked.search, organisation: whichOrganisation(asked, 'see plans').organisation }),
  view: (compared, asked) => {
    const which = whichOrganisation(asked, 'see plans')
    const { scenarios, base, chosen, problems } = compared
    const options = scenarios.map(({ id, name }) => ({ value: id, text: name }))
    return {
      title: 'Compare scenarios',
      panel: 'Find',
      wide: true,
      breadcrumbs: [findCrumb.find, findCrumb.projection],
      content: (
        <>
          <ErrorSummary problems={problems} />
          <PageHeading caption="Projection" heading="Compare scenarios" />
          <p>
            Base and scenario meet the same luck in every run, so the range of a difference is about what was changed and not about two
            throws of the dice.
          </p>
          {scenarios.length < 2 ? (
            <>
              <p>There are not two scenarios to compare yet.</p>
              <LinkLine text="See the scenarios" href={findHref(PROJECTION, which)} />
            </>
          ) : (
            <Form action={path} method="get">
              {which.choices.length > 1 && which.organisation ? <Hidden name="organisation" value={which.organisation} /> : null}
              <Select name="base" label="Base" value={base?.id ?? ''} options={options} />
              {PLACES.map((place, at) => (
                <Select
                  name={place}
                  label={`Scenario ${at + 1}`}
                  value={chosen[at]?.id ?? ''}
                  options={[{ value: '', text: 'None' }, ...options.filter(({ value }) => value !== base?.id)]}
                />
              ))}
              <Button text="Compare" variant="secondary" />
            </Form>
          )}
          <Differences compared={compared} />
        </>
      ),
    }
  },
})

const Differences = ({ compared: { base, chosen, comparison } }: { compared: ComparedScenarios }) => {
  if (base === null || comparison === null) return null
  const lines = [
    { label: base.name, years: comparison.base.all },
    ...comparison.scenarios.map(({ name, projection }) => ({ label: name, years: projection.all })),
  ]
  const at = (year: number): string => endOf(base.asAt, year)
  const last = base.model.years
  return (
    <Section id="compared" heading="What each scenario changes">
      {chosen.some(({ asAt }) => asAt !== base.asAt) ? (
        <p>
          These scenarios do not start from the same snapshot, so a part of each difference is what happened between the snapshots. Save the
          older ones again to start from the newest.
        </p>
      ) : null}
      <ChartWithTable
        stacked
        chart={
          <LineChart
            title="People, with everything as assumed"
            sentence={lines.map(({ label, years }) => `${label}: ${toOnes(years[last]?.headcount ?? 0)} people in ${at(last)}.`).join(' ')}
            unit="people"
            lines={lines.map(({ label, years }) => ({
              label,
              points: years.map(({ year, headcount }) => ({ at: at(year), value: headcount / 1000 })),
            }))}
          />
        }
        table={
          <Table
            id="compared-table"
            caption="People, with everything as assumed"
            captionSize="s"
            columns={[{ heading: 'Year', nowrap: true }, ...lines.map(({ label }) => ({ heading: label, numeric: true }))]}
            rows={comparison.base.all.map(({ year }) => ({
              cells: [at(year), ...lines.map(({ years }) => toTenths(years[year]?.headcount ?? 0))],
            }))}
          />
        }
      />
      {(['headcount', 'fte'] as const).map((measure) => (
        <Table
          id={`differences-${measure}`}
          caption={`Against the base, in ${measure === 'fte' ? 'FTE' : 'people'}: as assumed, and in eight runs of ten`}
          captionSize="s"
          columns={[{ heading: 'Year', nowrap: true }, ...comparison.scenarios.map(({ name }) => ({ heading: name, numeric: true }))]}
          rows={comparison.base.all.slice(1).map(({ year }) => ({
            cells: [
              at(year),
              ...comparison.scenarios.map(({ all }) => {
                const difference = all[year]?.[measure]
                if (!difference) return ''
                const { low, high } = difference.interval
                return `${signed(difference.expected, toTenths)} (${signed(low, toOnes)} to ${signed(high, toOnes)})`
              }),
            ],
          }))}
        />
      ))}
    </Section>
  )
}
