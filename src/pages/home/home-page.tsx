import { accessQueue, isPerson, type QueueItem } from '../../access/index.ts'
import { installationQueue } from '../../installation/index.ts'
import { pageOf, type Asked } from '../../http/index.ts'
import { listTrials } from '../../workforce/index.ts'
import { ok } from '../../kernel/index.ts'
import { ButtonLink, Card, CardGroup, LeadParagraph, listHref, PageHeading, Section, TaskList, wholeNumber } from '../../ui/index.ts'
import { aboutPermit } from '../still.ts'

/** What asks to be done, over all modules; each line is a list and its length. */
const QUEUE: readonly QueueItem[] = [...accessQueue, ...installationQueue]
const MOST = 5

interface Line {
  readonly count: number
  readonly sentence: string
  readonly href: string
}

interface Home {
  readonly queue: readonly Line[]
  readonly trials: number | null
}

async function linesOf({ do: ask, viewer }: Asked): Promise<Line[]> {
  const lines: Line[] = []
  for (const { count, filters, list, sentence } of QUEUE) {
    const { self: _, organisations, everywhere } = viewer.allowance(count.permits.act)
    if (lines.length === MOST || (organisations.length === 0 && !everywhere)) continue
    const found = await ask(viewer, count, filters)
    if (!found.ok || found.value === 0) continue
    lines.push({
      count: found.value,
      sentence: sentence(found.value),
      href: listHref(list, { sort: '', direction: 'ascending', page: 1, filters }),
    })
  }
  return lines
}

export const homePage = pageOf<Home>({
  path: '/',
  operations: [aboutPermit, listTrials, ...QUEUE.map(({ count }) => count)],
  async load(asked) {
    const { viewer, do: ask } = asked
    if (!isPerson(viewer)) return ok({ queue: [], trials: null })
    const trials = viewer.allowance('try an extract').self ? await ask(viewer, listTrials, {}) : null
    return ok({ queue: await linesOf(asked), trials: trials?.ok ? trials.value.trials.length : null })
  },
  view: (home, { viewer }) =>
    isPerson(viewer)
      ? {
          title: 'Home',
          content: (
            <>
              <PageHeading caption={viewer.memberships[0]?.name ?? 'Triptych'} heading={`Hello, ${viewer.name}`} />
              <Section id="next" heading="What to do next">
                {viewer.mustSetUpTwoStep ? (
                  <TaskList
                    id="queue"
                    tasks={[{ heading: 'Set up two-step sign-in', href: '/account/two-step', status: 'Needed before anything else' }]}
                  />
                ) : home.queue.length > 0 ? (
                  <TaskList
                    id="queue"
                    tasks={home.queue.map(({ count, sentence, href }) => ({
                      heading: `${wholeNumber(count)} ${sentence}`,
                      href,
                      status: 'To do',
                    }))}
                  />
                ) : (
                  <p>Nothing waits for you.</p>
                )}
              </Section>
              <Panels trials={home.trials} />
            </>
          ),
        }
      : {
          title: 'Find the arts therapists, place the trainees, learn what the professions need',
          content: (
            <>
              <PageHeading caption="Triptych" heading="Three panels, one picture" />
              <LeadParagraph>
                Open-source software for art, drama and music therapy in the NHS: find the therapists whom plans miss, place every trainee,
                learn what the professions need.
              </LeadParagraph>
              <p>
                <ButtonLink text="Try your own extract" href="/try" /> <ButtonLink text="Sign in" href="/sign-in" variant="secondary" />
              </p>
              <Panels trials={null} />
            </>
          ),
        },
})

/** The three panels, each with the one figure that there is of it. */
const Panels = ({ trials }: { trials: number | null }) => (
  <Section id="panels" heading="The three panels">
    <CardGroup>
      <Card heading="Find" level={3} href="/try">
        <p>Arts therapists employed under generic titles or coded elsewhere, counted once in each plan.</p>
        <p>
          {trials === null
            ? 'Try it with an extract of your own.'
            : `${wholeNumber(trials)} ${trials === 1 ? 'extract' : 'extracts'} of yours tried out.`}
        </p>
      </Card>
      <Card heading="Place" level={3}>
        <p>At least one NHS placement for every trainee: demand against capacity, a fair round, a reason for every result.</p>
        <p>Not in this version yet.</p>
      </Card>
      <Card heading="Learn" level={3}>
        <p>Interviews and surveys become core skills, good practice and reports whose every figure is recomputed.</p>
        <p>Not in this version yet.</p>
      </Card>
    </CardGroup>
  </Section>
)
