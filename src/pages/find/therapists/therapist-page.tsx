import { page } from '../../../http/index.ts'
import { dayInWords, type PlainDate } from '../../../kernel/index.ts'
import { bits, HowDoWeKnow, LinkLine, PageHeading, Section, SummaryList, Table, Tag, wholeNumber } from '../../../ui/index.ts'
import { findTherapist, professionsOf, reasonCodes, type Classification, type TherapistPage } from '../../../workforce/index.ts'
import { findCrumb } from '../crumbs.ts'
import { SourceRecord } from '../review/case-evidence.tsx'
import { Decisions } from '../review/decisions.tsx'
import { MODALITIES, OUTCOMES, REGISTER_STATUS } from '../review/in-words.ts'

export const therapistPage = page({
  path: '/find/therapists/:person',
  query: findTherapist,
  view: (therapist) => ({
    title: 'Therapist',
    panel: 'Find',
    breadcrumbs: [findCrumb.find, findCrumb.therapists],
    wide: true,
    content: (
      <>
        <PageHeading caption="Therapist" heading={therapist.name} />
        <SummaryList
          rows={[
            {
              key: 'Counts',
              value: therapist.countsNow ? <Tag text="Now" colour="green" /> : <Tag text="Not now" colour="grey" />,
            },
            { key: 'Snapshot', value: dayInWords(therapist.asAt) },
            { key: 'Modality', value: MODALITIES[therapist.modality] },
            { key: 'Registration', value: registrationInWords(therapist) },
          ]}
        />
        <Section id="why" heading="Why they are here">
          <p>{therapist.sentence}</p>
          <SummaryList
            rows={[
              { key: 'The machine says', value: OUTCOMES[therapist.found] },
              { key: 'What the posts say', value: therapist.evidence },
              {
                key: 'Match weight',
                value: therapist.milliBits === null ? 'Nobody on a register was compared' : `${bits(therapist.milliBits)} bits`,
              },
            ]}
          />
          <Decisions decisions={therapist.decisions} />
          {therapist.case === null ? null : (
            <LinkLine text="Open their case: all the evidence, and the decision" href={`/find/review/${therapist.case}`} />
          )}
        </Section>
        <Classifications therapist={therapist} />
        <SourceRecord posts={therapist.posts} />
        <Section id="snapshots" heading="Snapshots in which they were found">
          <Table
            id="snapshots-table"
            caption="By run, newest first"
            captionSize="s"
            columns={[
              { heading: 'Snapshot', nowrap: true },
              { heading: 'The machine said' },
              { heading: 'Reason' },
              { heading: 'Posts', numeric: true },
            ]}
            rows={therapist.snapshots.map(({ asAt, outcome, reasonCode, posts }) => ({
              cells: [
                dayInWords(asAt as PlainDate),
                OUTCOMES[outcome],
                reasonCodes.find(({ code }) => code === reasonCode)?.sentence ?? reasonCode,
                wholeNumber(posts),
              ],
            }))}
          />
        </Section>
      </>
    ),
  }),
})

function registrationInWords({ registration }: TherapistPage): string {
  if (registration === null) return 'Not known'
  const { number, to, status, registerAsAt } = registration
  if (status === null) return `${number}, as the staff record states it; not checked against a register`
  const until = to === null ? '' : `, to ${dayInWords(to)}`
  return `${number}: ${REGISTER_STATUS[status].toLowerCase()}${until}, by the register${registerAsAt === null ? '' : ` of ${dayInWords(registerAsAt)}`}`
}

const FAMILIES = { ahp: 'Allied health professions', psychological: 'Psychological professions' } as const
const AT_THE_TIME = { published: 'Yes', 'not yet': 'No: it came later', 'not dated': 'Not known: its page bears no date' } as const

/** Which published lists place them where: the lists disagree, so each stands with its publisher and its date. */
const Classifications = ({ therapist }: { therapist: TherapistPage }) => {
  const { home, lists, source } = therapist.classifications
  const profession = professionsOf(therapist.modality).join(', ')
  return (
    <Section id="classifications" heading="Which professions they belong to">
      <p>
        Home family of the {profession}: {home === null ? 'not placed' : FAMILIES[home].toLowerCase()}. The lists of the psychological
        professions do not agree, so each stands here with what it says.
      </p>
      <Table
        id="classifications-table"
        caption={`What published lists say, seen from ${dayInWords(therapist.asAt)}`}
        captionSize="s"
        columns={[
          { heading: 'List' },
          { heading: 'Family' },
          { heading: 'Names them' },
          { heading: 'Published', nowrap: true },
          { heading: 'Out at the snapshot' },
          { heading: 'What it says' },
        ]}
        rows={lists.map((each) => ({ cells: cellsOf(each) }))}
      />
      <HowDoWeKnow about="which professions they belong to">
        <p>
          The lists were read from the pages linked here, as they stood on {dayInWords(source.asAt as PlainDate)} (edition {source.version}{' '}
          of this table). Where a page bears no date, nobody can say from it when the profession joined.
        </p>
      </HowDoWeKnow>
    </Section>
  )
}

const cellsOf = ({ list, names, atTheTime }: Classification) => [
  <a href={list.url}>{list.publisher}</a>,
  FAMILIES[list.family],
  names ? <Tag text="Yes" colour="green" /> : <Tag text="No" colour="grey" />,
  list.published ?? 'No date',
  AT_THE_TIME[atTheTime],
  list.says,
]
