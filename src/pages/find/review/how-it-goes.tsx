import { dayInWords } from '../../../kernel/index.ts'
import { HowDoWeKnow, Section, Table, wholeNumber } from '../../../ui/index.ts'
import { SECOND_LOOK_EVERY, type Agreement, type Share, type Throughput } from '../../../workforce/index.ts'

const percent = (value: number): string => `${Math.round(value * 100)} %`

/** A share with its interval, as people read it. */
export const shareInWords = ({ share, low, high, of }: Share): string =>
  `${percent(share)} (95 % interval ${percent(low)} to ${percent(high)}, n = ${wholeNumber(of)})`

/** Decisions of the last days and how far two people who decide one case agree. */
export const HowItGoes = ({ throughput: { days, own, all, agreement } }: { throughput: Throughput }) => (
  <Section id="how-it-goes" heading="How the review goes">
    {all === 0 ? (
      <p>Nobody has decided a case in the last 14 days.</p>
    ) : (
      <Table
        id="decided"
        caption="Decided in the last 14 days"
        captionSize="s"
        columns={[
          { heading: 'Day', nowrap: true },
          { heading: 'By you', numeric: true },
          { heading: 'By everybody', numeric: true },
        ]}
        rows={[
          ...days.map((each) => ({ cells: [dayInWords(each.day), wholeNumber(each.own), wholeNumber(each.all)] })),
          { cells: ['All days', wholeNumber(own), wholeNumber(all)], isTotal: true },
        ]}
      />
    )}
    {agreementInWords(agreement).map((sentence) => (
      <p>{sentence}</p>
    ))}
    <HowDoWeKnow about="how far two people agree">
      <p>
        One first decision in {SECOND_LOOK_EVERY} is drawn by its number, which nobody chooses, and shown to somebody else without the first
        answer; so is any that a colleague asks for. Cohen’s kappa says how far the two answers agree beyond what chance would give: 1 is
        always, 0 is no more than chance. Its interval is that of Fleiss, Cohen and Everitt (1969), the share’s that of Wilson (1927).
      </p>
    </HowDoWeKnow>
  </Section>
)

function agreementInWords({ pairs, same, kappa }: Agreement): string[] {
  if (!same) return ['How far two people agree is not computable: no case has been decided by two yet (n = 0).']
  const first = `Of the cases decided by two people, both gave the same answer in ${shareInWords(same)}.`
  if (!kappa.computable) return [first, `Cohen’s kappa is not computable. ${kappa.why}`]
  const interval = kappa.interval
    ? `95 % interval ${kappa.interval.low.toFixed(2)} to ${kappa.interval.high.toFixed(2)}`
    : 'the interval is not computable where all agree'
  return [first, `Cohen’s kappa: ${kappa.value.toFixed(2)} (${interval}, n = ${wholeNumber(pairs)}).`]
}
