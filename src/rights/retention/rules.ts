import { sql, type RawBuilder } from 'kysely'
import type { Db } from '../../database/index.ts'
import type { PlainDate } from '../../kernel/index.ts'
import { monthAfter } from '../clock.ts'

export interface Moment {
  readonly now: Date
  readonly today: PlainDate
}

export interface Due {
  readonly organisation: string
  /** The import, the run or the request. */
  readonly about: string
  readonly rows: number
}

export interface Rule {
  /** What would be deleted, in words. */
  readonly text: string
  /** The rule, as the classification of the columns promises it. */
  readonly reason: string
  /** What is due at a moment: for everybody whom the transaction may see. */
  readonly due: (at: Moment) => RawBuilder<Due>
  /** Deletes it, in a transaction of the installation; answers how many rows. */
  readonly dispose: (db: Db, about: string) => Promise<number>
  /** A file lies with it. */
  readonly hasFile?: true
}

const daysBefore = ({ now }: Moment, days: number): Date => new Date(now.getTime() - days * 86_400_000)
const ROWS = ['staff_post', 'register_entry', 'member_entry'] as const

/** Rows of the import `i`, of whatever kind. */
const rowsOf = sql<number>`((select count(*) from staff_post r where r.import_id = i.id) + (select count(*) from register_entry r where r.import_id = i.id)
  + (select count(*) from member_entry r where r.import_id = i.id))`

const dueImports = (is: RawBuilder<boolean>): RawBuilder<Due> =>
  sql<Due>`select * from (select i.organisation_id as organisation, i.id as about, ${rowsOf} as rows from import i where ${is}) d where d.rows > 0`

/** The rows of an import and what its file was called; that it was there stays. */
async function disposeOfRows(db: Db, about: string): Promise<number> {
  let rows = 0
  for (const table of ROWS) rows += Number((await db.deleteFrom(table).where('import_id', '=', about).executeTakeFirst()).numDeletedRows)
  await db.updateTable('import').set({ problems: null, mends: '[]', file_name: 'Deleted' }).where('id', '=', about).execute()
  return rows
}

/** A newer one of the kind counts, for so long that it can no longer be undone. */
const superseded = (
  kind: 'register' | 'members',
  at: Moment,
): RawBuilder<boolean> => sql<boolean>`i.kind = ${kind} and i.state = 'committed'
  and exists (select 1 from import n where n.organisation_id = i.organisation_id and n.kind = i.kind and n.state = 'committed'
    and (n.as_at, n.committed_at) > (i.as_at, i.committed_at) and n.committed_at < ${daysBefore(at, 30)})`

/** When nothing more could come of the question `a`. */
const ended = sql`coalesce(a.answered_at, a.withdrawn_at, a.expires_at)`

/** What is to be deleted, and when. Nothing is deleted before a person approves (NHS Records Management Code of Practice 2021). */
export const RULES = {
  'staff rows': {
    text: 'Rows of a staff extract',
    reason: 'Rows of a staff extract are kept for 13 months after its month. Findings and decisions stay.',
    due: (at) => dueImports(sql`i.kind = 'staff' and i.state = 'committed' and i.as_at < ${monthAfter(at.today, -13)}::date`),
    dispose: disposeOfRows,
  },
  'register rows': {
    text: 'Rows of a register',
    reason: 'A newer register is loaded, and has counted for longer than it could be undone.',
    due: (at) => dueImports(superseded('register', at)),
    dispose: disposeOfRows,
  },
  'membership rows': {
    text: 'Rows of a membership list',
    reason: 'A newer membership list is loaded, and has counted for longer than it could be undone.',
    due: (at) => dueImports(superseded('members', at)),
    dispose: disposeOfRows,
  },
  'undone import': {
    text: 'Rows of an import that was undone',
    reason: 'The import was undone more than 30 days ago and counts nowhere.',
    due: (at) => dueImports(sql`i.state = 'undone' and i.undone_at < ${daysBefore(at, 30)}`),
    dispose: disposeOfRows,
  },
  'unconfirmed upload': {
    text: 'A file that was never confirmed',
    reason: 'The file was uploaded more than 30 days ago and nobody confirmed it.',
    hasFile: true,
    due: (at) => sql<Due>`select i.organisation_id as organisation, i.id as about, ${rowsOf} as rows from import i
      where i.state in ('reading', 'asking', 'staged', 'failed') and i.created_at < ${daysBefore(at, 30)}`,
    async dispose(db, about) {
      await db.updateTable('import').set({ state: 'abandoned', understood: null, effects: null }).where('id', '=', about).execute()
      return disposeOfRows(db, about)
    },
  },
  questions: {
    text: 'Questions to managers and people, with their answers',
    reason: 'Questions are kept for 90 days after they were answered, withdrawn or expired. Decisions that rest on them stay.',
    due: (at) => sql<Due>`select a.organisation_id as organisation, a.run_id as about,
        count(*) + coalesce(sum((select count(*) from ask_answer x where x.ask_id = a.id)), 0)::integer as rows
      from ask a group by 1, 2 having max(${ended}) < ${daysBefore(at, 90)}`,
    async dispose(db, about) {
      const answers = await db
        .deleteFrom('ask_answer')
        .where('ask_id', 'in', (of) => of.selectFrom('ask').select('id').where('run_id', '=', about))
        .executeTakeFirst()
      const asks = await db.deleteFrom('ask').where('run_id', '=', about).executeTakeFirst()
      return Number(answers.numDeletedRows + asks.numDeletedRows)
    },
  },
  'closed request': {
    text: 'A request about personal data that was closed',
    reason: 'Requests are kept for 3 years after they were closed.',
    due: (at) => sql<Due>`select r.organisation_id as organisation, r.id as about, 1 as rows from rights_request r
      where r.state in ('done', 'refused') and r.done_at < ${`${monthAfter(at.today, -36)}T00:00:00Z`}::timestamptz`,
    dispose: async (db, about) => Number((await db.deleteFrom('rights_request').where('id', '=', about).executeTakeFirst()).numDeletedRows),
  },
} as const satisfies Readonly<Record<string, Rule>>

export const ruleOf = (what: string): Rule | null => (Object.hasOwn(RULES, what) ? RULES[what as keyof typeof RULES] : null)
