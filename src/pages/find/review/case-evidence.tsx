import {
  bits,
  ChartWithTable,
  HowDoWeKnow,
  InsetText,
  probability,
  Section,
  SummaryList,
  Table,
  Tag,
  Waterfall,
} from '../../../ui/index.ts'
import { cellsOf, reasonCodes, type ReviewCase, type SourcePost } from '../../../workforce/index.ts'
import { MODALITIES, OUTCOMES, REGISTER_STATUS } from './in-words.ts'

const anchorOf = (rowNumber: number, field: string): string => `row-${rowNumber}-${field.replaceAll('_', '-')}`

/** Where a step of the weight comes from, as links to the cells; a step of no cell says so. */
const Cells = ({ comparison, posts }: { comparison: string; posts: readonly SourcePost[] }) => {
  const cells = cellsOf(comparison, posts)
  if (cells.length === 0) return <>No cell of the record</>
  return (
    <>
      {cells.map(({ rowNumber, cell }, at) => (
        <>
          {at === 0 ? '' : '; '}
          <a href={`#${anchorOf(rowNumber, cell.field)}`}>
            {cell.label}
            {posts.length > 1 ? ` of row ${rowNumber}` : ''}
          </a>
        </>
      ))}
    </>
  )
}

/** How the weight of the best fit comes about: a picture, and the same as a table whose steps lead to the cells they came from. */
export const Evidence = ({ found }: { found: ReviewCase }) => {
  const [best] = found.account.candidates
  return (
    <Section id="why" heading="Why the machine says so">
      {best ? (
        <>
          <ChartWithTable
            stacked
            chart={
              <Waterfall
                title="Evidence for the registrant who fits best"
                sentence={`From ${bits(best.steps[0]?.milliBits ?? 0)} bits before anything is compared to a match weight of ${bits(best.milliBits)} bits.`}
                steps={best.steps.map(({ comparison, milliBits }) => ({ label: comparison, milliBits }))}
              />
            }
            table={
              <Table
                id="steps"
                caption="The same as a table"
                captionSize="s"
                columns={[
                  { heading: 'What was compared' },
                  { heading: 'What was found' },
                  { heading: 'Bits', numeric: true },
                  { heading: 'Where it comes from' },
                ]}
                rows={[
                  ...best.steps.map(({ comparison, level, milliBits }) => ({
                    cells: [comparison, level, bits(milliBits), <Cells comparison={comparison} posts={found.posts} />],
                  })),
                  { cells: ['Match weight', 'All together', bits(best.milliBits), 'The lines above'], isTotal: true },
                ]}
              />
            }
          />
          <HowDoWeKnow about="what a bit is">
            <p>
              One bit doubles the odds that this is the registrant. Accepted without a person’s decision is only what reaches a probability
              of 0.99 with 5 bits before the next.
            </p>
          </HowDoWeKnow>
        </>
      ) : (
        <InsetText>
          <p>Nobody on a register was compared with this person: the record alone speaks.</p>
        </InsetText>
      )}
    </Section>
  )
}

const LINES = { ahp: 'AHP plan', psychology: 'Psychological-professions plan', neither: 'Neither plan' } as const

/** The rows of the extract that the person was read from, cell by cell. */
export const SourceRecord = ({ posts }: { posts: readonly SourcePost[] }) => (
  <Section id="record" heading="What the record says">
    {posts.map(({ rowNumber, employer, line, outcome, reasonCode, counts, cells }) => (
      <>
        <h3>
          {employer}, row {rowNumber}
        </h3>
        <p>
          {counts ? 'Active' : 'Not active'}. {LINES[line]}. {OUTCOMES[outcome]}:{' '}
          {reasonCodes.find(({ code }) => code === reasonCode)?.sentence ?? reasonCode}
        </p>
        {cells.length === 0 ? (
          <p>The row of the extract is no longer held.</p>
        ) : (
          <SummaryList
            rows={cells.map(({ field, label, value, speaks }) => ({
              key: label,
              value: (
                <span id={anchorOf(rowNumber, field)} tabindex={-1}>
                  {value} {speaks ? <Tag text="Speaks for an arts therapist" colour="green" /> : null}
                </span>
              ),
            }))}
          />
        )}
      </>
    ))}
  </Section>
)

/** The registrants who come nearest, of any profession. */
export const Competitors = ({ candidates, marginMilliBits }: Pick<ReviewCase['account'], 'candidates' | 'marginMilliBits'>) =>
  candidates.length === 0 ? null : (
    <Section id="who-else" heading="Who else it could be">
      <p>
        {marginMilliBits === null
          ? 'There was no next possibility.'
          : `The best is ${bits(marginMilliBits)} bits from the next possibility, a registrant or somebody else in the extract.`}
      </p>
      <Table
        id="candidates"
        caption="Registrants who come nearest"
        captionSize="s"
        columns={[
          { heading: 'Name' },
          { heading: 'Number', nowrap: true },
          { heading: 'Profession' },
          { heading: 'Modality' },
          { heading: 'Status' },
          { heading: 'Place' },
          { heading: 'Match weight', numeric: true },
          { heading: 'Probability alone', numeric: true },
        ]}
        rows={candidates.map((each) => ({
          cells: [
            each.name,
            each.number,
            each.profession ?? 'Not stated',
            each.modality === null ? 'Not applicable' : MODALITIES[each.modality],
            REGISTER_STATUS[each.status],
            each.locality ?? 'Not stated',
            bits(each.milliBits),
            probability(each.probability),
          ],
        }))}
      />
    </Section>
  )
