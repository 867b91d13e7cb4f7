import type { Problem } from '../../../kernel/index.ts'
import { isRowKind, ROW_KINDS, type ImportWithJob, type OfferedColumn, type RowKind } from '../../../workforce/index.ts'
import { Button, Details, Form, InsetText, Radios, Section, Select, Table } from '../../../ui/index.ts'
import { FileProblems } from './steps.tsx'

const DELIMITERS: Readonly<Record<string, string>> = { ',': 'Commas', ';': 'Semicolons', '\t': 'Tabs', '|': 'Vertical bars' }

const detailOf = <T,>(problems: readonly Problem[], name: string): readonly T[] =>
  problems.map(({ details }) => details?.[name]).find((value) => Array.isArray(value)) ?? []

/** How a question of the reading is put where it is answered in the page rather than in a mapping file. */
const inPage = (problem: Problem): Problem =>
  problem.kind === 'question' || problem.todo.includes('mapping file')
    ? { ...problem, todo: 'Say it below; the answer is remembered for the next file of this kind.' }
    : problem

/** Which column was taken for which field, with examples, and a choice for each. */
export const Columns = ({ view, mayLoad }: { view: ImportWithJob; mayLoad: boolean }) => {
  if (!isRowKind(view.kind)) return <FileProblems problems={view.questions} />
  const offered = offeredBy(view)
  const sheets = detailOf<string>(view.questions, 'sheets')
  const delimiters = detailOf<string>(view.questions, 'delimiters')
  const isAnswerable = offered.length > 0 || sheets.length > 0 || delimiters.length > 0
  const form = (
    <Form action={`/find/imports/${view.id}/columns`}>
      {sheets.length > 0 ? (
        <Radios name="sheet" label="Which sheet?" value="" choices={sheets.map((sheet) => ({ value: sheet, text: sheet }))} />
      ) : null}
      {delimiters.length > 0 ? (
        <Radios
          name="delimiter"
          label="What stands between the values?"
          value=""
          choices={delimiters.map((mark) => ({ value: mark, text: DELIMITERS[mark] ?? mark }))}
        />
      ) : null}
      {offered.length > 0 ? <Choices view={view} kind={view.kind} offered={offered} /> : null}
      <Button text="Read the file with these columns" preventDoubleClick />
    </Form>
  )
  return (
    <>
      <FileProblems problems={view.questions.map(inPage)} />
      {view.understood ? <Understood view={view} kind={view.kind} /> : null}
      {!mayLoad ? null : !isAnswerable ? (
        <>
          <p>The file has to be put right where it was made. Then give this upload up and load the new file.</p>
          <Form action={`/find/imports/${view.id}/abandon`}>
            <Button text="Give up this file" variant="secondary" preventDoubleClick />
          </Form>
        </>
      ) : view.understood ? (
        <Details summary="Correct which column is which">{form}</Details>
      ) : (
        form
      )}
    </>
  )
}

function offeredBy({ questions, understood }: ImportWithJob): readonly OfferedColumn[] {
  if (!understood) return detailOf<OfferedColumn>(questions, 'columns')
  return [
    ...understood.columns.map(({ column, samples }) => ({ header: column, samples })),
    ...understood.unused.map((header) => ({ header, samples: [] })),
  ]
}

const fieldLabel = (kind: RowKind, name: string): string =>
  ROW_KINDS[kind].schema.fields.find((field) => field.name === name)?.label ?? name

const Understood = ({ view, kind }: { view: ImportWithJob; kind: RowKind }) => (
  <>
    <Table
      id="columns"
      caption="Columns that are read"
      columns={[{ heading: 'Field' }, { heading: 'Your column' }, { heading: 'Examples' }, { heading: 'How sure' }]}
      rows={(view.understood?.columns ?? []).map(({ field, column, confidence, samples }) => ({
        cells: [
          fieldLabel(kind, field),
          column,
          samples.join(' · ') || 'Empty',
          confidence >= 1 ? 'Certain' : confidence >= 0.9 ? 'Sure' : 'Fairly sure',
        ],
      }))}
    />
    <p>Personal values are shown by their shape: A for a capital letter, a for a small one, 9 for a digit.</p>
    {(view.understood?.unused.length ?? 0) > 0 ? (
      <Section id="unused" heading="Columns that are not used">
        <p>{view.understood?.unused.join(' · ')}</p>
      </Section>
    ) : null}
  </>
)

const Choices = ({ view, kind, offered }: { view: ImportWithJob; kind: RowKind; offered: readonly OfferedColumn[] }) => {
  const chosen = new Map((view.understood?.columns ?? []).map(({ field, column }) => [field, column]))
  const decided = new Map(Object.entries(view.mapping?.columns ?? {}))
  const { schema } = ROW_KINDS[kind]
  const needed = new Set(schema.needs.flat())
  return (
    <>
      <InsetText>
        <p>
          Needed is one column of each:{' '}
          {schema.needs.map((names) => names.map((name) => fieldLabel(kind, name).toLowerCase()).join(' or ')).join('; ')}. Everything else
          helps.
        </p>
      </InsetText>
      {schema.fields.map(({ name, label }) => (
        <Select
          name={`column.${name}`}
          label={needed.has(name) ? `${label} (needed)` : label}
          value={chosen.get(name) ?? decided.get(name) ?? ''}
          options={[
            { value: '', text: 'No such column' },
            ...offered.map(({ header, samples }) => ({
              value: header,
              text: samples.length > 0 ? `${header} (${samples.join(', ')})`.slice(0, 80) : header,
            })),
          ]}
        />
      ))}
    </>
  )
}
