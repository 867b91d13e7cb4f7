import { createHash } from 'node:crypto'
import type { Hono } from 'hono'
import { pino } from 'pino'
import { hashPassword, ORGANISATION_KINDS, personViewer, type OrganisationKind, type Person, type Role } from '../src/access/index.ts'
import { composeApp, type App } from '../src/app.ts'
import { readConfig, type Config } from '../src/config.ts'
import type { Database } from '../src/database/index.ts'
import type { AccountId, OrganisationId } from '../src/kernel/index.ts'
import { fileTransport } from '../src/mail/index.ts'
import { openTestDatabase, temporaryDirectory, type Engine } from './databases.ts'
import { addRowsOfFind, FIND_THINGS, type FindThings } from './find/rows-of-find.ts'

/** Tuesday 3 March 2026, nine o’clock in London. */
export const NOW = new Date('2026-03-03T09:00:00Z')
/** What secrets are sealed with; nowhere in the database. */
export const INSTALLATION_KEY: Uint8Array = Buffer.alloc(32, 7)
export const PASSWORD = 'correct horse battery staple'

/** The same name is the same id in every test. */
export function idOf(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** Two organisations of each kind that people can belong to, and the host. */
export const ORGANISATIONS = [
  { key: 'host', kind: 'host' },
  { key: 'trust one', kind: 'trust' },
  { key: 'trust two', kind: 'trust' },
  { key: 'university one', kind: 'hei' },
  { key: 'university two', kind: 'hei' },
  { key: 'body one', kind: 'professional body' },
  { key: 'body two', kind: 'professional body' },
  { key: 'national one', kind: 'national body' },
  { key: 'national two', kind: 'national body' },
] as const satisfies readonly { key: string; kind: OrganisationKind }[]
export type OrganisationKey = (typeof ORGANISATIONS)[number]['key']

export interface Member {
  readonly account: AccountId
  readonly name: string
  readonly email: string
  readonly organisation: OrganisationId
  readonly organisationKey: OrganisationKey
  readonly kind: OrganisationKind
  readonly role: Role
  /** For the session cookie. */
  readonly secret: string
  readonly session: string
}

/** One person for each role in each organisation, each with a session of their own. */
export const MEMBERS: readonly Member[] = ORGANISATIONS.flatMap(({ key, kind }) =>
  ORGANISATION_KINDS[kind].roles.map((role): Member => {
    const who = `${role} of ${key}`
    return {
      account: idOf(`account ${who}`) as AccountId,
      name: `Person ${who}`,
      email: `${who.toLowerCase().replaceAll(/[^a-z]+/g, '.')}@example.org`,
      organisation: idOf(key) as OrganisationId,
      organisationKey: key,
      kind,
      role,
      secret: `secret of ${who}`,
      session: idOf(`session ${who}`),
    }
  }),
)

export const member = (role: Role, key: OrganisationKey): Member => {
  const found = MEMBERS.find((each) => each.role === role && each.organisationKey === key)
  if (!found) throw new Error(`nobody is ${role} of ${key}`)
  return found
}

export const host = idOf('host') as OrganisationId

/** The viewer that a member is, without asking the database. */
export const viewerOf = ({ account, name, session, organisation, kind, role }: Member): Person =>
  personViewer({
    id: account,
    name,
    session,
    memberships: [{ organisation, name: organisation, kind, role }],
    host,
    mustSetUpTwoStep: false,
  })

/** What stands in each organisation for others to try to reach. */
export const thingsOf = (key: OrganisationKey) => ({
  organisation: idOf(key) as OrganisationId,
  invitation: idOf(`invitation ${key}`),
  agreement: idOf(`agreement ${key}`),
  job: idOf(`job ${key}`),
  letter: idOf(`letter ${key}`),
  trial: idOf(`trial ${key}`),
  ...(Object.fromEntries(FIND_THINGS.map((thing) => [thing, idOf(`${thing} ${key}`)])) as FindThings),
})

/** Nothing of Find stands here, for pages without anything to show. */
export const WITHOUT_FIND: OrganisationKey = 'national two'

export interface World {
  readonly app: App
  readonly database: Database
  readonly http: Hono
  readonly config: Config
  readonly clock: { now: Date }
  /** Asks as a member, or as nobody. */
  ask(path: string, as: Member | null, init?: RequestInit): Promise<Response>
  /** Sends a form as a browser would. */
  send(path: string, as: Member | null, fields: Readonly<Record<string, string>>): Promise<Response>
}

let passwordHash: Promise<string> | undefined

/** The app on a database with everybody in it. Letters go to files, the log nowhere, and the clock stands still until it is moved. */
export async function openWorld(engine: Engine = 'memory', environment: Readonly<Record<string, string>> = {}): Promise<World> {
  const database = await openTestDatabase(engine)
  await populate(database)
  return worldAround(database, environment)
}

export function worldAround(database: Database, environment: Readonly<Record<string, string>> = {}): World {
  const directory = temporaryDirectory()
  const config = readConfig({ TRIPTYCH_DIRECTORY: directory, TRIPTYCH_TWO_STEP: 'optional', TRIPTYCH_KEY: 'k'.repeat(43), ...environment })
  if (!config.ok) throw new Error('the settings of the test are wrong')
  const clock = { now: NOW }
  const app = composeApp(config.value, {
    database,
    host,
    clock: () => clock.now,
    log: pino({ level: process.env['TRIPTYCH_LOG'] ?? 'silent' }, pino.destination(2)),
    key: INSTALLATION_KEY,
    transport: fileTransport(directory, { from: { address: 'triptych@example.org', name: 'Triptych' }, clock: () => clock.now }),
  })
  const ask: World['ask'] = async (path, as, init = {}) => {
    const headers = new Headers(init.headers)
    if (as) headers.set('cookie', `session=${encodeURIComponent(as.secret)}`)
    return app.http.request(`${config.value.origin}${path}`, { ...init, headers })
  }
  return {
    app,
    database,
    http: app.http,
    config: config.value,
    clock,
    ask,
    send: (path, as, fields) =>
      ask(path, as, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
        body: new URLSearchParams(fields).toString(),
      }),
  }
}

