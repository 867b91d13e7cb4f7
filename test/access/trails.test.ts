import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { closeOrganisation, exportEntries, listPeople, personViewer } from '../../src/access/index.ts'
import { host, idOf, member, openWorld, thingsOf, viewerOf } from '../world.ts'

const supervisor = member('supervisor', 'trust one')

it('who read the people of an organisation stands in its own trail, also where they belong to another first', async () => {
  const { app, database } = await openWorld()
  const both = personViewer({
    id: supervisor.account,
    name: supervisor.name,
    session: supervisor.session,
    memberships: [
      { organisation: supervisor.organisation, name: 'The trust one', kind: 'trust', role: 'supervisor' },
      { organisation: thingsOf('trust two').organisation, name: 'The trust two', kind: 'trust', role: 'administrator' },
      { organisation: thingsOf('university one').organisation, name: 'The university one', kind: 'hei', role: 'auditor' },
    ],
    host,
    mustSetUpTwoStep: false,
  })
  expect(await app.do(both, listPeople, {})).toMatchObject({ ok: true })
  const trails = async (act: string) =>
    (await database.owner.selectFrom('audit_entry').select('organisation_id').where('act', '=', act).execute())
      .map(({ organisation_id }) => organisation_id)
      .sort()
  expect(await trails('access.people')).toEqual([idOf('trust two'), idOf('university one')].sort())
})

it('the closing of an organisation stands in the trail of the host, which is still open to somebody', async () => {
  const { app, database } = await openWorld()
  const operator = viewerOf(member('installation administrator', 'host'))
  expect(await app.do(operator, closeOrganisation, { organisation: idOf('body two'), typed: 'The body two' })).toMatchObject({ ok: true })
  const [entry] = await database.owner.selectFrom('audit_entry').selectAll().where('act', '=', 'access.organisation.close').execute()
  expect(entry).toMatchObject({ organisation_id: host, about: idOf('body two') })
})

it('an export is never cut without a word', async () => {
  const { app, database } = await openWorld('postgresql')
  const auditor = viewerOf(member('auditor', 'trust one'))
  await sql`insert into audit_chain values (${auditor.home}, 0, '')`.execute(database.owner)
  await sql`insert into audit_entry select ${auditor.home}::uuid, n, now(), 'system', null, 'change', 'test', null, '{}', '', '' from generate_series(1, 100001) n`.execute(
    database.owner,
  )
  expect(await app.do(auditor, exportEntries, {})).toMatchObject({ ok: false, problems: [{ code: 'access.audit.too-much' }] })
  expect(await app.do(auditor, exportEntries, { kind: 'read' })).toMatchObject({ ok: true })
})
