import { form, page } from '../../../http/index.ts'
import { dayInWords, momentInWords } from '../../../kernel/index.ts'
import { Button, ErrorSummary, Form, Hidden, PageHeading, Section, SummaryList, Tag, TextInput } from '../../../ui/index.ts'
import { dropCorrection, findCorrection } from '../../../workforce/index.ts'
import { findCrumb } from '../crumbs.ts'
import { CORRECTIONS, STATES } from './in-words.ts'

/** One cell of the staff record to put right: why, how, and how far it is. */
export const correctionPage = page({
  path: `${CORRECTIONS}/:correction`,
  query: findCorrection,
  view: (correction, _, tried) => {
    const { state, sentAt, endedAt, doneBy, note } = correction
    return {
      title: 'Correction',
      panel: 'Find',
      breadcrumbs: [findCrumb.find, findCrumb.corrections],
      content: (
        <>
          <ErrorSummary problems={tried?.problems ?? []} />
          <PageHeading caption={correction.field} heading="Correction" />
          <SummaryList
            rows={[
              { key: 'State', value: <Tag text={STATES[state].text} colour={STATES[state].colour} /> },
              { key: 'Employer', value: correction.employer },
              { key: 'Assignment number', value: correction.assignmentNumber || 'No number' },
              { key: 'Position title', value: correction.positionTitle ?? 'Not stated' },
              { key: 'Field', value: correction.field },
              { key: 'The record says', value: correction.current ?? 'Empty' },
              { key: 'It should say', value: correction.suggested },
              { key: 'Why', value: correction.reason },
              { key: 'How', value: correction.how },
              ...(sentAt ? [{ key: 'Sent', value: momentInWords(sentAt) }] : []),
              ...(doneBy ? [{ key: 'Done', value: `The extract of ${dayInWords(doneBy)} shows it` }] : []),
              ...(state === 'dropped' && endedAt
                ? [{ key: 'Dropped', value: `${momentInWords(endedAt)}: ${note ?? 'asked for no more by a later run'}` }]
                : []),
            ]}
          />
          {state === 'open' || state === 'sent' ? (
            <Section id="drop" heading="Drop this correction">
              <p>It leaves the list, and is not asked for again as long as the record says the same.</p>
              <Form action={`${CORRECTIONS}/${correction.id}/drop`}>
                <Hidden name="version" value={String(correction.version)} />
                <TextInput
                  name="note"
                  label="Why will it not be made?"
                  hint="For example: the post is one of management. Do not name anybody."
                  value={tried?.values['note']}
                  problems={tried?.problems}
                />
                <Button text="Drop the correction" variant="secondary" preventDoubleClick />
              </Form>
            </Section>
          ) : null}
        </>
      ),
    }
  },
})

export const dropForm = form({
  path: `${CORRECTIONS}/:correction/drop`,
  page: correctionPage,
  command: dropCorrection,
  said: 'The correction was dropped.',
  leadsTo: () => ({ to: CORRECTIONS }),
})
