import {
  ActionLink,
  BackLink,
  Card,
  CardGroup,
  Details,
  Expander,
  GuideContents,
  HowDoWeKnow,
  InsetText,
  NotificationBanner,
  Pagination,
  Panel,
  ProgressPanel,
  SummaryList,
  Table,
  Tabs,
  Tag,
  TaskList,
  TaskStatus,
  WarningCallout,
} from '../components/index.ts'
import { ContentsList, PageHeading, Section } from '../section.tsx'
import { BulletList, Code, LeadParagraph, SmallPrint } from '../text.tsx'

const tagColours = ['white', 'grey', 'green', 'aqua-green', 'blue', 'purple', 'pink', 'red', 'orange', 'yellow'] as const

/** Everything that is neither a form nor a list. */
export const BlocksPage = ({ progressSource }: { progressSource: string }) => (
  <>
    <BackLink href="/place" />
    <NotificationBanner variant="success" heading="3 places offered" text="The universities see them from tomorrow." />
    <PageHeading caption="Place" heading="Round of spring 2027" />
    <LeadParagraph>24 of 30 trainees have a placement; 6 need a supervisor for dramatherapy.</LeadParagraph>
    <ContentsList
      sections={[
        { id: 'progress', heading: 'Progress' },
        { id: 'facts', heading: 'Facts' },
      ]}
    />
    <Section id="progress" heading="Progress">
      <ProgressPanel source={progressSource} stage="Comparing records" done={1200} total={5000} />
      <ProgressPanel source={progressSource} stage="Reading the file" done={300} total={null} />
      <TaskList
        id="round"
        tasks={[
          { heading: 'Collect offers', href: '#offers', status: <TaskStatus text="Completed" /> },
          {
            heading: 'Check capacity',
            href: '#capacity',
            hint: 'Days, rooms and supervisors',
            status: <Tag text="Incomplete" colour="blue" />,
          },
          { heading: 'Publish', status: <TaskStatus text="Cannot start yet" cannotStart /> },
        ]}
      />
      <ActionLink text="Review 4 offers" href="#review" />
    </Section>
    <Section id="facts" heading="Facts">
      <CardGroup>
        <Card heading="Find" level={3} href="/find" clickable description="212 found, 14 in review" />
        <Card heading="Place" level={3} href="/place" clickable description="24 of 30 placed" />
        <Card heading="Learn" level={3} href="/learn" clickable description="2 studies under way" />
      </CardGroup>
      <Card heading="Supervisors" level={3} variant="feature">
        <p>
          There are <strong>18</strong> supervisors under generic titles.
        </p>
      </Card>
      <SummaryList
        rows={[
          { key: 'Site', value: 'Elm House', actions: [{ text: 'Change', href: '#site', hiddenText: 'site' }] },
          {
            key: 'Supervisor',
            value: 'Not known',
            actions: [
              { text: 'Add', href: '#add', hiddenText: 'a supervisor' },
              { text: 'Ask', href: '#ask', hiddenText: 'the site for a supervisor' },
            ],
          },
          { key: 'Offered', value: '4 March 2026' },
        ]}
      />
      <WarningCallout heading="Before you publish">
        <p>Trainees see their placement at once.</p>
      </WarningCallout>
      <InsetText>
        <p>The order of the rules was published on 1 March.</p>
      </InsetText>
      <Table
        id="capacity"
        caption="Capacity by weekday"
        columns={[{ heading: 'Day' }, { heading: 'Places', numeric: true }, { heading: 'Free', numeric: true }]}
        rows={[{ cells: ['Monday', '12', '3'] }, { cells: ['Tuesday', '9', '0'] }, { cells: ['All', '21', '3'], isTotal: true }]}
      />
      <HowDoWeKnow about="Capacity by weekday">
        <p>Offers confirmed by their site.</p>
      </HowDoWeKnow>
      <Details summary="What is an offer?">A place that a site keeps for a trainee.</Details>
      <Expander summary="Rules of this round">
        <BulletList items={['Everyone has a placement', 'Everyone has one in the NHS']} />
      </Expander>
      <Tabs
        id="weeks"
        heading="Weeks"
        tabs={[
          { label: 'This week', panel: <p>4 offers.</p> },
          { label: 'Last week', panel: <p>9 offers.</p> },
        ]}
      />
      <p>
        {tagColours.map((colour) => (
          <>
            <Tag text={colour} colour={colour} />{' '}
          </>
        ))}
      </p>
      <SmallPrint>
        Counted by <Code>triptych</Code>.
      </SmallPrint>
      <GuideContents
        pages={[
          { text: 'Offers', href: '#1', current: true },
          { text: 'Rounds', href: '#2' },
        ]}
      />
      <Pagination next={{ href: '#next', label: 'Rounds' }} previous={{ href: '#previous', label: 'Overview' }} />
      <Panel heading="Offer sent" level={2}>
        Your reference is 27-114
      </Panel>
    </Section>
  </>
)
