import { sql, type RawBuilder } from 'kysely'
import { z } from 'zod'
import { idField, notFound, query, refuse, type Context } from '../../commands/index.ts'
import type { OrganisationId } from '../../kernel/index.ts'
import { newestRun } from '../findings/index.ts'
import { teamName, teamOf } from './ask-state.ts'

/** A team whose manager can be asked. */
export interface AskableTeam {
  /** Names the team without naming it: it stands in an address. */
  readonly key: string
  readonly team: string
  readonly employer: string
  /** The record names no team: a place of work. */
  readonly isPlace: boolean
  readonly people: number
}

/** Somebody to ask about. */
export interface AskablePerson {
  readonly person: string
  readonly name: string
  readonly titles: string
}

export interface AskChoices {
  readonly organisation: OrganisationId
  readonly asAt: string | null
  readonly teams: readonly AskableTeam[]
  /** The team that was chosen, with the people the question would be about. */
  readonly team: (AskableTeam & { readonly asked: readonly AskablePerson[] }) | null
  /** The one person that was chosen, to be asked about themselves. */
  readonly person: AskablePerson | null
}

export const organisationField = idField<'organisation'>('Choose an organisation').nullish()
export const teamField = z
  .string()
  .regex(/^[0-9a-f]{32}$/, 'Choose a team from the list')
  .nullish()
export const personField = idField<'person'>('Choose a person').nullish()

export function askingOrganisation({ viewer }: Context, asked: OrganisationId | null | undefined): OrganisationId {
  return asked ?? viewer.allowance('ask about posts').organisations[0] ?? refuse(notFound('organisation'))
}

const teamKey = sql<string>`md5(${teamOf('p')})`

/**
 * Posts worth asking a manager about: of somebody in review, or hidden under a title that does not say what they are; active, in a
 * team or a place; nobody has decided, and nobody is being asked.
 */
const askablePosts = (run: string, now: Date): RawBuilder<{ person: string; finding: string }> => sql`
  select f.person_id as person, p.finding_id, p.import_id, p.row_number, p.employer, p.employer_name, p.team, p.site,
    ${teamKey} as key, ${teamOf('p')} as team_text
  from finding_post p join finding f on f.id = p.finding_id
  where p.run_id = ${run}::uuid and p.counts and coalesce(p.team, p.site) is not null
    and ((f.outcome = 'review' and p.outcome <> 'excluded') or p.hidden)
    and not exists (select 1 from decision d where d.person_id = f.person_id and d.withdrawn_at is null and d.answer <> 'cannot tell')
    and not exists (select 1 from ask_answer x join ask a on a.id = x.ask_id where x.person_id = f.person_id
      and a.withdrawn_at is null and a.answered_at is null and a.expires_at > ${now})`

/** Names and titles as the staff record has them. */
export const staffName = sql<string>`coalesce(s.full_name, nullif(concat_ws(' ', coalesce(s.known_as, s.forenames), s.surname), ''), 'Name not held')`

export async function askableIn(
  { db, now }: Pick<Context, 'db' | 'now'>,
  run: string,
  team: string,
): Promise<{ readonly text: string; readonly people: readonly AskablePerson[] } | null> {
  const { rows } = await sql<AskablePerson & { text: string }>`
    select q.person, min(q.team_text) as text, min(${staffName}) as name,
      coalesce(string_agg(distinct s.position_title, ', '), 'No title') as titles
    from (${askablePosts(run, now)}) q
      left join staff_post s on s.import_id = q.import_id and s.row_number = q.row_number
    where q.key = ${team} group by q.person order by name, q.person`.execute(db)
  const [first] = rows
  return first ? { text: first.text, people: rows.map(({ person, name, titles }) => ({ person, name, titles })) } : null
}

/** A person of the run by name. */
export async function personOfRun({ db }: Pick<Context, 'db'>, run: string, person: string): Promise<AskablePerson | null> {
  const { rows } = await sql<AskablePerson>`
    select f.person_id as person, coalesce(min(${staffName}), 'Name not held') as name,
      coalesce(string_agg(distinct s.position_title, ', '), 'No title') as titles
    from finding f join finding_post p on p.finding_id = f.id
      left join staff_post s on s.import_id = p.import_id and s.row_number = p.row_number
    where f.run_id = ${run}::uuid and f.person_id = ${person}::uuid group by f.person_id`.execute(db)
  return rows[0] ?? null
}

/** Whom one could ask about: the teams with posts that only people can tell, or one team or person with their names. */
export const askChoices = query({
  name: 'workforce.ask.choices',
  did: 'looked at whom to ask about posts',
  input: z.object({
    organisation: organisationField,
    team: teamField.catch(null),
    person: personField,
    /** Who is to be asked about the person. */
    kind: z.enum(['manager', 'person']).catch('person'),
  }),
  permits: { act: 'ask about posts', where: ({ organisation }) => organisation ?? 'own' },
  async run(context, given): Promise<AskChoices> {
    const organisation = askingOrganisation(context, given.organisation)
    const run = await newestRun(context.db, organisation)
    const ofTeam = given.kind === 'manager' ? (given.person ?? null) : null
    if (!run) return given.person ? refuse(notFound('person')) : { organisation, asAt: null, teams: [], team: null, person: null }
    const { rows } = await sql<AskableTeam & { text: string }>`
      select q.key, min(q.team_text) as text, min(coalesce(q.employer_name, q.employer)) as employer, bool_and(q.team is null) as "isPlace",
        count(distinct q.person) as people
      from (${askablePosts(run.id, context.now)}) q group by q.key
      having ${ofTeam}::uuid is null or bool_or(q.person = ${ofTeam}::uuid) order by people desc, text`.execute(context.db)
    const teams = rows.map(({ text, ...row }): AskableTeam => ({ ...row, team: teamName(text) }))
    const chosen = teams.find(({ key }) => key === given.team) ?? (ofTeam !== null && teams.length === 1 ? teams[0] : undefined)
    const found = chosen && (await askableIn(context, run.id, chosen.key))
    const person =
      given.person && ofTeam === null ? ((await personOfRun(context, run.id, given.person)) ?? refuse(notFound('person'))) : null
    return { organisation, asAt: run.asAt, teams, team: chosen && found ? { ...chosen, asked: found.people } : null, person }
  },
  audit: ({ output }) => ({ organisation: output.organisation, rows: output.team?.asked.length ?? (output.person ? 1 : 0) }),
})
