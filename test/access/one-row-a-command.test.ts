import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import * as access from '../../src/access/index.ts'
import { OPERATIONS } from '../../src/api/index.ts'
import type { Command, Viewer } from '../../src/commands/index.ts'
import * as installation from '../../src/installation/index.ts'
import { createSite } from '../../src/pages/index.ts'
import * as workforce from '../../src/workforce/index.ts'
import { ASK_COMMANDS } from './ask-commands.ts'
import { IMPORT_COMMANDS } from './import-commands.ts'
import { RELEASE_COMMANDS } from './release-commands.ts'
import { RIGHTS_COMMANDS } from './rights-commands.ts'
import { host, idOf, member, MEMBERS, openWorld, PASSWORD, thingsOf, viewerOf, type World } from '../world.ts'

const things = thingsOf('trust one')
const administrator = member('administrator', 'trust one')
const analyst = member('workforce analyst', 'trust one')
/** What the analyst decided of the one case there is. */
const decision = `${things.case.slice(0, -4)}dec0`
const operator = member('installation administrator', 'host')
const nobody = access.visitorViewer(null, host)
const browser = { source: '192.0.2.7', browser: 'Firefox', knownBrowser: null }
const inTrust = { organisation: things.organisation, account: member('supervisor', 'trust one').account }
const trial = idOf('a new trial')

const ASSUMED = {
  name: 'A name',
  years: '5',
  seed: '1',
  figures: Object.fromEntries(
    ['completions', 'joining', 'otherJoiners', 'attrition', 'participation'].map((name) => [`groups.0.assumptions.${name}.value`, '0.5']),
  ),
}

/** Every command there is, with what makes it succeed, in an order in which each can. */
const GIVEN: readonly {
  readonly command: unknown
  readonly as: Viewer
  readonly input: unknown
  readonly first?: (world: World) => Promise<unknown>
}[] = [
  { command: access.signIn, as: nobody, input: { email: administrator.email, password: PASSWORD, ...browser } },
  { command: access.signIn, as: nobody, input: { email: administrator.email, password: 'wrong', ...browser } },
  { command: access.askPasswordReset, as: nobody, input: { email: administrator.email, source: browser.source } },
  { command: access.startVisit, as: nobody, input: { browser: 'Firefox', source: '192.0.2.7' } },
  { command: access.changeOwnName, as: viewerOf(administrator), input: { name: 'Another Name' } },
  { command: access.changePassword, as: viewerOf(administrator), input: { current: PASSWORD, password: 'a quite new password' } },
  {
    command: access.endOwnSession,
    as: viewerOf(member('auditor', 'trust one')),
    input: { session: member('auditor', 'trust one').session },
  },
  { command: access.beginTwoStep, as: viewerOf(member('AHP lead', 'trust one')), input: { current: PASSWORD } },
  { command: access.endTwoStep, as: viewerOf(member('AHP lead', 'trust one')), input: { current: PASSWORD } },
  { command: access.createOrganisation, as: viewerOf(operator), input: { kind: 'trust', name: 'A new trust', odsCode: 'ZZ001' } },
  {
    command: access.changeOrganisation,
    as: viewerOf(administrator),
    input: { organisation: things.organisation, version: 1, name: 'A new name' },
  },
  { command: access.closeOrganisation, as: viewerOf(operator), input: { organisation: idOf('body two'), typed: 'The body two' } },
  {
    command: access.inviteAdministrator,
    as: viewerOf(operator),
    input: { organisation: idOf('national two'), name: 'New Person', email: 'n.p@example.org' },
    first: ({ database }) => database.owner.deleteFrom('membership').where('organisation_id', '=', idOf('national two')).execute(),
  },
  {
    command: access.invitePerson,
    as: viewerOf(administrator),
    input: { organisation: things.organisation, name: 'New Person', email: 'n.p@example.org', role: 'auditor' },
  },
  { command: access.withdrawInvitation, as: viewerOf(administrator), input: { invitation: things.invitation } },
  {
    command: access.acceptInvitation,
    as: nobody,
    input: { token: 'invitation to trust two', name: 'New Person', password: 'a quite new password', ...browser },
  },
  { command: access.giveRole, as: viewerOf(administrator), input: { ...inTrust, role: 'auditor' } },
  { command: access.takeRole, as: viewerOf(administrator), input: { ...inTrust, role: 'auditor' } },
  { command: access.endSessionsOf, as: viewerOf(administrator), input: inTrust },
  { command: access.disableAccount, as: viewerOf(administrator), input: inTrust },
  { command: access.enableAccount, as: viewerOf(administrator), input: inTrust },
  {
    command: access.recordAgreement,
    as: viewerOf(administrator),
    input: {
      giver: things.organisation,
      receiver: idOf('national one'),
      covers: 'exact counts',
      reference: 'A paper',
      starts: '2026-04-01',
      ends: '2027-03-31',
    },
  },
  { command: access.endAgreement, as: viewerOf(administrator), input: { agreement: things.agreement, version: 1 } },
  { command: installation.resumeJob, as: viewerOf(administrator), input: { job: things.job } },
  { command: installation.cancelJob, as: viewerOf(administrator), input: { job: things.job } },
  { command: installation.sendLetterAgain, as: viewerOf(operator), input: { letter: things.letter } },
  ...RELEASE_COMMANDS,
  ...IMPORT_COMMANDS,
  { command: workforce.makeCorrections, as: viewerOf(analyst), input: { organisation: things.organisation } },
  { command: workforce.markCorrectionsSent, as: viewerOf(analyst), input: { organisation: things.organisation, which: 'all' } },
  {
    command: workforce.dropCorrection,
    as: viewerOf(analyst),
    input: { correction: things.correction, note: 'A paper', version: 2 },
  },
  { command: workforce.makeScenario, as: viewerOf(analyst), input: { ...things, by: 'modality', ...ASSUMED } },
  { command: workforce.changeScenario, as: viewerOf(analyst), input: { ...things, ...ASSUMED, version: 1 } },
  { command: workforce.copyScenario, as: viewerOf(analyst), input: { scenario: things.scenario } },
  { command: workforce.deleteScenario, as: viewerOf(analyst), input: { scenario: things.scenario } },
  { command: workforce.startRun, as: viewerOf(member('workforce analyst', 'trust one')), input: { import: things.import } },
  { command: workforce.makeLabelSet, as: viewerOf(analyst), input: { organisation: things.organisation, name: 'A set' } },
  { command: workforce.askSecondLook, as: viewerOf(member('AHP lead', 'trust one')), input: { case: things.case } },
  {
    command: workforce.decideCase,
    as: viewerOf(member('AHP lead', 'trust one')),
    input: { case: things.case, choice: 'art', basis: 'file', note: 'A paper', seen: decision },
  },
  {
    command: workforce.withdrawDecision,
    as: viewerOf(analyst),
    input: { decision },
    first: ({ database }) => database.owner.deleteFrom('decision').where('round', '=', 'second').execute(),
  },
  { command: workforce.startTrial, as: viewerOf(administrator), input: { trial, fictional: true, inputs: [] } },
  {
    command: workforce.keepTrial,
    as: viewerOf(administrator),
    input: { trial },
    first: ({ database }) =>
      database.owner.updateTable('job').set({ state: 'done', result: 'null' }).where('kind', '=', workforce.TRIAL_JOB).execute(),
  },
  { command: workforce.deleteTrial, as: viewerOf(administrator), input: { trial } },
  ...ASK_COMMANDS,
  ...RIGHTS_COMMANDS,
  { command: access.signOut, as: viewerOf(administrator), input: {} },
]

