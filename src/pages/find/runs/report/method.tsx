import type { MethodDescription } from '../../../../workforce/index.ts'
import { BulletList, bits, Code, Details, share, Table, Tag } from '../../../../ui/index.ts'
import { outcomeTags } from './cases.tsx'

/** Levels that no pair could teach, where there are any: often all of them in a small extract. */
export const TrainingWarnings = ({ warnings }: Pick<MethodDescription, 'warnings'>) =>
  warnings.length === 0 ? null : (
    <Details summary={`What the training could not learn here (${warnings.length})`}>
      <BulletList items={warnings} />
    </Details>
  )

export const Method = ({ method }: { method: MethodDescription }) => (
  <>
    {method.sentences.map((sentence) => (
      <p>{sentence}</p>
    ))}
    <TrainingWarnings warnings={method.warnings} />
    <Table
      id="table-thresholds"
      caption="Thresholds"
      columns={[{ heading: 'Threshold' }, { heading: 'Value' }, { heading: 'Meaning' }]}
      rows={method.thresholds.map(({ name, value, meaning }) => ({ cells: [name, value, meaning] }))}
    />
    <Details summary="Every comparison, its levels and their weights">
      <p>
        m is how often a level is seen when two records are of the same person, u how often when they are not. The weight is the binary
        logarithm of m divided by u: how many times one is more likely than the other.
      </p>
      <Table
        id="table-levels"
        caption="Comparisons and levels"
        labels={2}
        columns={[
          { heading: 'Comparison' },
          { heading: 'Level' },
          { heading: 'm', numeric: true },
          { heading: 'u', numeric: true },
          { heading: 'Weight (bits)', numeric: true },
          { heading: 'Learned' },
        ]}
        rows={method.levels.map((level) => ({
          cells: [level.comparison, level.level, share(level.m), share(level.u), bits(level.milliBits), level.trained],
        }))}
      />
    </Details>
    <Details summary="Every reason code">
      <Table
        id="table-reasons"
        caption="Reason codes"
        columns={[{ heading: 'Code' }, { heading: 'Outcome' }, { heading: 'Meaning' }]}
        rows={method.reasonCodes.map(({ code, outcome, sentence }) => ({
          cells: [<Code>{code}</Code>, <Tag {...outcomeTags[outcome]} />, sentence],
        }))}
      />
    </Details>
  </>
)
