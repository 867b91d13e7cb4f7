import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { sealsOf, verifyAudit, type Seal } from '../../src/access/index.ts'
import type { Database } from '../../src/database/index.ts'
import { seededRandom } from '../../src/kernel/index.ts'
import { ENGINES } from '../databases.ts'
import { idOf, NOW, openWorld } from '../world.ts'

const TRAILS = [idOf('trust one'), idOf('trust two')] as const
const ENTRIES = 25

const append = ({ owner }: Database, organisation: string, i: number) =>
  sql`select append_audit(${organisation}, ${new Date(NOW.getTime() + i * 1000)}, 'account', ${idOf(`viewer ${i % 3}`)},
    ${i % 4 === 0 ? 'read' : 'change'}, ${`test.act-${i % 5}`}, ${i % 7 === 0 ? null : idOf(`thing ${i}`)}, ${JSON.stringify({ i, words: 'é “and” 💡' })})`.execute(
    owner,
  )

async function openTrails(): Promise<Database> {
  const { database } = await openWorld()
  for (let i = 0; i < ENTRIES; i++) for (const organisation of TRAILS) await append(database, organisation, i)
  return database
}

const broken = async (database: Database, seals: readonly Seal[]): Promise<string[]> =>
  (await verifyAudit(database, seals)).flatMap(({ breaks }) => breaks.map(({ what }) => what))

describe('the audit trail', () => {
  let database: Database
  let seals: Seal[]
  beforeAll(async () => {
    database = await openTrails()
    seals = await sealsOf(database, NOW)
  })

  it('is computed the same way by the database and by the verifier, whatever the words', async () => {
    const verified = await verifyAudit(database, seals)
    expect(
      verified
        .filter(({ organisation }) => (TRAILS as readonly string[]).includes(organisation))
        .map(({ entries, breaks }) => [entries, breaks]),
    ).toEqual([
      [ENTRIES, []],
      [ENTRIES, []],
    ])
  })

  it('is written to by nobody but the function: no role of the application may, and the owner’s update meets the trigger', async () => {
    for (const scope of [
      { kind: 'system' } as const,
      { kind: 'viewer', viewer: null, organisations: [...TRAILS], installation: true } as const,
    ]) {
      for (const statement of [
        sql`update audit_entry set act = 'nothing'`,
        sql`delete from audit_entry`,
        sql`truncate audit_entry`,
        sql`insert into audit_entry select * from audit_entry`,
        sql`update audit_chain set entries = 0`,
        sql`delete from audit_chain`,
      ]) {
        await expect(database.transaction(scope, (db) => statement.execute(db))).rejects.toMatchObject({ code: '42501' })
      }
    }
    await expect(sql`update audit_entry set act = 'nothing'`.execute(database.owner)).rejects.toMatchObject({ code: '42501' })
    await expect(sql`truncate audit_entry`.execute(database.owner)).rejects.toMatchObject({ code: '42501' })
  })

  it('gives away each of 1,000 random tamperings by somebody who may do anything in the database', async () => {
    const { owner } = database
    await sql`create table kept_entries as select * from audit_entry`.execute(owner)
    await sql`create table kept_chains as select * from audit_chain`.execute(owner)
    await sql`alter table audit_entry disable trigger all`.execute(owner)
    const random = seededRandom(1, 'tampering')
    const found = new Map<string, number>()
    const missed: string[] = []
    for (let round = 0; round < 1000; round++) {
      const tampering = random.pick(TAMPERINGS)
      const organisation = random.pick(TRAILS)
      const at = random.between(1, ENTRIES)
      await tampering.act({ database, organisation, at, random })
      const breaks = await broken(database, seals)
      if (breaks.length === 0) missed.push(`${tampering.name} at ${at} in round ${round}`)
      found.set(tampering.name, (found.get(tampering.name) ?? 0) + 1)
      await sql`delete from audit_entry`.execute(owner)
      await sql`insert into audit_entry select * from kept_entries`.execute(owner)
      await sql`delete from audit_chain`.execute(owner)
      await sql`insert into audit_chain select * from kept_chains`.execute(owner)
    }
    expect(missed).toEqual([])
    expect(found.size).toBe(TAMPERINGS.length)
    expect(await broken(database, seals)).toEqual([])
  }, 300_000)
})

