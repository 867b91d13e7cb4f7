import { ChartWithTable, Details, HowDoWeKnow, LineChart, Section, Table } from '../../../ui/index.ts'
import type { ScenarioResult } from '../../../workforce/index.ts'
import { endOf, exactly, signed, toOnes, toTenths } from './in-words.ts'

type Years = ScenarioResult['projection']['all']
type Shown = Pick<ScenarioResult, 'scenario' | 'projection'>

const ones = (thousandths: number): number => thousandths / 1000
const range = ({ low, high }: { readonly low: number; readonly high: number }): string => `${toOnes(low)} to ${toOnes(high)}`

/** The stock year by year, over all and by group. */
export const StockByYear = ({ scenario, projection: { all, groups } }: Shown) => {
  const at = (year: number): string => endOf(scenario.asAt, year)
  const last = all.at(-1)
  return (
    <Section id="stock" heading="The stock by year">
      <ChartWithTable
        stacked
        chart={
          <LineChart
            title="People, with the range in which eight runs of ten end"
            sentence={`From ${toOnes(all[0]?.headcount ?? 0)} people in ${at(0)} to ${toOnes(last?.headcount ?? 0)} expected in ${at(last?.year ?? 0)}, ${last ? range(last.interval.headcount) : ''} in eight runs of ten.`}
            unit="people"
            lines={[
              {
                label: 'All',
                points: all.map(({ year, headcount, interval }) => ({
                  at: at(year),
                  value: ones(headcount),
                  low: ones(interval.headcount.low),
                  high: ones(interval.headcount.high),
                })),
              },
            ]}
          />
        }
        table={<StockTable id="stock-all" caption="All together" years={all} at={at} />}
      />
      {groups.length > 1 ? (
        <>
          <LineChart
            title="People expected, by group"
            sentence={groups
              .map(({ name, years }) => `${name}: ${toOnes(years[0]?.headcount ?? 0)} to ${toOnes(years.at(-1)?.headcount ?? 0)}.`)
              .join(' ')}
            unit="people"
            lines={groups.map(({ name, years }) => ({
              label: name,
              points: years.map(({ year, headcount }) => ({ at: at(year), value: ones(headcount) })),
            }))}
          />
          {groups.map(({ name, years }, index) => (
            <Details summary={`${name}: figures by year`}>
              <StockTable id={`stock-${index}`} caption={name} years={years} at={at} />
            </Details>
          ))}
        </>
      ) : null}
      <HowDoWeKnow about="the stock by year">
        <p>
          The expected path is reckoned with the likeliest figures, so it has fractions of people. The range comes from 1,000 runs in which
          each assumption is drawn between its low and its high, and everybody has their own luck in joining, leaving and retiring: eight
          runs of ten end within it. The seed is {scenario.seed}; the same seed gives the same figures.
        </p>
        <p>
          It is what follows from the assumptions, not a forecast. A changed rule or a closed service is another scenario, not a range.
          Where one doubt is about all groups, the range of all together is too narrow.
        </p>
      </HowDoWeKnow>
    </Section>
  )
}

const StockTable = ({ id, caption, years, at }: { id: string; caption: string; years: Years; at: (year: number) => string }) => (
  <Table
    id={id}
    caption={caption}
    captionSize="s"
    columns={[
      { heading: 'Year', nowrap: true },
      { heading: 'People expected', numeric: true },
      { heading: 'Eight runs of ten', numeric: true, nowrap: true },
      { heading: 'FTE expected', numeric: true },
      { heading: 'FTE, eight of ten', numeric: true, nowrap: true },
    ]}
    rows={years.map(({ year, headcount, fte, interval }) => ({
      cells: [
        at(year),
        toTenths(headcount),
        year === 0 ? toOnes(headcount) : range(interval.headcount),
        toTenths(fte),
        range(interval.fte),
      ],
    }))}
  />
)

/** What makes each year's stock from the one before: every row adds up. */
export const Flows = ({ scenario, projection: { all, groups } }: Shown) => (
  <Section id="flows" heading="Who joins and who leaves">
    <FlowTable id="flows-all" caption="All together, in people" years={all} asAt={scenario.asAt} />
    {groups.length > 1
      ? groups.map(({ name, years }, index) => (
          <Details summary={`${name}: who joins and who leaves`}>
            <FlowTable id={`flows-${index}`} caption={name} years={years} asAt={scenario.asAt} />
          </Details>
        ))
      : null}
    <p>Every row adds up to the last digit: start, plus newly qualified and other joiners, less attrition and retirement, is the end.</p>
  </Section>
)

interface FlowTableProps {
  readonly id: string
  readonly caption: string
  readonly years: Years
  readonly asAt: ScenarioResult['scenario']['asAt']
}

/** Without age bands there is no retirement to show. */
const FlowTable = ({ id, caption, years, asAt }: FlowTableProps) => {
  const hasAges = years.some(({ older }) => older !== undefined)
  return (
    <Table
      id={id}
      caption={caption}
      captionSize="s"
      columns={[
        { heading: 'Year to', nowrap: true },
        ...['Start', 'Newly qualified', 'Other joiners', 'Attrition', ...(hasAges ? ['Retirement'] : []), 'End'].map((heading) => ({
          heading,
          numeric: true,
        })),
      ]}
      rows={years.flatMap(({ year, headcount, flows }) =>
        flows === null
          ? []
          : [
              {
                cells: [
                  endOf(asAt, year),
                  exactly(years[year - 1]?.headcount ?? 0),
                  signed(flows.newlyQualified, exactly),
                  signed(flows.otherJoiners, exactly),
                  signed(0 - flows.attrition, exactly),
                  ...(hasAges ? [signed(0 - flows.retirement, exactly)] : []),
                  exactly(headcount),
                ],
              },
            ],
      )}
    />
  )
}
