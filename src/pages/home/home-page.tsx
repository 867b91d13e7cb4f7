import { accessQueue, isPerson, ownAccount, ROLES, type Person, type QueueItem } from '../../access/index.ts'
import { installationQueue } from '../../installation/index.ts'
import { pageOf, type Asked, type PageView } from '../../http/index.ts'
import { findAtAGlance, listTrials, workforceQueue } from '../../workforce/index.ts'
import { momentInWords, ok } from '../../kernel/index.ts'
import { rightsQueue } from '../../rights/index.ts'
import {
  ButtonGroup,
  ButtonLink,
  LeadParagraph,
  listHref,
  PageHeading,
  Section,
  SummaryList,
  Tag,
  TaskList,
  wholeNumber,
  type Task,
} from '../../ui/index.ts'
import { sentenceCase } from '../in-words.ts'
import { aboutPermit } from '../still.ts'
import { TrialState } from '../try/trial-state.tsx'
import { Panels, type FindPanel } from './panels.tsx'

/** What asks to be done, over all modules; each line is a list and its length. */
const QUEUE: readonly QueueItem[] = [...workforceQueue, ...rightsQueue, ...accessQueue, ...installationQueue]
const MOST = 5

interface Line {
  readonly count: number
  readonly sentence: string
  readonly href: string
}

interface Home {
  readonly queue: readonly Line[]
  readonly find: FindPanel
  readonly hasTwoStep: boolean
  /** Null where the viewer may not try an extract. */
  readonly trials:
    | readonly { readonly id: string; readonly createdAt: Date; readonly deleteAfter: Date | null; readonly state: string }[]
    | null
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

async function findPanel({ do: ask, viewer }: Asked): Promise<FindPanel> {
  const mayIn = (act: 'see plans' | 'see releases'): boolean => viewer.allowance(act).organisations.length > 0
  if (!mayIn('see plans')) return mayIn('see releases') ? 'pages' : null
  const glance = await ask(viewer, findAtAGlance, {})
  if (!glance.ok || glance.value.hidden === null) return 'nobody yet'
  const { figures, toDecide } = glance.value.hidden
  return { found: figures.counted, open: toDecide }
}

export const homePage = pageOf<Home>({
  path: '/',
  operations: [aboutPermit, findAtAGlance, listTrials, ownAccount, ...QUEUE.map(({ count }) => count)],
  async load(asked) {
    const { viewer, do: ask } = asked
    if (!isPerson(viewer)) return ok({ queue: [], find: null, hasTwoStep: false, trials: null })
    const account = await ask(viewer, ownAccount, {})
    if (!account.ok) return account
    const trials = viewer.allowance('try an extract').self ? await ask(viewer, listTrials, {}) : null
    return ok({
      queue: await linesOf(asked),
      find: await findPanel(asked),
      hasTwoStep: account.value.twoStepSince !== null,
      trials: trials?.ok ? trials.value.trials : null,
    })
  },
  view: (home, { viewer }) => (isPerson(viewer) ? ownHome(home, viewer) : welcome),
})

const toDo = <Tag text="To do" colour="blue" />

const tasksOf = ({ queue, hasTwoStep }: Home, { mustSetUpTwoStep }: Person): Task[] => [
  ...(mustSetUpTwoStep
    ? [
        {
          heading: 'Set up two-step sign-in',
          href: '/account/two-step',
          hint: 'Until then only your account is open to you.',
          status: toDo,
        },
      ]
    : []),
  ...queue.map(({ count, sentence, href }) => ({ heading: `${wholeNumber(count)} ${sentence}`, href, status: toDo })),
  ...(!mustSetUpTwoStep && !hasTwoStep && queue.length < MOST
    ? [
        {
          heading: 'Set up two-step sign-in for your own account',
          href: '/account/two-step',
          hint: 'A password alone guards it now.',
          status: toDo,
        },
      ]
    : []),
]

function ownHome(home: Home, viewer: Person): PageView {
  const tasks = tasksOf(home, viewer)
  const trials = home.trials ?? []
  return {
    title: 'Home',
    content: (
      <>
        <PageHeading caption={viewer.memberships[0]?.name ?? 'Triptych'} heading={`Hello, ${viewer.name}`} />
        <Section id="next" heading="What to do next">
          {tasks.length > 0 ? <TaskList id="queue" tasks={tasks} /> : <p>Nothing waits for you.</p>}
        </Section>
        {trials.length > 0 ? (
          <Section id="extracts" heading="Your extracts">
            <TaskList
              id="trials"
              tasks={trials.map(({ id, createdAt, deleteAfter, state }) => ({
                heading: `Extract of ${momentInWords(createdAt)}`,
                href: `/try/${id}`,
                ...(deleteAfter && { hint: `Deleted on ${momentInWords(deleteAfter)}` }),
                status: <TrialState state={state} />,
              }))}
            />
          </Section>
        ) : null}
        <Panels find={home.find} trials={home.trials?.length ?? null} mayTry={home.trials !== null} />
        <Section id="roles" heading="What your roles are for">
          {viewer.memberships.length > 0 ? (
            <SummaryList
              rows={viewer.memberships.map(({ role, name }) => ({
                key: sentenceCase(role),
                value: (
                  <>
                    <p>{ROLES[role]}</p>
                    <p>{name}</p>
                  </>
                ),
              }))}
            />
          ) : (
            <p>You have no role yet: ask an administrator of your organisation for an invitation.</p>
          )}
        </Section>
      </>
    ),
  }
}

const welcome: PageView = {
  title: 'Three panels, one picture',
  content: (
    <>
      <PageHeading caption="Triptych" heading="Three panels, one picture" />
      <LeadParagraph>
        Open-source software for art, drama and music therapy in the NHS: find the therapists whom plans miss, place every trainee, learn
        what the professions need.
      </LeadParagraph>
      <ButtonGroup>
        <ButtonLink text="Try your own extract" href="/try" />
        <ButtonLink text="Sign in" href="/sign-in" variant="secondary" />
      </ButtonGroup>
      <Panels find={null} trials={null} mayTry />
    </>
  ),
}
