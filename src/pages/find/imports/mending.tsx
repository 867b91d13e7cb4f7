import type { ImportWithJob, RowProblem } from '../../../workforce/index.ts'
import { Button, Form, Hidden, LinkLine, Section, Table, TextInput, wholeNumber } from '../../../ui/index.ts'

/** The groups of values that cannot be used as they are; each value can be replaced in all its rows at once. */
export const Mending = ({ view, mayLoad }: { view: ImportWithJob; mayLoad: boolean }) => {
  if (view.rowProblems.length === 0) return <p>There is nothing to correct.</p>
  const isMendable = mayLoad && view.rowProblems.some(({ mendable }) => mendable)
  let next = 0
  const groups = view.rowProblems.map((problem) => {
    const from = next
    next += problem.values.length
    return { problem, from }
  })
  const content = groups.map(({ problem, from }) => <Group problem={problem} from={from} isMendable={isMendable && problem.mendable} />)
  return (
    <>
      <p>
        Each value is listed once, with how many rows have it and the first of them as your spreadsheet numbers it. Leave empty what should
        stay.
      </p>
      <LinkLine text="Download the rows with what is wrong in each (Excel)" href={`/find/imports/${view.id}/errors`} />
      {isMendable ? (
        <Form action={`/find/imports/${view.id}/problems`}>
          <Hidden name="version" value={String(view.version)} />
          {content}
          <Button text="Correct these values" preventDoubleClick />
        </Form>
      ) : (
        content
      )}
      <LinkLine text="Back to what this file changes" href={`/find/imports/${view.id}`} />
    </>
  )
}

const Group = ({ problem, from, isMendable }: { problem: RowProblem; from: number; isMendable: boolean }) => (
  <Section
    id={`group-${problem.field}-${problem.code}`}
    heading={`${problem.label}: ${wholeNumber(problem.count)} ${problem.count === 1 ? 'row' : 'rows'}`}
  >
    <p>
      {problem.message} {problem.todo}
    </p>
    <Table
      id={`values-${problem.field}-${problem.code}`}
      caption={`${problem.label}: values`}
      captionSize="s"
      columns={[
        { heading: 'Value' },
        { heading: 'Rows', numeric: true },
        { heading: 'First in row', numeric: true },
        ...(isMendable ? [{ heading: 'Replace with' }] : []),
      ]}
      rows={problem.values.map(({ value, count, row }, at) => ({
        cells: [
          value,
          wholeNumber(count),
          String(row),
          ...(isMendable
            ? [
                <>
                  <Hidden name={`field.${from + at}`} value={problem.field} />
                  <Hidden name={`from.${from + at}`} value={value} />
                  <TextInput name={`to.${from + at}`} label={`Replace ${value} with`} labelHidden width={20} />
                </>,
              ]
            : []),
        ],
      }))}
    />
    {problem.count > problem.values.reduce((sum, { count }) => sum + count, 0) ? (
      <p>These are the commonest; the rest stand in the workbook.</p>
    ) : null}
  </Section>
)
