import { sql, type RawBuilder } from 'kysely'

/**
 * Where a question stands. `overdue`: the day it was to be answered is over, the link still works. `to take over`: answered, and an
 * answer says something that no decision says yet.
 */
export const ASK_STATES = ['waiting', 'overdue', 'to take over', 'answered', 'expired', 'withdrawn'] as const
export type AskState = (typeof ASK_STATES)[number]

/** An answer that a person could decide by, and has not: `x` is the answer, `a` its question. */
export const isToTakeOver: RawBuilder<boolean> = sql<boolean>`(a.answered_at is not null and x.answer in ('is one', 'is not')
  and not exists (select 1 from decision d where d.person_id = x.person_id and d.withdrawn_at is null
    and (d.decided_at >= a.answered_at or (d.answer = x.answer and d.modality is not distinct from x.modality))))`

/** The state of the question `a` at a moment. */
export const askStateAt = (now: Date): RawBuilder<AskState> => sql<AskState>`case
  when a.withdrawn_at is not null then 'withdrawn'
  when a.answered_at is not null then
    case when exists (select 1 from ask_answer x where x.ask_id = a.id and ${isToTakeOver}) then 'to take over' else 'answered' end
  when a.expires_at <= ${now} then 'expired'
  when a.due_at <= ${now} then 'overdue'
  else 'waiting' end`

/** A team is its employer and its name; where the record names no team, the place of work stands for it. */
const BETWEEN = ' | '
export const teamOf = (post: string): RawBuilder<string> =>
  sql<string>`(${sql.ref(`${post}.employer`)} || ${sql.lit(BETWEEN)} || coalesce(${sql.ref(`${post}.team`)}, ${sql.ref(`${post}.site`)}))`

/** The team as people call it, without its employer. */
export const teamName = (team: string): string => team.split(BETWEEN).at(-1) ?? team