/** Those that need a code or a link of the moment are shown in the journeys. */
const IN_JOURNEYS = ['access.sign-in.confirm-code', 'access.account.confirm-two-step', 'access.password.reset']

describe('the audit trail', () => {
  let world: World
  beforeAll(async () => {
    world = await openWorld()
  })
  const changes = async (): Promise<number> => {
    const { rows } = await sql<{ entries: number }>`select count(*) as entries from audit_entry where kind = 'change'`.execute(
      world.database.owner,
    )
    return rows[0]?.entries ?? -1
  }

  it.each(GIVEN.map((given) => ({ ...given, name: (given.command as Command).name })))(
    'gets exactly one row of $name',
    async ({ command, as, input, name, first }) => {
      await first?.(world)
      const before = await changes()
      const done = await world.app.do(as, command as Command, input)
      expect(done, name).toMatchObject({ ok: true })
      expect(await changes()).toBe(before + 1)
      const { rows } = await sql<{
        act: string
        details: string
      }>`select act, details from audit_entry where kind = 'change' order by at desc, sequence desc`.execute(world.database.owner)
      expect(rows.map(({ act }) => act)).toContain(name)
    },
  )

  it('gets no change of what was refused or was not understood, and one row of each refusal', async () => {
    const before = await changes()
    const refusedBefore = await refusals()
    expect(await world.app.do(viewerOf(administrator), access.takeRole, { ...inTrust, role: 'no such role' })).toMatchObject({ ok: false })
    expect(await world.app.do(viewerOf(administrator), access.takeRole, {})).toMatchObject({ ok: false })
    expect(
      await world.app.do(viewerOf(member('trainee', 'university one')), access.takeRole, { ...inTrust, role: 'auditor' }),
    ).toMatchObject({ ok: false })
    expect(await changes()).toBe(before)
    expect(await refusals()).toBe(refusedBefore + 2)
  })
  const refusals = async (): Promise<number> => {
    const { rows } = await sql<{ entries: number }>`select count(*) as entries from audit_entry where kind = 'refused'`.execute(
      world.database.owner,
    )
    return rows[0]?.entries ?? -1
  }

  it('gets a row of every reading of people’s records, with how many there were', async () => {
    for (const query of [access.listPeople, access.listInvitations, access.listEntries, access.exportEntries] as unknown as Command[]) {
      const as = viewerOf(query.name === 'access.audit.export' ? member('auditor', 'trust two') : member('administrator', 'trust two'))
      expect(await world.app.do(as, query, {})).toMatchObject({ ok: true })
      const { rows } = await sql<{ details: string }>`
        select details from audit_entry where kind = 'read' and act = ${query.name} order by sequence desc limit 1`.execute(
        world.database.owner,
      )
      expect(JSON.parse(rows[0]?.details ?? '{}')).toHaveProperty('rows')
    }
  })

  it('holds no name, no address and nothing that a person typed', async () => {
    const { rows } = await sql<{ text: string }>`select string_agg(details || coalesce(about, ''), ' ') as text from audit_entry`.execute(
      world.database.owner,
    )
    const text = rows[0]?.text ?? ''
    expect(text.length).toBeGreaterThan(500)
    for (const { name, email } of MEMBERS) expect(text.includes(name) || text.includes(email)).toBe(false)
    expect(text).not.toMatch(/New Person|n\.p@|A new trust|A paper|quite new password/)
  })
})

it('every command there is stands in this test or in a journey', () => {
  const all = [...OPERATIONS, ...createSite({ directory: 'unused', demonstration: false }).routes.flatMap(({ operations }) => operations)]
  const commands = new Set(all.filter(({ kind }) => kind === 'command').map(({ name }) => name))
  const shown = new Set([...GIVEN.map(({ command }) => (command as Command).name), ...IN_JOURNEYS])
  expect([...commands].filter((name) => !shown.has(name))).toEqual([])
})
