import type { CaseExplanation, IdentificationReport, Outcome } from '../../../../workforce/index.ts'
import { bits, Code, Details, probability, SummaryList, Table, Tag, Waterfall, type TagColour } from '../../../../ui/index.ts'

export const outcomeTags: Readonly<Record<Outcome, { readonly text: string; readonly colour: TagColour }>> = {
  accepted: { text: 'Accepted', colour: 'green' },
  review: { text: 'Review', colour: 'yellow' },
  excluded: { text: 'Set aside', colour: 'grey' },
}

export const Cases = ({ waterfalls: cases, keptIn }: Pick<IdentificationReport, 'waterfalls' | 'keptIn'>) => (
  <>
    <p>
      Each case starts from how rare a match is before anything is known, and adds what each piece of evidence is worth. One bit doubles the
      odds, or halves them. Open a case to see its evidence as a picture and as a table. Cases are examples of reasons that at least 5
      people share{keptIn === 'files' ? '; the case number leads to therapists.csv' : ''}.
    </p>
    {cases.length === 0 ? <p>This run has no case with evidence to show.</p> : null}
    <div class="triptych-cases">
      {cases.map((each, index) => (
        <Case explanation={each} id={`case-${index + 1}`} />
      ))}
    </div>
  </>
)

const Case = ({ explanation, id }: { explanation: CaseExplanation; id: string }) => {
  const { steps, totalMilliBits, marginMilliBits, outcome } = explanation
  const sum = steps.reduce((total, step) => total + step.milliBits, 0)
  if (sum !== totalMilliBits) throw new RangeError(`case ${explanation.person}: the steps do not add up to the match weight`)
  const tag = outcomeTags[outcome]
  const post = `case ${explanation.person}`
  const sentence = `Waterfall chart of the evidence for ${post}: ${steps.length} steps add up to ${bits(sum)} bits. The table that follows has every step.`
  return (
    <Details
      summary={
        <>
          <Tag {...tag} />
          {`${explanation.titleGroup}, case ${explanation.person}`}
        </>
      }
    >
      <p>{explanation.sentence}</p>
      <Waterfall title={`How the evidence for ${post} adds up`} sentence={sentence} steps={steps} />
      <Table
        id={`table-${id}`}
        caption={`Evidence for ${post}, in figures`}
        captionSize="s"
        columns={[{ heading: 'Step' }, { heading: 'What was found' }, { heading: 'Bits', numeric: true }]}
        rows={[
          ...steps.map((step) => ({ cells: [step.label, step.detail, bits(step.milliBits)] })),
          { cells: ['Match weight', 'The sum of the steps', bits(sum)], isTotal: true },
        ]}
      />
      <SummaryList
        rows={[
          { key: 'Probability', value: probability(explanation.probability) },
          {
            key: 'Margin',
            value:
              marginMilliBits === null
                ? 'No second registrant came into question'
                : marginMilliBits < 0
                  ? `Another registrant or claimant is ${bits(-marginMilliBits)} bits ahead`
                  : `${bits(marginMilliBits)} bits ahead of the next registrant or claimant`,
          },
          { key: 'Reason', value: <Code>{explanation.reasonCode}</Code> },
        ]}
      />
    </Details>
  )
}
