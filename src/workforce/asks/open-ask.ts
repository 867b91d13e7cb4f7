import { z } from 'zod'
import { countAttempt, tokenHash } from '../../access/index.ts'
import { notFound, refuse, tooMany, type Context } from '../../commands/index.ts'
import type { OrganisationId, Problem } from '../../kernel/index.ts'

/** Of tokens that are none, from one place; of letters that are sent back by one link. */
const TRIES = { unknown: { attempts: 40, minutes: 15 }, saves: { attempts: 100, minutes: 24 * 60 } } as const

export const tokenField = z.string('Open the link again').min(20, 'Open the link again').max(100, 'Open the link again')
/** Where the browser is, for the limit on guessing. */
export const sourceField = z.string().max(100).default('')

export type AskKind = 'manager' | 'person'

/** Refuses whoever tries one token after another. */
export const guardToken =
  (kind: AskKind, isSaving: boolean) =>
  async (context: Pick<Context, 'db' | 'now' | 'installation'>, { token, source }: { readonly token: string; readonly source: string }) => {
    const known = await context.db
      .selectFrom('ask')
      .select('id')
      .where('token_hash', '=', tokenHash(token))
      .where('kind', '=', kind)
      .executeTakeFirst()
    const wait = known
      ? isSaving && (await countAttempt(context, 'ask saves', TRIES.saves, known.id))
      : await countAttempt(context, 'ask token', TRIES.unknown, source)
    if (typeof wait === 'number') refuse(tooMany(wait))
  }

/** What whoever opens a link needs to know of its question, whatever became of it. */
export interface OpenedAsk {
  readonly ask: string
  readonly organisation: OrganisationId
  readonly organisationName: string
  readonly state: 'open' | 'answered' | 'expired' | 'withdrawn'
  readonly until: Date
}

export interface AskRow extends OpenedAsk {
  readonly run: string
  readonly team: string | null
  readonly recipientName: string
}

/** The question whose link this is. A token that is none, or of the other kind of link, is not there. */
export async function askOf({ db, now }: Context, kind: AskKind, token: string): Promise<AskRow> {
  const row = await db
    .selectFrom('ask as a')
    .innerJoin('organisation as o', 'o.id', 'a.organisation_id')
    .select([
      'a.id',
      'a.organisation_id',
      'o.name',
      'a.run_id',
      'a.team',
      'a.recipient_name',
      'a.expires_at',
      'a.answered_at',
      'a.withdrawn_at',
    ])
    .where('a.token_hash', '=', tokenHash(token))
    .where('a.kind', '=', kind)
    .where('o.closed_at', 'is', null)
    .forUpdate('a')
    .executeTakeFirst()
  if (!row) return refuse(notFound('question'))
  return {
    ask: row.id,
    organisation: row.organisation_id as OrganisationId,
    organisationName: row.name,
    state: row.withdrawn_at ? 'withdrawn' : row.answered_at ? 'answered' : row.expires_at <= now ? 'expired' : 'open',
    until: row.expires_at,
    run: row.run_id,
    team: row.team,
    recipientName: row.recipient_name,
  }
}

export const notOpen = (state: OpenedAsk['state']): Problem => ({
  code: 'workforce.ask-not-open',
  kind: 'error',
  status: 409,
  message: `This question was ${state} meanwhile, so nothing was saved.`,
  todo: 'Ask whoever sent you the letter for a new one if something has to be put right.',
})
