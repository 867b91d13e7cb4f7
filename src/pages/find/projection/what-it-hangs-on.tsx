import { ChartWithTable, Section, Table, TornadoChart } from '../../../ui/index.ts'
import type { ScenarioResult } from '../../../workforce/index.ts'
import { endOf, labelOf, signed, toTenths } from './in-words.ts'

const MOST_BARS = 10

/** Which assumptions the last year hangs on most: what is worth finding out better stands on top. */
export const WhatItHangsOn = ({ scenario, sensitivity: { year, expected, swings } }: Pick<ScenarioResult, 'scenario' | 'sensitivity'>) => {
  const named = swings.map((swing) => ({
    ...swing,
    label: scenario.model.groups.length > 1 ? `${labelOf(swing.assumption)}, ${swing.group}` : labelOf(swing.assumption),
  }))
  const unsure = named.filter(({ width }) => width > 0)
  const [widest] = unsure
  return (
    <Section id="sensitivity" heading="What it hangs on most">
      {widest === undefined ? (
        <p>
          Every assumption that changes the number of people was entered as certain, so there is nothing to compare. Enter a low and a high.
        </p>
      ) : (
        <ChartWithTable
          stacked
          chart={
            <TornadoChart
              title={`People in ${endOf(scenario.asAt, year)} with one assumption at its low or its high, all others as assumed`}
              sentence={`${widest.label} moves the stock most: by ${toTenths(widest.width)} people.`}
              unit="people"
              expected={expected / 1000}
              bars={unsure.slice(0, MOST_BARS).map(({ label, atLow, atHigh }) => ({ label, atLow: atLow / 1000, atHigh: atHigh / 1000 }))}
            />
          }
          table={
            <Table
              id="sensitivity-table"
              caption={`${toTenths(expected)} people expected; the widest swing first`}
              captionSize="s"
              columns={[
                { heading: 'Assumption' },
                { heading: 'At its low', numeric: true },
                { heading: 'At its high', numeric: true },
                { heading: 'Apart', numeric: true },
                { heading: 'Source' },
              ]}
              rows={unsure.map(({ label, atLow, atHigh, width, source }) => ({
                cells: [
                  label,
                  `${toTenths(atLow)} (${signed(atLow - expected, toTenths)})`,
                  `${toTenths(atHigh)} (${signed(atHigh - expected, toTenths)})`,
                  toTenths(width),
                  source.kind === 'own' ? 'Own assumption' : source.words,
                ],
              }))}
            />
          }
        />
      )}
    </Section>
  )
}
