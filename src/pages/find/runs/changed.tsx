import { monthInWords, reasonCodes, type RunChange } from '../../../workforce/index.ts'
import { BulletList, Details, InsetText, LinkLine, SummaryList, Table, wholeNumber } from '../../../ui/index.ts'
import { OUTCOMES } from '../review/in-words.ts'

const MOST_SHOWN = 12

/** What is different from the run before: people as counts that lead to the list of them, then whether the model still looks at the same world. */
export const Changed = ({ run, change }: { run: string; change: RunChange | null }) => {
  if (!change) return <p>This is the first run: there is nothing to compare it with.</p>
  const { drift } = change
  const shifts = drift.sentences.filter(({ isShift }) => isShift)
  const rest = drift.sentences.filter(({ isShift }) => !isShift)
  return (
    <>
      <p>
        Compared with the run of <a href={`/find/runs/${change.before.run}`}>{monthInWords(change.before.asAt)}</a>.
      </p>
      <SummaryList
        rows={[
          { key: 'Newly found', value: wholeNumber(change.newlyFound) },
          { key: 'No longer found', value: wholeNumber(change.noLongerFound) },
          ...change.outcomeChanged.map(({ from, to, people }) => ({
            key: `From “${OUTCOMES[from]}” to “${OUTCOMES[to]}”`,
            value: wholeNumber(people),
          })),
          { key: 'The same as before', value: wholeNumber(change.same) },
        ]}
      />
      <LinkLine text="See who" href={`/find/runs/${run}/changes`} />
      {shifts.length > 0 ? (
        <InsetText>
          <BulletList items={shifts.map(({ sentence }) => sentence)} />
        </InsetText>
      ) : null}
      {rest.length > 0 ? <BulletList items={rest.map(({ sentence }) => sentence)} /> : null}
      <Details summary="Weights and reasons, side by side">
        {drift.levels.length > 0 ? (
          <Table
            id="levels"
            caption={`The weights that moved the most, in bits (of ${drift.levels.length})`}
            captionSize="s"
            columns={[
              { heading: 'Comparison' },
              { heading: 'Level' },
              { heading: 'Before', numeric: true },
              { heading: 'Now', numeric: true },
            ]}
            rows={drift.levels
              .slice(0, MOST_SHOWN)
              .map(({ comparison, level, before, now }) => ({ cells: [comparison, level, bits(before), bits(now)] }))}
          />
        ) : null}
        <Table
          id="reasons"
          caption="Share of the people at each reason"
          captionSize="s"
          columns={[{ heading: 'Reason' }, { heading: 'Before', numeric: true }, { heading: 'Now', numeric: true }]}
          rows={drift.reasons.map(({ reasonCode, before, now }) => ({
            cells: [reasonCodes.find(({ code }) => code === reasonCode)?.sentence ?? reasonCode, percent(before), percent(now)],
          }))}
        />
      </Details>
    </>
  )
}

const bits = (milliBits: number): string => (milliBits / 1000).toFixed(2)
const percent = (thousandths: number): string => `${(thousandths / 10).toFixed(1)} %`
