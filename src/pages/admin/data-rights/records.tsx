import type { Tried } from '../../../http/index.ts'
import type { RightsRequest } from '../../../rights/index.ts'
import { Button, ButtonLink, Checkboxes, Code, Form, InsetText, Section, Table, wholeNumber } from '../../../ui/index.ts'
import { DATA_RIGHTS } from './in-words.ts'

/** What agrees with the words of the request, for a person to say which of it is theirs. */
export const Candidates = ({ request, tried }: { readonly request: RightsRequest; readonly tried: Tried | null }) => {
  const { id, mayLook, candidates, held } = request
  if (!mayLook) return null
  if (candidates === null)
    return (
      <Section id="found" heading="What was found">
        <p>Every row is searched for the name, the numbers and the address that were entered, which may take a while.</p>
        <ButtonLink
          text={held === null ? 'Look for what is held' : 'Look again'}
          href={`${DATA_RIGHTS}/${id}?look=yes`}
          {...(held !== null && { variant: 'secondary' })}
        />
      </Section>
    )
  return (
    <Section id="found" heading="What was found">
      {candidates.length === 0 ? (
        <p>Nothing that is held agrees with what was entered: no name, number or address. Confirm that, and tell the person so.</p>
      ) : (
        <p>
          Two people may have one name. Choose only what is of this person: a record stands for its rows in every month. What is told of
          findings, decisions and questions goes with the staff record.
        </p>
      )}
      <Form action={`${DATA_RIGHTS}/${id}/records?look=yes`}>
        {candidates.length === 0 ? null : (
          <Checkboxes
            name="records"
            label="Which of these are theirs?"
            labelSize="m"
            values={tried === null ? candidates.filter(({ isConfirmed }) => isConfirmed).map(({ ref }) => ref) : []}
            choices={candidates.map(({ ref, kind, name, facts, rows, because }) => ({
              value: ref,
              text: `${name} (${kind})`,
              hint: `${facts === '' ? 'No more is stated' : facts}. ${rows === 1 ? 'One row' : `${wholeNumber(rows)} rows`}, found by ${because.join(', ')}.`,
            }))}
            problems={tried?.problems}
          />
        )}
        <Button text={held === null ? 'Confirm' : 'Confirm anew'} variant="secondary" preventDoubleClick />
      </Form>
    </Section>
  )
}

/** How much of what is held is the person's, table by table. */
export const Held = ({ held }: Pick<RightsRequest, 'held'>) =>
  held === null ? null : (
    <Section id="held" heading="What is held of them">
      {held.length === 0 ? (
        <p>Nothing.</p>
      ) : (
        <Table
          id="held-rows"
          caption="Rows of this person"
          captionSize="s"
          columns={[{ heading: 'Table' }, { heading: 'Rows', numeric: true }]}
          rows={held.map(({ table, rows }) => ({ cells: [<Code>{table}</Code>, wholeNumber(rows)] }))}
        />
      )}
    </Section>
  )

/** What an erasure did; nobody stands in it. */
export const Certificate = ({ certificate }: Pick<RightsRequest, 'certificate'>) => {
  if (certificate === null) return null
  const { deleted, emptied, accountsKept, filesOfOpenImports } = certificate
  const parts = [
    ...Object.entries(deleted).map(([table, rows]) => ({ table, what: 'Deleted', rows })),
    ...Object.entries(emptied).map(([table, rows]) => ({ table, what: 'Emptied', rows })),
  ].filter(({ rows }) => rows > 0)
  return (
    <Section id="certificate" heading="Certificate of erasure">
      <Table
        id="erased"
        caption="What was erased"
        captionSize="s"
        columns={[{ heading: 'Table' }, { heading: 'What was done' }, { heading: 'Rows', numeric: true }]}
        rows={parts.map(({ table, what, rows }) => ({ cells: [<Code>{table}</Code>, what, wholeNumber(rows)] }))}
      />
      <p>
        Files of {wholeNumber(filesOfOpenImports)} imports that were not confirmed were deleted, and letters that lay in files.
        {accountsKept > 0 ? ' The account stays, as another organisation knows it too.' : ''}
      </p>
      <InsetText>
        <p>
          Backups that were made before still hold the person until they are overwritten. A staff extract that is loaded later brings them
          back: take them out of it first. Trials that somebody keeps are theirs to delete.
        </p>
      </InsetText>
    </Section>
  )
}
