import { sql } from 'kysely'
import { z } from 'zod'
import { command, notFound, query, refuse, wrongField, type Context } from '../../commands/index.ts'
import { answeredBy, choiceOf, CHOICES, type DecisionChoice } from '../review/index.ts'
import { teamName, teamOf } from './ask-state.ts'
import { staffName } from './askable.ts'
import { askOf, guardToken, notOpen, sourceField, tokenField, type AskRow, type OpenedAsk } from './open-ask.ts'

const LONGEST_NOTE = 500

/** One person of the team, as the staff record has them. */
export interface TeamMember {
  readonly person: string
  readonly name: string
  /** Title and whether the assignment is active, post by post; of this team alone. */
  readonly posts: readonly { readonly title: string; readonly status: string }[]
  /** What was saved so far. */
  readonly choice: DecisionChoice | null
  readonly note: string
}

export interface TeamAsk extends OpenedAsk {
  readonly team: string
  readonly recipientName: string
  /** Empty once the question is closed. */
  readonly members: readonly TeamMember[]
}

async function membersOf({ db }: Pick<Context, 'db'>, { ask, run, team }: AskRow): Promise<TeamMember[]> {
  const { rows } = await sql<
    Omit<TeamMember, 'choice' | 'note' | 'posts'> & {
      title: string
      status: string
      answer: 'is one' | 'is not' | 'cannot tell' | null
      modality: 'art' | 'drama' | 'music' | 'not known' | null
      note: string | null
    }
  >`
    select x.person_id as person, ${staffName} as name, coalesce(s.position_title, 'No title on the record') as title,
      coalesce(s.assignment_status, 'Not stated') as status, x.answer, x.modality, x.note
    from ask_answer x join finding f on f.run_id = ${run}::uuid and f.person_id = x.person_id join finding_post p on p.finding_id = f.id
      left join staff_post s on s.import_id = p.import_id and s.row_number = p.row_number
    where x.ask_id = ${ask}::uuid and p.counts and ${teamOf('p')} = ${team} order by name, x.person_id, p.row_number`.execute(db)
  const members = new Map<string, TeamMember>()
  for (const { person, name, title, status, answer, modality, note } of rows) {
    const posts = [...(members.get(person)?.posts ?? []), { title, status }]
    members.set(person, { person, name, posts, choice: answer && choiceOf({ answer, modality }), note: note ?? '' })
  }
  return [...members.values()]
}

/** What the manager of a team sees behind the link: the listed people of their team and nobody else. */
export const openTeamAsk = query({
  name: 'workforce.ask.open-team',
  did: 'opened the question about a team',
  input: z.object({ token: tokenField, source: sourceField }),
  permits: { act: 'answer a question', where: 'self' },
  asSystem: true,
  guard: guardToken('manager', false),
  async run(context, { token }): Promise<TeamAsk> {
    const { run: _run, ...row } = await askOf(context, 'manager', token)
    return { ...row, team: teamName(row.team ?? ''), members: row.state === 'open' ? await membersOf(context, { ...row, run: _run }) : [] }
  },
  audit: ({ output }) => ({ organisation: output.organisation, about: output.ask, rows: output.members.length }),
})

const saidOf = z.object({
  person: z.uuid('Open the link again'),
  choice: z.enum(['', ...Object.keys(CHOICES)] as ['', ...DecisionChoice[]], 'Choose an answer'),
  note: z.string().trim().max(LONGEST_NOTE, `Use ${LONGEST_NOTE} characters or fewer`),
})

/** Saves what a manager says of their team; with `confirm` they are done, and every person needs an answer. */
export const answerTeam = command({
  name: 'workforce.ask.answer-team',
  did: 'answered about a team',
  input: z.object({ token: tokenField, source: sourceField, finish: z.enum(['save', 'confirm']), answers: z.array(saidOf).max(500) }),
  permits: { act: 'answer a question', where: 'self' },
  asSystem: true,
  guard: guardToken('manager', true),
  async run(context, { token, finish, answers }) {
    const { db, now } = context
    const row = await askOf(context, 'manager', token)
    if (row.state !== 'open') refuse(notOpen(row.state))
    const asked = new Set((await membersOf(context, row)).map(({ person }) => person))
    if (
      answers.some(({ person }) => !asked.has(person)) ||
      (finish === 'confirm' && new Set(answers.map(({ person }) => person)).size < asked.size)
    )
      refuse(notFound('question'))
    const missing = answers.flatMap(({ choice }, i) => (choice === '' ? [wrongField(`answers.${i}.choice`, 'Choose an answer')] : []))
    if (finish === 'confirm' && missing.length > 0) refuse(...missing)
    const confirmed = finish === 'confirm' ? now : null
    for (const { person, choice, note } of answers) {
      const said = choice === '' ? { answer: null, modality: null } : answeredBy(choice)
      await db
        .updateTable('ask_answer')
        .set({ ...said, note: note === '' ? null : note, answered_at: confirmed })
        .where('ask_id', '=', row.ask)
        .where('person_id', '=', person)
        .execute()
    }
    if (confirmed) await db.updateTable('ask').set({ answered_at: confirmed }).where('id', '=', row.ask).execute()
    return { organisation: row.organisation, ask: row.ask, finish, answers: answers.filter(({ choice }) => choice !== '').length }
  },
  audit: ({ output: { organisation, ask, finish, answers } }) => ({ organisation, about: ask, finish, answers }),
})
