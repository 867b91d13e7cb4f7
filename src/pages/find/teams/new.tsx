import type { Child } from 'hono/jsx'
import { form, page, type Asked, type Tried } from '../../../http/index.ts'
import {
  Button,
  Checkboxes,
  ErrorSummary,
  Form,
  HeardOnly,
  Hidden,
  LinkLine,
  PageHeading,
  SummaryList,
  Table,
  TextInput,
  wholeNumber,
} from '../../../ui/index.ts'
import { askChoices, sendAsk, type AskableTeam, type AskChoices } from '../../../workforce/index.ts'
import { findCrumb } from '../crumbs.ts'
import { OrganisationChoice } from '../organisation-choice.tsx'
import { findHref, whichOrganisation } from '../which-organisation.ts'
import { TEAMS } from './in-words.ts'

const path = `${TEAMS}/new` as const

/** Which team or person the address names, by codes that say nothing. */
const named = ({ search }: Asked): Record<string, string> =>
  Object.fromEntries(['team', 'person', 'kind'].flatMap((name) => (search[name] ? [[name, search[name]]] : [])))

export const newAskPage = page({
  path,
  query: askChoices,
  input: (asked) => ({ ...named(asked), organisation: whichOrganisation(asked, 'ask about posts').organisation }),
  view: (found, asked, tried) => {
    const which = whichOrganisation(asked, 'ask about posts')
    // A form that comes back with a problem is shown by its own address.
    const here = findHref(path, which, { ...named(asked), ...(found.team && { team: found.team.key }) })
    return {
      title: 'Ask about posts',
      panel: 'Find',
      breadcrumbs: [findCrumb.find, findCrumb.teams],
      content: (
        <>
          <ErrorSummary problems={tried?.problems ?? []} />
          <PageHeading caption="Asked" heading="Ask about posts" />
          {found.person !== null ? (
            <AskPerson found={found} tried={tried} action={here} />
          ) : found.team !== null ? (
            <AskManager found={found} tried={tried} action={here} />
          ) : (
            <>
              <OrganisationChoice path={path} which={which} />
              <Teams teams={found.teams} href={(key) => findHref(path, which, { ...named(asked), team: key })} />
            </>
          )}
        </>
      ),
    }
  },
})

const Teams = ({ teams, href }: { readonly teams: readonly AskableTeam[]; readonly href: (key: string) => string }) =>
  teams.length === 0 ? (
    <>
      <p>
        There is nobody to ask about: no post is in review or hidden, or everybody is decided or being asked already. To ask somebody about
        themselves, open their case.
      </p>
      <LinkLine text="Open the review queue" href="/find/review" />
    </>
  ) : (
    <>
      <p>Choose a team. Its manager sees the posts that only people can tell: those in review, and those hidden under a general title.</p>
      <Table
        id="teams"
        caption="Teams with posts to ask about"
        columns={[{ heading: 'Team' }, { heading: 'Employer' }, { heading: 'People', numeric: true }]}
        rows={teams.map(({ key, team, employer, isPlace, people }) => ({
          cells: [
            <a href={href(key)}>
              {team}
              <HeardOnly>, {employer}</HeardOnly>
            </a>,
            isPlace ? `${employer} (the record names no team: place of work)` : employer,
            wholeNumber(people),
          ],
        }))}
      />
    </>
  )

interface AskProps {
  readonly found: AskChoices
  readonly tried: Tried | null
  readonly action: string
}

const AskManager = ({ found, tried, action }: AskProps) => {
  const { team, organisation } = found
  if (!team) return null
  return (
    <AskForm tried={tried} action={action} organisation={organisation} who="the manager">
      <Hidden name="team" value={team.key} />
      <SummaryList
        rows={[
          { key: team.isPlace ? 'Place of work' : 'Team', value: team.team },
          { key: 'Employer', value: team.employer },
        ]}
      />
      <Checkboxes
        name="people"
        label="Who is it about?"
        labelSize="m"
        hint="The manager sees the name, the title and the assignment status of those you choose, and of nobody else."
        values={team.asked.map(({ person }) => person)}
        choices={team.asked.map(({ person, name, titles }) => ({ value: person, text: name, hint: titles }))}
        problems={tried?.problems}
      />
    </AskForm>
  )
}

const AskPerson = ({ found, tried, action }: AskProps) => {
  const { person, organisation } = found
  if (!person) return null
  return (
    <AskForm tried={tried} action={action} organisation={organisation} who="the person">
      <Hidden name="person" value={person.person} />
      <SummaryList
        rows={[
          { key: 'Name', value: person.name },
          { key: 'Title', value: person.titles },
        ]}
      />
      <p>They are asked whether they are registered as an arts therapist, and are told what is done with the answer.</p>
    </AskForm>
  )
}

interface AskFormProps {
  readonly tried: Tried | null
  readonly action: string
  readonly organisation: string
  readonly who: string
  readonly children?: Child
}

const AskForm = ({ tried, action, organisation, who, children }: AskFormProps) => (
  <Form action={action}>
    <Hidden name="organisation" value={organisation} />
    {children}
    <TextInput name="name" label={`Name of ${who}`} value={tried?.values['name']} problems={tried?.problems} />
    <TextInput
      name="email"
      label="Email address"
      type="email"
      hint="Their address at work. The letter holds a link that shows what stands above."
      value={tried?.values['email']}
      problems={tried?.problems}
    />
    <TextInput
      name="days"
      label="Days to answer"
      hint="The link works for 14 days more."
      width={2}
      inputmode="numeric"
      value={tried?.values['days'] ?? '14'}
      problems={tried?.problems}
    />
    <Button text="Send the question" preventDoubleClick />
  </Form>
)

export const newAskForm = form({
  path,
  page: newAskPage,
  command: sendAsk,
  input: (_, { values, lists }) => ({
    ...values,
    team: values['team'] ?? null,
    person: values['person'] ?? null,
    people: lists['people'] ?? [],
  }),
  said: 'The question is on its way.',
  leadsTo: ({ ask }) => ({ to: `${TEAMS}/${ask}` }),
})
