import { z } from 'zod'
import { changedMeanwhile, command, lineField, notFound, refuse, versionField, wrongField } from '../../commands/index.ts'
import type { Db } from '../../database/index.ts'
import type { OrganisationId } from '../../kernel/index.ts'
import { ORGANISATION_KINDS, type OrganisationKind } from '../roles.ts'
import { organisationField, organisationFields } from './fields.ts'
import { organisationOf } from './list.ts'

const KINDS = (Object.keys(ORGANISATION_KINDS) as OrganisationKind[]).filter((kind) => kind !== 'host') as [
  OrganisationKind,
  ...OrganisationKind[],
]

/** A new organisation on this installation. It has nobody yet: its first administrator is invited next. */
export const createOrganisation = command({
  name: 'access.organisation.create',
  did: 'added an organisation',
  input: z.object({ kind: z.enum(KINDS, 'Choose what kind of organisation it is'), ...organisationFields }),
  permits: { act: 'create organisations', where: 'own' },
  async run({ db, newId, now }, { kind, name, odsCode, nation }): Promise<{ id: OrganisationId; host: OrganisationId }> {
    const id = newId() as OrganisationId
    await refuseTakenCode(() =>
      db.insertInto('organisation').values({ id, kind, name, ods_code: odsCode, nation, created_at: now }).execute(),
    )
    return { id, host: await hostOf(db) }
  },
  audit: ({ input, output }) => ({ organisation: output.host, about: output.id, kind: input.kind }),
})

/** Changes the details. Whoever saves second is shown both versions and chooses. */
export const changeOrganisation = command({
  name: 'access.organisation.change',
  did: 'changed an organisation',
  input: z.object({ organisation: organisationField, version: versionField, ...organisationFields }),
  permits: { act: 'change organisations', where: ({ organisation }) => organisation },
  async run({ db }, { organisation, version, name, odsCode, nation }) {
    const changed = await refuseTakenCode(() =>
      db
        .updateTable('organisation')
        .set({ name, ods_code: odsCode, nation, version: version + 1 })
        .where('id', '=', organisation)
        .where('version', '=', version)
        .returning('id')
        .executeTakeFirst(),
    )
    if (changed) return
    const saved = await organisationOf({ db }, organisation)
    refuse(changedMeanwhile({ name: saved.name, odsCode: saved.odsCode ?? '', nation: saved.nation ?? '' }, saved.version))
  },
  audit: ({ input }) => ({ about: input.organisation, version: input.version + 1 }),
})

/** Closes an organisation: its people lose their roles there, its records stay. The name is typed to show that it is meant. */
export const closeOrganisation = command({
  name: 'access.organisation.close',
  did: 'closed an organisation',
  input: z.object({ organisation: organisationField, typed: lineField('Type the name of the organisation', 200) }),
  permits: { act: 'create organisations', where: ({ organisation }) => organisation },
  async run({ db, now }, { organisation, typed }) {
    const { name, kind, closedAt } = await organisationOf({ db }, organisation)
    if (kind === 'host') refuse(wrongField('typed', 'The host of this installation cannot be closed'))
    if (closedAt) refuse(notFound('open organisation'))
    if (typed !== name) refuse(wrongField('typed', 'Type the name exactly as it stands above'))
    await db.updateTable('organisation').set({ closed_at: now }).where('id', '=', organisation).execute()
    return { host: await hostOf(db) }
  },
  // In the host’s trail: that of the closed organisation is open to nobody any more.
  audit: ({ input, output }) => ({ organisation: output.host, about: input.organisation }),
})

async function hostOf(db: Db): Promise<OrganisationId> {
  const { id } = await db.selectFrom('organisation').select('id').where('kind', '=', 'host').executeTakeFirstOrThrow()
  return id as OrganisationId
}

/** Two open organisations never share an ODS code: the database says so, and the field is told. */
async function refuseTakenCode<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write()
  } catch (error) {
    if (error instanceof Error && 'constraint' in error && error.constraint === 'organisation_ods_code') {
      return refuse(
        wrongField('odsCode', 'Another organisation has this ODS code', 'Check the code, or close the other organisation first.'),
      )
    }
    throw error
  }
}