const secretHash = (secret: string): string => createHash('sha256').update(secret).digest('hex')
const daysFrom = (days: number): Date => new Date(NOW.getTime() + days * 86_400_000)

/** As the owner, in one transaction. */
export async function populate({ owner }: Database): Promise<void> {
  passwordHash ??= hashPassword(PASSWORD)
  const hash = await passwordHash
  await owner.transaction().execute(async (db) => {
    await db
      .insertInto('organisation')
      .values(
        ORGANISATIONS.map(({ key, kind }) => ({
          id: idOf(key),
          kind,
          name: `The ${key}`,
          ods_code: null,
          nation: null,
          created_at: daysFrom(-100),
        })),
      )
      .execute()
    await db
      .insertInto('account')
      .values(
        MEMBERS.map(({ account, email, name }) => ({
          id: account,
          email,
          name,
          status: 'active' as const,
          created_at: daysFrom(-100),
          signed_in_at: NOW,
        })),
      )
      .execute()
    await db
      .insertInto('credential')
      .values(MEMBERS.map(({ account }) => ({ account_id: account, password_hash: hash, password_changed_at: daysFrom(-100) })))
      .execute()
    await db
      .insertInto('membership')
      .values(
        MEMBERS.map(({ account, organisation, role }) => ({
          account_id: account,
          organisation_id: organisation,
          role,
          since: daysFrom(-100),
        })),
      )
      .execute()
    await db
      .insertInto('session')
      .values(
        MEMBERS.map(({ account, secret, session }) => ({
          id: session,
          secret_hash: secretHash(secret),
          account_id: account,
          state: 'signed in' as const,
          created_at: NOW,
          seen_at: NOW,
          ends_at: daysFrom(0.5),
          browser: 'Firefox on Linux',
        })),
      )
      .execute()
    for (const [index, { key }] of ORGANISATIONS.entries()) {
      const things = thingsOf(key)
      const next = ORGANISATIONS[(index + 1) % ORGANISATIONS.length]?.key ?? 'host'
      const owner = MEMBERS.find(({ organisationKey }) => organisationKey === key)
      await db
        .insertInto('invitation')
        .values({
          id: things.invitation,
          organisation_id: things.organisation,
          email: `invited.${index}@example.org`,
          name: `Invited to ${key}`,
          role: 'auditor',
          token_hash: secretHash(`invitation to ${key}`),
          created_at: NOW,
          expires_at: daysFrom(14),
        })
        .execute()
      await db
        .insertInto('sharing_agreement')
        .values({
          id: things.agreement,
          giver_id: things.organisation,
          receiver_id: idOf(next),
          covers: 'exact counts',
          reference: `Paper of ${key}`,
          starts: '2026-01-01',
          ends: '2026-12-31',
          created_at: NOW,
        })
        .execute()
      await db
        .insertInto('job')
        .values({
          id: things.job,
          organisation_id: things.organisation,
          requested_by: owner?.account ?? '',
          kind: 'test.nothing',
          input: 'null',
          state: 'failed',
          problems: '[]',
          created_at: NOW,
        })
        .execute()
      await db
        .insertInto('mail')
        .values({
          id: things.letter,
          organisation_id: things.organisation,
          purpose: 'invitation',
          recipient: `secret.${index}@example.org`,
          recipient_name: `Secret of ${key}`,
          subject: `Subject of ${key}`,
          body: `Body of ${key}`,
          state: 'failed',
          next_attempt_at: NOW,
          once: key,
          created_at: NOW,
        })
        .execute()
      await db
        .insertInto('trial')
        .values({
          id: things.trial,
          owner_id: owner?.account ?? '',
          job_id: things.job,
          fictional: false,
          created_at: NOW,
          delete_after: daysFrom(1),
        })
        .execute()
      const around = { organisation: things.organisation, key, things, job: things.job, by: owner?.account ?? '', now: NOW }
      if (key !== WITHOUT_FIND) await addRowsOfFind(db, around)
    }
  })
}
