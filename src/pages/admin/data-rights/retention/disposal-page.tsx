import { form, page } from '../../../../http/index.ts'
import { dayInWords, momentInWords } from '../../../../kernel/index.ts'
import { approveDisposal, declineDisposal, findDisposal, KEEP_REASONS } from '../../../../rights/index.ts'
import { Button, ErrorSummary, Form, PageHeading, Radios, Section, SummaryList, Tag, wholeNumber } from '../../../../ui/index.ts'
import { crumb } from '../../crumbs.ts'
import { DISPOSAL_STATE_WORDS, RETENTION } from './retention-page.tsx'

const path = `${RETENTION}/:disposal` as const

/** One proposal to delete, or what became of it. */
export const disposalPage = page({
  path,
  query: findDisposal,
  view: (disposal, _, tried) => {
    const [text, colour] = DISPOSAL_STATE_WORDS[disposal.state]
    const here = `${RETENTION}/${disposal.id}`
    return {
      title: 'Disposal',
      panel: 'Administration',
      breadcrumbs: [crumb.dataRights, crumb.retention],
      content: (
        <>
          <ErrorSummary problems={tried?.problems ?? []} />
          <PageHeading caption="Retention" heading="Disposal" />
          <SummaryList
            rows={[
              { key: 'State', value: <Tag text={text} colour={colour} /> },
              { key: 'What', value: disposal.what },
              { key: 'As at', value: disposal.asAt === null ? 'Not applicable' : dayInWords(disposal.asAt) },
              { key: 'Organisation', value: disposal.organisationName },
              { key: 'Rows', value: wholeNumber(disposal.rows) },
              { key: 'Why', value: disposal.reason },
              { key: 'Proposed', value: momentInWords(disposal.proposedAt) },
              ...(disposal.endedAt === null ? [] : [{ key: text, value: momentInWords(disposal.endedAt) }]),
              ...(disposal.approvedBy === null ? [] : [{ key: 'Approved by', value: disposal.approvedBy }]),
            ]}
          />
          {disposal.state !== 'open' ? null : (
            <>
              <Section id="delete" heading="Delete">
                <p>The rows are deleted at once. It cannot be undone.</p>
                <Form action={`${here}/approve`}>
                  <Button text="Approve and delete" variant="warning" preventDoubleClick />
                </Form>
              </Section>
              <Section id="keep" heading="Keep">
                <Form action={`${here}/decline`}>
                  <Radios
                    name="because"
                    label="Why is it kept?"
                    hint="It is proposed again in a year."
                    choices={Object.entries(KEEP_REASONS).map(([value, words]) => ({ value, text: words }))}
                    value={tried?.values['because']}
                    problems={tried?.problems}
                  />
                  <Button text="Keep it" variant="secondary" preventDoubleClick />
                </Form>
              </Section>
            </>
          )}
        </>
      ),
    }
  },
})

const back = (_: unknown, { params }: { readonly params: Readonly<Record<string, string>> }) => ({
  to: `${RETENTION}/${params['disposal']}`,
})

export const disposalForms = [
  form({
    path: `${path}/approve`,
    page: disposalPage,
    command: approveDisposal,
    said: 'It was deleted. This page is the certificate.',
    leadsTo: back,
  }),
  form({ path: `${path}/decline`, page: disposalPage, command: declineDisposal, said: 'It is kept.', leadsTo: back }),
]
