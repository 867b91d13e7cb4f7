import { pageOf, type Asked } from '../../http/index.ts'
import { dayInWords, ok, type PlainDate } from '../../kernel/index.ts'
import { HowDoWeKnow, InsetText, PageHeading, Section, SummaryList, Table, Tag, TaskList, wholeNumber, type Task } from '../../ui/index.ts'
import { findAtAGlance, type Glance } from '../../workforce/index.ts'
import { pagesFor } from './find-pages.ts'
import { betweenWords } from './hidden/in-words.ts'
import { OrganisationChoice } from './organisation-choice.tsx'
import { findHref, whichOrganisation, type WhichOrganisation } from './which-organisation.ts'

const path = '/find'

interface Shown {
  readonly which: WhichOrganisation
  /** Null for those who see pages of Find and no figures of it. */
  readonly glance: Glance | null
}

export const findPage = pageOf<Shown>({
  path,
  operations: [findAtAGlance],
  async load(asked) {
    const which = whichOrganisation(asked, 'see plans')
    if (which.choices.length === 0 && pagesFor(asked.viewer).length > 0) return ok({ which, glance: null })
    const glance = await asked.do(asked.viewer, findAtAGlance, { organisation: which.organisation })
    return glance.ok ? ok({ which, glance: glance.value }) : glance
  },
  view: ({ which, glance }, asked) => ({
    title: 'Find at a glance',
    panel: 'Find',
    content: (
      <>
        <PageHeading caption={which.name || 'Find'} heading="Find at a glance" />
        <OrganisationChoice path={path} which={which} />
        {glance === null ? null : <AtAGlance which={which} glance={glance} asked={asked} />}
        <Pages asked={asked} which={which} />
      </>
    ),
  }),
})

const people = (count: number): string => `${wholeNumber(count)} ${count === 1 ? 'person' : 'people'}`
const on = (day: PlainDate | null): string => (day === null ? 'None yet' : dayInWords(day))

const AtAGlance = ({ which, glance, asked }: { which: WhichOrganisation; glance: Glance; asked: Asked }) => {
  const { hidden, staffAsAt, registerAsAt } = glance
  const tasks = nextSteps(which, glance, asked)
  return (
    <>
      {hidden === null ? (
        <p>Nobody has been found yet: the figures stand here once an extract is loaded and a run is done.</p>
      ) : (
        <InsetText>
          <p>For use inside {which.name}: exact figures, not for publication.</p>
        </InsetText>
      )}
      <SummaryList
        rows={[
          ...(hidden === null
            ? []
            : [
                { key: 'Found', value: <a href={findHref('/find/plans', which)}>{people(hidden.figures.counted)}</a> },
                { key: 'In review', value: <a href={findHref('/find/review', which)}>{people(hidden.toDecide)}</a> },
                {
                  key: 'Still hidden',
                  value: (
                    <a href={findHref('/find/hidden', which)}>
                      {hidden.figures.possible
                        ? `${betweenWords(hidden.figures.hidden, true)} people, those in review among them`
                        : 'Cannot be estimated'}
                    </a>
                  ),
                },
                { key: 'Snapshot shown', value: dayInWords(hidden.snapshot.asAt) },
              ]),
          { key: 'Newest staff extract', value: on(staffAsAt) },
          { key: 'Newest register', value: on(registerAsAt) },
        ]}
      />
      {hidden === null ? null : (
        <HowDoWeKnow about="the figures at a glance">
          <p>
            Found are those whom the run accepted, or people decided to be arts therapists, with an active post in the snapshot. In review
            are those who wait for somebody to decide. Still hidden is the interval of the estimate less those found.
          </p>
        </HowDoWeKnow>
      )}
      <Section id="next" heading="What to do next">
        {tasks.length === 0 ? <p>Nothing waits for you.</p> : <TaskList id="steps" tasks={tasks} />}
      </Section>
    </>
  )
}

const toDo = <Tag text="To do" colour="blue" />

/** What would bring the figures further, as far as the viewer may do it. */
function nextSteps(which: WhichOrganisation, { hidden, staffAsAt, registerAsAt }: Glance, { viewer }: Asked): Task[] {
  const mayLoad = viewer.allowance('load extracts').organisations.length > 0
  const isBehind = staffAsAt !== null && (hidden === null || staffAsAt > hidden.snapshot.asAt)
  const open = hidden?.toDecide ?? 0
  return [
    ...(mayLoad && staffAsAt === null ? [{ heading: 'Load a staff extract', href: '/find/imports/new', status: toDo }] : []),
    ...(mayLoad && registerAsAt === null
      ? [{ heading: 'Load a register', hint: 'Without it nobody can be confirmed.', href: '/find/imports/new', status: toDo }]
      : []),
    ...(mayLoad && isBehind
      ? [{ heading: `Run identification on the extract of ${on(staffAsAt)}`, href: '/find/runs', status: toDo }]
      : []),
    ...(open > 0
      ? [
          {
            heading: `${people(open)} ${open === 1 ? 'waits' : 'wait'} for a decision`,
            href: findHref('/find/review', which),
            status: toDo,
          },
        ]
      : []),
  ]
}

const Pages = ({ asked, which }: { asked: Asked; which: WhichOrganisation }) => (
  <Section id="pages" heading="Pages of Find">
    <Table
      id="table-pages"
      caption="What there is"
      captionSize="s"
      columns={[{ heading: 'Page' }, { heading: 'What it is for' }]}
      rows={pagesFor(asked.viewer).map(({ href, text, what }) => ({ cells: [<a href={findHref(href, which)}>{text}</a>, what] }))}
    />
  </Section>
)
