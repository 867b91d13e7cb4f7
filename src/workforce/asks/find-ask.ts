import { sql } from 'kysely'
import { z } from 'zod'
import { notFound, query, refuse } from '../../commands/index.ts'
import type { OrganisationId } from '../../kernel/index.ts'
import { choiceOf, type DecisionChoice } from '../review/index.ts'
import { askStateAt, isToTakeOver, teamName, type AskState } from './ask-state.ts'
import { staffName } from './askable.ts'
import { askField } from './send.ts'

type Choice = { readonly answer: 'is one' | 'is not' | 'cannot tell'; readonly modality: 'art' | 'drama' | 'music' | 'not known' | null }

/** What was answered of one person. */
export interface AskedPerson {
  readonly person: string
  /** The finding of the newest run that has them: where their case is. */
  readonly case: string | null
  readonly name: string
  readonly titles: string
  /** Null until the answers are confirmed. */
  readonly said: {
    readonly choice: DecisionChoice
    /** Registered in this modality, and not practising as an arts therapist here: so they do not count. */
    readonly notPractising: boolean
    readonly registrationNumber: string | null
    readonly note: string | null
  } | null
  readonly isToTakeOver: boolean
}

export interface Ask {
  readonly id: string
  readonly organisation: OrganisationId
  readonly organisationName: string
  readonly kind: 'manager' | 'person'
  readonly team: string | null
  readonly recipient: string
  readonly recipientName: string
  readonly askedBy: string
  readonly state: AskState
  readonly createdAt: Date
  readonly dueAt: Date
  readonly expiresAt: Date
  readonly remindedAt: Date | null
  readonly answeredAt: Date | null
  readonly people: readonly AskedPerson[]
}

/** One question with its answers, which are evidence and no decision until somebody takes them over. */
export const findAsk = query({
  name: 'workforce.ask',
  did: 'looked at a question about posts',
  input: z.object({ ask: askField }),
  permits: { act: 'ask about posts', where: 'own' },
  async run({ db, viewer, now }, { ask }): Promise<Ask> {
    const inside = `{${viewer.allowance('ask about posts').organisations.join(',')}}`
    const { rows } = await sql<Omit<Ask, 'people'>>`
      select a.id, a.organisation_id as organisation, o.name as "organisationName", a.kind, a.team, a.recipient,
        a.recipient_name as "recipientName", coalesce(u.name, 'A former colleague') as "askedBy", ${askStateAt(now)} as state,
        a.created_at as "createdAt", a.due_at as "dueAt", a.expires_at as "expiresAt", a.reminded_at as "remindedAt",
        a.answered_at as "answeredAt"
      from ask a join organisation o on o.id = a.organisation_id left join account u on u.id = a.created_by
      where a.id = ${ask}::uuid and a.organisation_id = any (${inside}::uuid[])`.execute(db)
    const [found] = rows
    if (!found) return refuse(notFound('question'))
    const { rows: people } = await sql<
      Omit<AskedPerson, 'said'> & Choice & { registrationNumber: string | null; note: string | null; answeredAt: Date | null }
    >`
      select x.person_id as person, x.answer, x.modality, x.registration_number as "registrationNumber", x.note,
        case when a.answered_at is null then null else x.answered_at end as "answeredAt", ${isToTakeOver} and a.withdrawn_at is null as "isToTakeOver",
        coalesce(min(${staffName}), 'Name not held') as name, coalesce(string_agg(distinct s.position_title, ', '), 'No title') as titles,
        (select f.id from finding f join identification_run r on r.id = f.run_id where f.person_id = x.person_id and r.state = 'done'
          order by r.as_at desc, r.done_at desc limit 1) as case
      from ask_answer x join ask a on a.id = x.ask_id
        left join finding f on f.run_id = a.run_id and f.person_id = x.person_id left join finding_post p on p.finding_id = f.id
        left join staff_post s on s.import_id = p.import_id and s.row_number = p.row_number
      where x.ask_id = ${ask}::uuid group by x.ask_id, x.person_id, a.id order by name, x.person_id`.execute(db)
    return {
      ...found,
      team: found.team === null ? null : teamName(found.team),
      people: people.map(({ answer, modality, registrationNumber, note, answeredAt, ...person }) => ({
        ...person,
        said:
          answeredAt === null
            ? null
            : {
                choice: choiceOf({ answer, modality }),
                notPractising: answer === 'is not' && modality !== null,
                registrationNumber,
                note,
              },
      })),
    }
  },
  audit: ({ input, output }) => ({ organisation: output.organisation, about: input.ask, rows: output.people.length }),
})
