import type { Child } from 'hono/jsx'
import { pageOf } from '../../../http/index.ts'
import { ok } from '../../../kernel/index.ts'
import {
  BulletList,
  ChartWithTable,
  HowDoWeKnow,
  InsetText,
  IntervalChart,
  LinkLine,
  PageHeading,
  Section,
  SummaryList,
  Table,
  wholeNumber,
} from '../../../ui/index.ts'
import { findHidden, sourcesOf, type Hidden, type WhatIf } from '../../../workforce/index.ts'
import { findCrumb } from '../crumbs.ts'
import { InsideOnly, NothingFound } from '../exact-figures.tsx'
import { OrganisationChoice } from '../organisation-choice.tsx'
import { findHref, whichOrganisation, type WhichOrganisation } from '../which-organisation.ts'
import { betweenWords } from './in-words.ts'

const path = '/find/hidden'

interface Shown {
  readonly which: WhichOrganisation
  readonly hidden: Hidden | null
}

export const hiddenPage = pageOf<Shown>({
  path,
  operations: [findHidden],
  async load(asked) {
    const which = whichOrganisation(asked, 'see plans')
    const hidden = await asked.do(asked.viewer, findHidden, { organisation: which.organisation })
    return hidden.ok ? ok({ which, hidden: hidden.value }) : hidden
  },
  view: ({ which, hidden }) => ({
    title: 'Still hidden',
    panel: 'Find',
    breadcrumbs: [findCrumb.find],
    content: (
      <>
        <PageHeading caption="Find" heading="Still hidden" />
        <OrganisationChoice path={path} which={which} />
        {hidden === null ? <NothingFound /> : <Estimate which={which} hidden={hidden} />}
      </>
    ),
  }),
})

const Estimate = ({ which, hidden: { snapshot, figures, toDecide } }: { which: WhichOrganisation; hidden: Hidden }) => (
  <>
    <InsideOnly name={which.name} snapshot={snapshot} />
    <SummaryList
      rows={[
        { key: 'Found', value: `${wholeNumber(figures.counted)} ${figures.counted === 1 ? 'person' : 'people'}` },
        { key: 'In review', value: `${wholeNumber(toDecide)} ${toDecide === 1 ? 'person' : 'people'}` },
        {
          key: 'Still hidden',
          value: figures.possible ? `${betweenWords(figures.hidden, true)} people, those in review among them` : 'Cannot be estimated',
        },
      ]}
    />
    {figures.possible ? (
      <>
        <p>
          {betweenWords(figures.interval, true)} arts therapists are likely to work here in all. The interval would hold the true number in
          95 of 100 such comparisons, if what stands below holds.
        </p>
        <Intervals
          id="sensitivity"
          heading="If the two lists depend on each other"
          sentence="Interval chart of how many arts therapists there are in all, by how much one list depends on the other"
          rows={figures.sensitivity.map(({ label, ...interval }) => ({ label, interval }))}
        >
          <p>
            People with an explicit title probably have their number recorded more often. Then the lists go together, and more are hidden
            than independence says.
          </p>
        </Intervals>
        <Intervals
          id="narrowing"
          heading="What would narrow it"
          sentence="Interval chart of how many arts therapists there are in all, as it is and as it would be"
          rows={figures.narrowing}
        >
          <BulletList
            items={[
              'Deciding the open cases: each one that turns out not to be an arts therapist brings the estimate down. Where “None” stands, nobody would be left on one of the lists alone: then there is no estimate, rather than a false certainty.',
              'A newer register, and registration numbers on the record: each person only described who is confirmed narrows it.',
              'A list of members of a professional body: as a third look it would show how much the two lists depend on each other. What it would change cannot be told before it is loaded.',
            ]}
          />
          {toDecide > 0 ? (
            <LinkLine text={`Decide the ${wholeNumber(toDecide)} open cases`} href={findHref('/find/review', which)} />
          ) : null}
        </Intervals>
        <Lists snapshot={snapshot} figures={figures} />
      </>
    ) : (
      <InsetText>
        <p>{figures.why}</p>
      </InsetText>
    )}
  </>
)

interface IntervalsProps {
  readonly id: string
  readonly heading: string
  readonly sentence: string
  readonly rows: readonly WhatIf[]
  readonly children?: Child
}

const Intervals = ({ id, heading, sentence, rows, children }: IntervalsProps) => {
  const shown = rows.flatMap(({ label, interval }) => (interval ? [{ label, ...interval }] : []))
  return (
    <Section id={id} heading={heading}>
      {children}
      <ChartWithTable
        stacked
        chart={
          <IntervalChart
            title={heading}
            sentence={`${sentence}: ${shown.map(({ label, low, high }) => `${label} ${wholeNumber(low)} to ${wholeNumber(high)}`).join('; ')}.`}
            unit="people"
            intervals={shown}
          />
        }
        table={
          <Table
            id={`table-${id}`}
            caption={`${heading}: figures`}
            captionSize="s"
            columns={[{ heading: 'If' }, ...['Low', 'Middle', 'High'].map((each) => ({ heading: each, numeric: true }))]}
            rows={rows.map(({ label, interval }) => ({
              cells: [label, ...(['low', 'middle', 'high'] as const).map((end) => (interval ? wholeNumber(interval[end]) : 'None'))],
            }))}
          />
        }
      />
    </Section>
  )
}

const Lists = ({ snapshot, figures }: Pick<Hidden, 'snapshot' | 'figures'>) =>
  figures.possible ? (
    <Section id="lists" heading="The two lists it rests on">
      <Table
        id="table-lists"
        caption="On which list people stand"
        captionSize="s"
        columns={[{ heading: 'List' }, { heading: 'People', numeric: true }]}
        rows={[
          { cells: ['Both: described as an arts therapist, and found by the register without that', wholeNumber(figures.lists.both)] },
          { cells: ['Only described as an arts therapist on the staff record', wholeNumber(figures.lists.onlyFirst)] },
          { cells: ['Only found by the register', wholeNumber(figures.lists.onlySecond)] },
        ]}
      />
      <HowDoWeKnow about="How many are still hidden">
        <p>
          Two lists that were made in different ways are laid over each other. The more of one that is also on the other, the fewer people
          are likely to be on neither: Chapman’s form of the estimate of Lincoln and Petersen, with a log-normal interval on the number not
          seen. Whoever was decided not to be one, and whoever has no active post, stands on neither list.
        </p>
        <p>What must hold for it to be right:</p>
        <BulletList
          items={[
            'Extract and register are of about the same time and the same employers.',
            'Everybody on either list really is an arts therapist. Some in review are not, which makes the estimate too high.',
            'Standing on one list makes standing on the other neither likelier nor less likely.',
            'Everybody had some chance of standing on either. Somebody with a generic title and code, no number and a changed name may have none: such people are not in this estimate.',
          ]}
        />
        <p>Sources:</p>
        <BulletList items={sourcesOf(snapshot)} />
      </HowDoWeKnow>
    </Section>
  ) : null
