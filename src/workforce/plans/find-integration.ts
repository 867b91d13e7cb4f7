import { z } from 'zod'
import { query } from '../../commands/index.ts'
import { countedOf } from '../findings/index.ts'
import { accessTable, vacancyTable } from './access-rows.ts'
import type { ExactTable } from './exact-table.ts'
import { exportOf } from './export-of.ts'
import { linesTable, singleTable, spreadTable, teamTable } from './integration.ts'
import { whatIsMissing } from './missing.ts'
import { peopleOf, snapshotOf, type Snapshot } from './snapshot.ts'
import { organisationOf, plansOf, whose } from './whose.ts'

export interface Integration {
  readonly snapshot: Snapshot
  readonly people: number
  readonly lines: ExactTable
  readonly spread: ExactTable
  readonly teams: ExactTable
  readonly single: ExactTable
  readonly access: ExactTable
  /** Null where the extract says nothing of vacancies. */
  readonly vacancies: ExactTable | null
  readonly missing: readonly string[]
}

/** How arts therapists stand among the lines, teams and settings of an organisation; null before the first run. */
export const findIntegration = query({
  name: 'workforce.integration',
  did: 'looked at the integration profile',
  input: z.object(whose),
  permits: plansOf,
  async run(context, input): Promise<Integration | null> {
    const { db } = context
    const snapshot = await snapshotOf(db, organisationOf(context, input))
    if (snapshot === null) return null
    const found = await peopleOf(db, snapshot)
    const people = countedOf(found)
    return {
      snapshot,
      people: people.length,
      lines: linesTable(people),
      spread: spreadTable(people),
      teams: teamTable(people),
      single: singleTable(people),
      access: await accessTable(db, snapshot, people),
      vacancies: await vacancyTable(db, snapshot),
      missing: whatIsMissing(snapshot, found, people),
    }
  },
  audit: null,
})

export const exportIntegration = exportOf(
  findIntegration,
  'took away the integration profile, exact',
  (profile) =>
    profile && {
      title: 'Integration profile',
      snapshot: profile.snapshot,
      of: 'Everybody found',
      tables: [
        profile.lines,
        profile.spread,
        profile.teams,
        profile.single,
        profile.access,
        ...(profile.vacancies ? [profile.vacancies] : []),
      ],
      missing: profile.missing,
    },
)
