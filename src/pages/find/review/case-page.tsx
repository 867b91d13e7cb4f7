import { form, page } from '../../../http/index.ts'
import { dayInWords, type PlainDate } from '../../../kernel/index.ts'
import { ErrorSummary, LeadParagraph, LinkLine, PageHeading, Section, SummaryList, Table, Tag } from '../../../ui/index.ts'
import { askSecondLook, decideCase, findCase, reasonCodes, type ReviewCase } from '../../../workforce/index.ts'
import { findCrumb } from '../crumbs.ts'
import { Competitors, Evidence, SourceRecord } from './case-evidence.tsx'
import { Decisions } from './decisions.tsx'
import { DecisionForm } from './decision-form.tsx'
import { MODALITIES, OUTCOMES, REGISTER_STATUS, STATES } from './in-words.ts'
import { Said } from './said.tsx'
import { queueFilters, queueHref, REVIEW } from './queue-address.ts'
import { UndoLast } from './undo-last.tsx'

const path = '/find/review/:case'

/** The first of the fields that a post states. */
const stated = ({ posts }: ReviewCase, ...fields: string[]): string =>
  posts
    .map(({ cells }) => fields.flatMap((field) => cells.find((cell) => cell.field === field)?.value ?? []).join(' '))
    .find((words) => words !== '') ?? 'Not held'

export const casePage = page({
  path,
  query: findCase,
  input: (asked) => ({ ...queueFilters(asked), ...asked.params }),
  view: (found, asked, tried) => {
    const reason = reasonCodes.find(({ code }) => code === found.reasonCode)
    const filters = queueFilters(asked)
    const [best] = found.account.candidates
    return {
      title: 'Case to decide',
      panel: 'Find',
      breadcrumbs: [findCrumb.find, findCrumb.review],
      wide: true,
      content: (
        <>
          <ErrorSummary problems={tried?.problems ?? []} />
          <PageHeading caption="Review" heading="Case to decide" />
          <LeadParagraph>{found.account.sentence}</LeadParagraph>
          <LinkLine text="Go to the decision" href="#decide" />
          <SummaryList
            rows={[
              { key: 'Name', value: nameOf(found) },
              { key: 'Title', value: stated(found, 'position_title') },
              { key: 'State', value: <Tag text={STATES[found.state].text} colour={STATES[found.state].colour} /> },
              {
                key: 'The machine says',
                value: `${OUTCOMES[found.outcome]}; likely modality: ${MODALITIES[found.modality].toLowerCase()}`,
              },
              { key: 'What to do', value: reason?.todo ?? 'Compare the record with the register entry and decide.' },
              { key: 'What the posts say', value: found.account.evidence },
              {
                key: 'Fits best',
                value: best
                  ? `${best.name}, ${best.number}, ${best.profession ?? 'profession not stated'}, ${REGISTER_STATUS[best.status].toLowerCase()}`
                  : 'Nobody on a register was compared',
              },
              { key: 'Snapshot', value: dayInWords(found.asAt as PlainDate) },
            ]}
          />
          <Evidence found={found} />
          <SourceRecord posts={found.posts} />
          <Competitors candidates={found.account.candidates} marginMilliBits={found.account.marginMilliBits} />
          <Earlier earlier={found.earlier} />
          <Said said={found.said} />
          <Section id="decide" heading="Decide">
            <Decisions decisions={found.decisions} />
            <DecisionForm found={found} filters={filters} tried={tried} />
            <UndoLast last={found.last} />
          </Section>
        </>
      ),
    }
  },
})

const nameOf = (found: ReviewCase): string => {
  const full = stated(found, 'full_name')
  return full === 'Not held' ? stated(found, 'forenames', 'surname') : full
}

const Earlier = ({ earlier }: Pick<ReviewCase, 'earlier'>) =>
  earlier.length === 0 ? null : (
    <Section id="earlier" heading="In earlier runs">
      <Table
        id="earlier-runs"
        caption="What earlier runs made of this person"
        captionSize="s"
        columns={[{ heading: 'Snapshot', nowrap: true }, { heading: 'Outcome' }, { heading: 'Reason' }]}
        rows={earlier.map(({ asAt, outcome, reasonCode }) => ({
          cells: [
            dayInWords(asAt as PlainDate),
            OUTCOMES[outcome],
            reasonCodes.find(({ code }) => code === reasonCode)?.sentence ?? reasonCode,
          ],
        }))}
      />
    </Section>
  )

export const decideForm = form({
  path,
  page: casePage,
  command: decideCase,
  input: (asked, { values }) => ({ ...values, ...queueFilters(asked), ...asked.params }),
  said: 'The decision was saved.',
  leadsTo: ({ next }, asked) => ({ to: queueHref(next === null ? REVIEW : `${REVIEW}/${next}`, queueFilters(asked)) }),
})

export const secondLookForm = form({
  path: '/find/review/:case/second-look',
  page: casePage,
  command: askSecondLook,
  said: 'The case waits for a second look by a colleague.',
  leadsTo: (_, { params }) => ({ to: `${REVIEW}/${params['case']}` }),
})
