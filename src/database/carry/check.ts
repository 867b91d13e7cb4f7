import { sql, type Kysely } from 'kysely'
import type { Problem } from '../../kernel/index.ts'
import type { Database } from '../database.ts'
import { appliedSteps, digestOf, type Step } from '../migrate.ts'
import type { Tables } from '../tables/index.ts'
import { readCatalogue } from './catalogue.ts'
import { tallyOf } from './checksum.ts'

/** What a check found: how many rows each table has, every one of them read, and what is not as it must be. */
export interface Findings {
  readonly tables: readonly { readonly name: string; readonly rows: number }[]
  readonly problems: readonly Problem[]
}

type Owner = Kysely<Tables>
const TODO = 'Have the person who looks after Triptych correct it before anybody works with it.'

/** One thing that must hold: the names of whatever breaks it. */
interface Rule {
  readonly code: string
  readonly says: (name: string) => string
  readonly broken: (owner: Owner) => Promise<{ rows: { name: string }[] }>
}

const ROLES = sql`('triptych_app', 'triptych_system')`
const OURS = sql`'public'::regnamespace`

const RULES: readonly Rule[] = [
  {
    code: 'wall-missing',
    says: (name) => `Any organisation could read the rows of the others in "${name}": its row-level security is off.`,
    broken: (owner) =>
      sql<{ name: string }>`
      select c.relname::text as name from pg_class c where c.relnamespace = ${OURS} and c.relkind in ('r', 'p') and not c.relrowsecurity
        and (exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'organisation_id' and not a.attisdropped)
          or exists (select from pg_roles r where r.rolname in ${ROLES} and has_any_column_privilege(r.oid, c.oid, 'select, insert, update')))
      order by 1`.execute(owner),
  },
  {
    code: 'view-behind-the-wall',
    says: (name) => `The view "${name}" reads past row-level security: it runs as its owner.`,
    broken: (owner) =>
      sql<{ name: string }>`
      select c.relname::text as name from pg_class c where c.relnamespace = ${OURS} and c.relkind in ('v', 'm')
        and (c.relkind = 'm' or not coalesce(c.reloptions::text ~ 'security_invoker=(true|on)', false))
        and exists (select from pg_roles r where r.rolname in ${ROLES} and has_table_privilege(r.oid, c.oid, 'select'))
      order by 1`.execute(owner),
  },
  {
    code: 'function-without-path',
    says: (name) =>
      `The function "${name}" runs as its owner without a fixed search path, so a caller could make it use tables of their own.`,
    broken: (owner) =>
      sql<{ name: string }>`
      select p.proname::text as name from pg_proc p where p.pronamespace = ${OURS} and p.prosecdef
        and not coalesce(p.proconfig::text like '%search_path=%', false) order by 1`.execute(owner),
  },
  {
    code: 'role-too-strong',
    says: (name) => `The role "${name}", under which all work is done, may go round row-level security.`,
    broken: (owner) =>
      sql<{ name: string }>`
      select r.rolname::text as name from pg_roles r where r.rolname in ${ROLES} and (r.rolsuper or r.rolbypassrls or r.rolcreaterole
        or exists (select from pg_class c where c.relnamespace = ${OURS} and c.relowner = r.oid)
        or exists (select from pg_class c where c.relnamespace = ${OURS} and pg_has_role(r.oid, c.relowner, 'member')))
      order by 1`.execute(owner),
  },
  {
    code: 'role-missing',
    says: (name) => `The role "${name}", under which work is done, does not exist.`,
    broken: (owner) =>
      sql<{ name: string }>`
      select name from unnest(array['triptych_app', 'triptych_system']) as name
      where not exists (select from pg_roles r where r.rolname = name) order by 1`.execute(owner),
  },
  {
    code: 'constraint-not-validated',
    says: (name) => `The rule "${name}" has not been checked against the rows that are there.`,
    broken: (owner) =>
      sql<{ name: string }>`
      select k.conname::text as name from pg_constraint k where k.connamespace = ${OURS} and not k.convalidated order by 1`.execute(owner),
  },
  {
    code: 'index-invalid',
    says: (name) => `The index "${name}" is not whole.`,
    broken: (owner) =>
      sql<{ name: string }>`
      select c.relname::text as name from pg_index i join pg_class c on c.oid = i.indexrelid
      where c.relnamespace = ${OURS} and not i.indisvalid order by 1`.execute(owner),
  },
  {
    code: 'trigger-disabled',
    says: (name) => `The trigger "${name}" is switched off.`,
    broken: (owner) =>
      sql<{ name: string }>`
      select t.tgname::text as name from pg_trigger t join pg_class c on c.oid = t.tgrelid
      where c.relnamespace = ${OURS} and t.tgenabled = 'D' order by 1`.execute(owner),
  },
]

const finding = (code: string, message: string): Problem => ({ code: `database.${code}`, kind: 'error', message, todo: TODO })

async function stepsMissing(owner: Owner, steps: readonly Step[]): Promise<readonly Problem[]> {
  const applied = new Map((await appliedSteps(owner)).map(({ name, digest }) => [name, digest]))
  return steps
    .filter((step) => applied.get(step.name) !== digestOf(step))
    .map(({ name }) => finding('step-missing', `The step "${name}" of the schema was not applied as this version has it.`))
}

/** Looks at both walls between organisations, the schema and its rules, and reads every row. */
export async function checkAgainst(steps: readonly Step[], { owner }: Database): Promise<Findings> {
  const problems = [...(await stepsMissing(owner, steps))]
  for (const { code, says, broken } of RULES) for (const { name } of (await broken(owner)).rows) problems.push(finding(code, says(name)))
  const tables: { name: string; rows: number }[] = []
  for (const { name } of (await readCatalogue(owner)).tables) tables.push({ name, rows: (await tallyOf(owner, name)).rows })
  return { tables, problems }
}
