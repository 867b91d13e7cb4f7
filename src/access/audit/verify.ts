import type { Database } from '../../database/index.ts'
import type { OrganisationId } from '../../kernel/index.ts'
import { ChainReader, type Break, type ChainEntry, type ChainState } from './chain.ts'

/** The state of one organisation's chain, as it was written down outside the database at some time. */
export interface Seal extends ChainState {
  readonly organisation: string
  readonly at: string
}

export interface Verification {
  readonly organisation: OrganisationId
  readonly entries: number
  readonly head: string
  /** Empty where the chain is whole. */
  readonly breaks: readonly Break[]
}

const BATCH = 2_000

/** Reads every chain from its start and compares it with itself, with its recorded end and with the seals. For the owner: behind no wall. */
export async function verifyAudit({ owner }: Pick<Database, 'owner'>, seals: readonly Seal[]): Promise<Verification[]> {
  return owner
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (db) => {
      const chains = await db.selectFrom('audit_chain').selectAll().execute()
      const found = await db.selectFrom('audit_entry').select('organisation_id').distinct().execute()
      const organisations = new Set([
        ...chains.map(({ organisation_id }) => organisation_id),
        ...found.map(({ organisation_id }) => organisation_id),
        ...seals.map(({ organisation }) => organisation),
      ])
      const verified: Verification[] = []
      for (const organisation of [...organisations].sort()) {
        const reader = new ChainReader(seals.filter((seal) => seal.organisation === organisation))
        let after = -1
        for (;;) {
          const rows: ChainEntry[] = await db
            .selectFrom('audit_entry')
            .selectAll()
            .where('organisation_id', '=', organisation)
            .where('sequence', '>', after)
            .orderBy('sequence')
            .limit(BATCH)
            .execute()
          for (const row of rows) reader.take(row)
          const last = rows.at(-1)
          if (!last || rows.length < BATCH) break
          after = last.sequence
        }
        const { entries, head } = reader.end(chains.find(({ organisation_id }) => organisation_id === organisation) ?? null)
        verified.push({ organisation: organisation as OrganisationId, entries, head, breaks: reader.breaks })
      }
      return verified
    })
}

/** The present state of every chain, to be kept where whoever can change the database cannot change it too. */
export async function sealsOf({ owner }: Pick<Database, 'owner'>, now: Date): Promise<Seal[]> {
  const chains = await owner.selectFrom('audit_chain').selectAll().orderBy('organisation_id').execute()
  return chains.map(({ organisation_id, entries, head }) => ({ organisation: organisation_id, at: now.toISOString(), entries, head }))
}
