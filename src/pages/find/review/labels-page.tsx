import { form, page } from '../../../http/index.ts'
import { momentInWords } from '../../../kernel/index.ts'
import {
  Button,
  ErrorSummary,
  Form,
  Hidden,
  InsetText,
  PageHeading,
  Section,
  SummaryList,
  Table,
  TextInput,
  wholeNumber,
} from '../../../ui/index.ts'
import { CHOICES, listLabelSets, makeLabelSet, type ListedLabelSet } from '../../../workforce/index.ts'
import { findCrumb } from '../crumbs.ts'
import { findHref, whichOrganisation } from '../which-organisation.ts'
import { shareInWords } from './how-it-goes.tsx'
import { OUTCOMES } from './in-words.ts'

const path = '/find/review/labels'

export const labelsPage = page({
  path,
  query: listLabelSets,
  input: (asked) => {
    const { organisation } = whichOrganisation(asked, 'see findings')
    return organisation ? { organisation } : {}
  },
  view: ({ organisation, sets }, asked, tried) => ({
    title: 'Decisions to train with',
    panel: 'Find',
    breadcrumbs: [findCrumb.find, findCrumb.review],
    content: (
      <>
        <ErrorSummary problems={tried?.problems ?? []} />
        <PageHeading caption="Review" heading="Decisions to train with" />
        <p>
          Nothing learns from a decision by itself. A set freezes the decisions that stand now, with the record and the registrant they are
          about; what waits for a second look, is in dispute or could not be told stays out.
        </p>
        <InsetText>
          <p>A set changes nothing until somebody starts a run with it, and that run says so.</p>
        </InsetText>
        {asked.viewer.allowance('train on decisions').organisations.includes(organisation) ? (
          <Form action={path}>
            <Hidden name="organisation" value={organisation} />
            <TextInput
              name="name"
              label="Name of the set"
              hint="For example, the month of the snapshot."
              value={tried?.values['name']}
              problems={tried?.problems}
            />
            <Button text="Set the decisions aside" preventDoubleClick />
          </Form>
        ) : null}
        {sets.length === 0 ? <p>No set has been made yet.</p> : sets.map((set) => <LabelSet set={set} />)}
      </>
    ),
  }),
})

const LabelSet = ({ set }: { set: ListedLabelSet }) => (
  <Section id={`set-${set.id}`} heading={set.name}>
    <SummaryList
      rows={[
        { key: 'Made', value: momentInWords(set.madeAt) },
        { key: 'Decisions', value: wholeNumber(set.labels) },
        { key: 'Runs started with it', value: wholeNumber(set.runs) },
      ]}
    />
    <Table
      id={`answers-${set.id}`}
      caption={`${set.name}: by answer`}
      captionSize="s"
      columns={[{ heading: 'Answer' }, { heading: 'Decisions', numeric: true }]}
      rows={set.answers.map(({ choice, labels }) => ({ cells: [CHOICES[choice], wholeNumber(labels)] }))}
    />
    <Table
      id={`precision-${set.id}`}
      caption={`${set.name}: how often people found an arts therapist, by what the machine had said`}
      captionSize="s"
      columns={[{ heading: 'The machine said' }, { heading: 'Arts therapists', numeric: true }, { heading: 'Share' }]}
      rows={set.precision.map(({ found, isOne, share }) => ({
        cells: [
          OUTCOMES[found],
          share === null ? 'None decided' : `${wholeNumber(isOne)} of ${wholeNumber(share.of)}`,
          share === null ? 'Not computable (n = 0)' : shareInWords(share),
        ],
      }))}
    />
    <p>Of “Accepted” the share is the precision, as far as those that somebody decided stand for the rest: they are not a random sample.</p>
  </Section>
)

export const makeLabelSetForm = form({
  path,
  page: labelsPage,
  command: makeLabelSet,
  input: (_, { values }) => values,
  said: 'The decisions were set aside. Nothing learns from them until a run is started with the set.',
  leadsTo: (_, asked) => ({ to: findHref(path, whichOrganisation(asked, 'see findings')) }),
})
