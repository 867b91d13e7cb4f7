import type { HiddenEstimate } from '../../../../workforce/index.ts'
import { BulletList, HowDoWeKnow, InsetText, IntervalChart, ProtectedTable, Table, wholeNumber } from '../../../../ui/index.ts'

type Possible = Extract<HiddenEstimate, { possible: true }>

export const Estimate = ({ estimate }: { estimate: HiddenEstimate }) =>
  estimate.possible ? (
    <Interval estimate={estimate} />
  ) : (
    <InsetText>
      <p>{estimate.why}</p>
    </InsetText>
  )

const Interval = ({ estimate }: { estimate: Possible }) => {
  const rows = rowsOf(estimate)
  const { low, middle, high } = estimate.interval
  const sentence = `Interval chart: if the two lists are independent, between ${wholeNumber(low)} and ${wholeNumber(high)} with ${wholeNumber(middle)} in the middle; the other lines show how the interval moves if they are not.`
  return (
    <>
      <p>{estimate.sentence}</p>
      <IntervalChart
        title="The estimate, and how it moves if one list depends on the other"
        sentence={sentence}
        unit="people"
        intervals={rows}
      />
      <Table
        id="table-estimate"
        caption="The estimate in figures"
        captionSize="s"
        columns={[{ heading: 'If' }, ...['Low', 'Middle', 'High'].map((heading) => ({ heading, numeric: true }))]}
        rows={rows.map((row) => ({ cells: [row.label, wholeNumber(row.low), wholeNumber(row.middle), wholeNumber(row.high)] }))}
      />
      <h3>What must hold for this to be right</h3>
      <BulletList items={estimate.assumptions} />
      <HowDoWeKnow about="How many are still hidden">
        <p>
          Two lists that were made in different ways are laid over each other. The more of one that is also on the other, the fewer people
          are likely to be on neither. The interval would hold the true number in 95 of 100 such comparisons. Lists go together when being
          on one makes being on the other more likely: then more people are hidden than it seems.
        </p>
      </HowDoWeKnow>
      <ProtectedTable id="table-lists" table={estimate.lists} />
    </>
  )
}

interface Row {
  readonly label: string
  readonly low: number
  readonly middle: number
  readonly high: number
}

/** From lists that avoid each other to lists that go together, independence at its place between them. */
function rowsOf({ interval, sensitivity }: Possible): readonly Row[] {
  const others = sensitivity.filter(({ oddsRatio }) => oddsRatio !== 1)
  return [{ oddsRatio: 1, ...interval }, ...others]
    .sort((a, b) => a.oddsRatio - b.oddsRatio)
    .map(({ oddsRatio, low, middle, high }) => ({ label: dependence(oddsRatio), low, middle, high }))
}

const dependence = (oddsRatio: number): string => {
  if (oddsRatio === 1) return 'Lists are independent'
  return `Lists ${oddsRatio > 1 ? 'go together' : 'avoid each other'} (odds × ${oddsRatio})`
}