interface Tampering {
  readonly database: Database
  readonly organisation: string
  readonly at: number
  readonly random: ReturnType<typeof seededRandom>
}

const COLUMNS = ['at', 'viewer_kind', 'viewer_id', 'kind', 'act', 'about', 'details', 'previous', 'hash'] as const
const OTHER = {
  at: sql`at + interval '1 second'`,
  viewer_kind: sql`case viewer_kind when 'account' then 'visitor' else 'account' end`,
  viewer_id: sql`${idOf('somebody else')}::uuid`,
  kind: sql`case kind when 'read' then 'change' else 'read' end`,
  act: sql`act || ' '`,
  about: sql`coalesce(about, '') || '1'`,
  details: sql`details || ' '`,
  previous: sql`repeat('a', 64)`,
  hash: sql`repeat('b', 64)`,
} as const

/** Recomputes the chain from an entry on, as somebody would who knows how it is made, and writes down its end anew. */
const remake = ({ owner }: Database, organisation: string) =>
  sql`
    do ${sql.raw(`$$
    declare e audit_entry%rowtype; head text := repeat('0', 64); next_hash text; last bigint := 0;
    begin
      for e in select * from audit_entry where organisation_id = '${organisation}' order by sequence loop
        next_hash := encode(sha256(convert_to(audit_part(e.organisation_id::text) || audit_part(e.sequence::text)
          || audit_part(to_char(e.at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) || audit_part(e.viewer_kind) || audit_part(e.viewer_id::text)
          || audit_part(e.kind) || audit_part(e.act) || audit_part(e.about) || audit_part(e.details) || audit_part(head), 'UTF8')), 'hex');
        update audit_entry set previous = head, hash = next_hash where organisation_id = e.organisation_id and sequence = e.sequence;
        head := next_hash; last := e.sequence;
      end loop;
      update audit_chain c set entries = last, head = next_hash where c.organisation_id = '${organisation}';
    end $$`)}`.execute(owner)

const TAMPERINGS: readonly { readonly name: string; readonly act: (given: Tampering) => Promise<unknown> }[] = [
  {
    name: 'an edit',
    act: ({ database, organisation, at, random }) => {
      const column = random.pick(COLUMNS)
      return sql`update audit_entry set ${sql.ref(column)} = ${OTHER[column]} where organisation_id = ${organisation} and sequence = ${at}`.execute(
        database.owner,
      )
    },
  },
  {
    name: 'an edit with every later hash made anew',
    act: async ({ database, organisation, at }) => {
      await sql`update audit_entry set act = 'something.else' where organisation_id = ${organisation} and sequence = ${at}`.execute(
        database.owner,
      )
      await remake(database, organisation)
    },
  },
  {
    name: 'a deletion',
    act: ({ database, organisation, at }) =>
      sql`delete from audit_entry where organisation_id = ${organisation} and sequence = ${at}`.execute(database.owner),
  },
  {
    name: 'a deletion closed up and made anew',
    act: async ({ database, organisation, at }) => {
      await sql`delete from audit_entry where organisation_id = ${organisation} and sequence = ${at}`.execute(database.owner)
      await sql`update audit_entry set sequence = -sequence where organisation_id = ${organisation} and sequence > ${at}`.execute(
        database.owner,
      )
      await sql`update audit_entry set sequence = -sequence - 1 where organisation_id = ${organisation} and sequence < 0`.execute(
        database.owner,
      )
      await remake(database, organisation)
    },
  },
  {
    name: 'an insertion',
    act: async ({ database, organisation, at }) => {
      await sql`update audit_entry set sequence = -sequence where organisation_id = ${organisation} and sequence >= ${at}`.execute(
        database.owner,
      )
      await sql`update audit_entry set sequence = -sequence + 1 where organisation_id = ${organisation} and sequence < 0`.execute(
        database.owner,
      )
      await sql`insert into audit_entry select organisation_id, ${at}, at, viewer_kind, viewer_id, kind, 'forged', about, details, previous, hash
        from audit_entry where organisation_id = ${organisation} and sequence = ${at + 1}`.execute(database.owner)
    },
  },
  {
    name: 'an entry at the end that nobody wrote',
    act: ({ database, organisation }) =>
      sql`insert into audit_entry select organisation_id, ${ENTRIES + 1}, at, viewer_kind, viewer_id, kind, 'forged', about, details, hash, repeat('c', 64)
        from audit_entry where organisation_id = ${organisation} and sequence = ${ENTRIES}`.execute(database.owner),
  },
  {
    name: 'two entries in each other’s place',
    act: async ({ database, organisation, at }) => {
      const other = at === ENTRIES ? 1 : at + 1
      await sql`update audit_entry set sequence = -1 where organisation_id = ${organisation} and sequence = ${at}`.execute(database.owner)
      await sql`update audit_entry set sequence = ${at} where organisation_id = ${organisation} and sequence = ${other}`.execute(
        database.owner,
      )
      await sql`update audit_entry set sequence = ${other} where organisation_id = ${organisation} and sequence = -1`.execute(
        database.owner,
      )
    },
  },
  {
    name: 'a cut tail',
    act: ({ database, organisation, at }) =>
      sql`delete from audit_entry where organisation_id = ${organisation} and sequence >= ${at}`.execute(database.owner),
  },
  {
    name: 'a cut tail with its end written down anew',
    act: async ({ database, organisation, at }) => {
      await sql`delete from audit_entry where organisation_id = ${organisation} and sequence >= ${at}`.execute(database.owner)
      await sql`update audit_chain c set entries = ${at - 1}, head = coalesce(
        (select hash from audit_entry e where e.organisation_id = c.organisation_id and e.sequence = ${at - 1}), repeat('0', 64)) where organisation_id = ${organisation}`.execute(
        database.owner,
      )
    },
  },
  {
    name: 'a whole trail taken away',
    act: async ({ database, organisation }) => {
      await sql`delete from audit_entry where organisation_id = ${organisation}`.execute(database.owner)
      await sql`delete from audit_chain where organisation_id = ${organisation}`.execute(database.owner)
    },
  },
  {
    name: 'an entry moved to another organisation',
    act: ({ database, organisation, at }) =>
      sql`update audit_entry set organisation_id = ${idOf('body one')} where organisation_id = ${organisation} and sequence = ${at}`.execute(
        database.owner,
      ),
  },
  {
    name: 'the entries of two organisations exchanged',
    act: async ({ database, organisation, at }) => {
      const other = TRAILS.find((each) => each !== organisation) ?? ''
      await sql`update audit_entry set organisation_id = ${idOf('body one')} where organisation_id = ${organisation} and sequence = ${at}`.execute(
        database.owner,
      )
      await sql`update audit_entry set organisation_id = ${organisation} where organisation_id = ${other} and sequence = ${at}`.execute(
        database.owner,
      )
      await sql`update audit_entry set organisation_id = ${other} where organisation_id = ${idOf('body one')} and sequence = ${at}`.execute(
        database.owner,
      )
    },
  },
  {
    name: 'another end written down',
    act: ({ database, organisation }) =>
      sql`update audit_chain set head = repeat('d', 64) where organisation_id = ${organisation}`.execute(database.owner),
  },
]

it.each(ENGINES.filter((engine) => engine !== 'embedded'))('stays one line when 50 write at once, on %s', async (engine) => {
  const { app, database } = await openWorld(engine)
  const system = { kind: 'system' } as const
  await Promise.all(
    Array.from({ length: 50 }, async (_, writer) => {
      for (let i = 0; i < 10; i++) {
        await database.transaction(system, (db) =>
          sql`select append_audit(${TRAILS[0]}, ${NOW}, 'system', null, 'change', ${`writer.${writer}`}, null, '{}')`.execute(db),
        )
      }
    }),
  )
  const [trail] = (await verifyAudit(app.database, [])).filter(({ organisation }) => organisation === TRAILS[0])
  expect(trail).toMatchObject({ entries: 500, breaks: [] })
})
