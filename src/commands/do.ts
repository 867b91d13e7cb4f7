import type { z } from 'zod'
import { problemOfDatabase, type Database, type Scope } from '../database/index.ts'
import { dayOf, failed, ok, type Clock, type OrganisationId, type Result } from '../kernel/index.ts'
import { readInput } from './input.ts'
import type { AuditNote, Command, Context, Installation, Query } from './operation.ts'
import { notAllowed, notFound, signInFirst } from './problems.ts'
import { appendAudit, batchedAudit, type AuditRow } from './read-audit.ts'
import { Refusal } from './refusal.ts'
import { judge, type Viewer, type Where } from './viewer.ts'

export interface DoOptions {
  readonly database: Database
  readonly installation: Installation
  readonly clock: Clock
  readonly newId: () => string
  readonly newToken: () => string
  /** Called once the transaction of a command is over, before anybody is answered: what was known from before may be so no more. */
  readonly afterCommand?: () => void
}

/** The one way to do anything: input read, permission asked, one transaction behind the viewer's wall, audit in it, problems as values. */
export type Do = <Schema extends z.ZodType, Output>(
  viewer: Viewer,
  operation: Command<Schema, Output> | Query<Schema, Output>,
  input: unknown,
) => Promise<Result<Output>>

export function createDo({ database, installation, clock, newId, newToken, afterCommand }: DoOptions): Do {
  const auditRead = batchedAudit(database)

  return async (viewer, operation, sent) => {
    const read = readInput(operation.input, sent)
    if (!read.ok) return read
    const input = read.value
    const { act, where } = operation.permits
    const place: Where = typeof where === 'function' ? where(input) : where
    const verdict = judge(viewer, act, place)
    if (!verdict.may) {
      if (viewer.kind !== 'visitor' || viewer.id !== null) {
        // In the trail of whoever was refused: the organisation they reached for may be another's, or none.
        const about = place === 'self' || place === 'own' ? null : place
        await auditRead(rowOf(viewer, 'self', 'refused', operation.name, clock(), { about, needs: act }))
      }
      if (verdict.hidden) return failed(notFound())
      return failed(viewer.kind === 'visitor' ? signInFirst : notAllowed(act))
    }
    const scope: Scope = operation.asSystem ? { kind: 'system' } : verdict.scope
    const now = clock()
    try {
      if (operation.guard) {
        await database.transaction({ kind: 'system' }, async (db) => operation.guard?.({ db, viewer, now, installation }, input))
      }
      const transaction = database.transaction(scope, async (db) => {
        const later: (() => void)[] = []
        const context: Context = {
          db,
          viewer,
          now,
          today: dayOf(now),
          newId,
          newToken,
          installation,
          after: (act) => void later.push(act),
        }
        const done = await operation.run(context, input)
        if (operation.kind === 'command') {
          await appendAudit(db, [rowOf(viewer, place, 'change', operation.name, now, operation.audit({ input, output: done, viewer }))])
        }
        return { output: done, after: later }
      })
      // Even where it failed: of a commit without an answer nobody knows.
      const { output, after } = await transaction.finally(() => operation.kind === 'command' && afterCommand?.())
      for (const act of after) act()
      if (operation.kind === 'query' && operation.audit) {
        const notes = [operation.audit({ input, output, viewer })].flat()
        await Promise.all(notes.map((note) => auditRead(rowOf(viewer, place, 'read', operation.name, now, note))))
      }
      return ok(output)
    } catch (error) {
      if (error instanceof Refusal) {
        // A browser without a session could fill the trail with what it is refused.
        if (operation.kind === 'command' && viewer.id !== null) {
          const why = error.problems.map(({ code }) => code)
          await auditRead(rowOf(viewer, 'self', 'refused', operation.name, now, { about: null, why }))
        }
        return failed(...error.problems)
      }
      const problem = problemOfDatabase(error)
      if (problem) return failed(problem)
      throw error
    }
  }
}

function rowOf(
  viewer: Viewer,
  place: Where,
  kind: AuditRow['kind'],
  act: string,
  at: Date,
  { organisation, about = null, ...details }: AuditNote,
): AuditRow {
  const inside: OrganisationId = organisation ?? (place === 'self' || place === 'own' ? viewer.home : place)
  return { organisation: inside, at, viewerKind: viewer.kind, viewer: viewer.id, kind, act, about, details: canonical(details) }
}

/** The same details are the same text, whatever order they were written in. */
const canonical = (details: Readonly<Record<string, unknown>>): string =>
  JSON.stringify(Object.fromEntries(Object.entries(details).sort(([a], [b]) => (a < b ? -1 : 1))))
