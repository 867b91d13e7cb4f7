import type { z } from 'zod'
import type { Db } from '../database/index.ts'
import type { OrganisationId, PlainDate } from '../kernel/index.ts'
import type { Act } from './act.ts'
import type { Viewer, Where } from './viewer.ts'

/** What this installation is, for operations that need to know. */
export interface Installation {
  /** 32 bytes that are nowhere in the database. */
  readonly key: Uint8Array
  /** Where people reach it, for links in letters: `https://triptych.example`. */
  readonly origin: string
  readonly demonstration: boolean
  /** A second step at sign-in is asked of everybody. */
  readonly requiresTwoStep: boolean
  /** A browser that has not signed in may try an extract: only where the service is reached from its own machine alone. */
  readonly tryWithoutSignIn: boolean
  /** Where files stand that are not in the database: results of trials. */
  readonly directory: string
  /** True where letters leave the machine; else they are files. */
  readonly sendsMail: boolean
}

/** What an operation may use. Nothing else: no clock of its own, no chance, no second way to the database. */
export interface Context {
  readonly db: Db
  readonly viewer: Viewer
  readonly now: Date
  readonly today: PlainDate
  readonly newId: () => string
  /** 256 bits that nobody can guess, in characters that may stand in a link. */
  readonly newToken: () => string
  readonly installation: Installation
  /** Done once the transaction is committed, never if it is not. */
  readonly after: (act: () => void) => void
}

/** What the audit trail keeps: ids, counts and names of fields; never a person's name, number or words. */
export interface AuditNote {
  /** Whose trail; without it the organisation acted in, else the viewer's own. */
  readonly organisation?: OrganisationId
  /** The id of what was acted on. */
  readonly about?: string | null
  readonly [detail: string]: string | number | boolean | null | undefined | readonly string[]
}

export interface Permit<Input> {
  readonly act: Act
  readonly where: 'self' | 'own' | ((input: Input) => Where)
}

interface Operation<Schema extends z.ZodType, Output> {
  /** `module.thing.verb`: the name in the audit trail, in the log and under /api. */
  readonly name: string
  /** What whoever did it did, in the past: the words of the audit trail. */
  readonly did: string
  /** Carries the words a person reads when a field is wrong. */
  readonly input: Schema
  readonly permits: Permit<z.output<Schema>>
  /** The shape of the answer, for programs; without it the operation is not offered to them. */
  readonly output?: z.ZodType<Output>
  /**
   * Runs outside the viewer's wall, as the installation: only where nobody has signed in yet, or for work on what belongs to nobody.
   */
  readonly asSystem?: true
  /**
   * Counts a try in a transaction of its own before the operation, so that the count stays whatever becomes of it; refuses beyond a limit.
   */
  guard?(context: Pick<Context, 'db' | 'viewer' | 'now' | 'installation'>, input: z.output<Schema>): Promise<void>
  run(context: Context, input: z.output<Schema>): Promise<Output>
}

/** Changes something: one transaction, with exactly one row of audit in it. */
export interface Command<Schema extends z.ZodType = z.ZodType, Output = unknown> extends Operation<Schema, Output> {
  readonly kind: 'command'
  audit(given: { readonly input: z.output<Schema>; readonly output: Output; readonly viewer: Viewer }): AuditNote
}

/** Changes nothing. One that reads people's rows says so in the audit trail too. */
export interface Query<Schema extends z.ZodType = z.ZodType, Output = unknown> extends Operation<Schema, Output> {
  readonly kind: 'query'
  /** Null where no row of a person was read. One note for each organisation whose people they are: each has a trail of its own. */
  readonly audit:
    | ((given: { readonly input: z.output<Schema>; readonly output: Output; readonly viewer: Viewer }) => AuditNote | readonly AuditNote[])
    | null
}

/** An operation of which only its outside is asked: for tables of them. */
export interface AnyOperation {
  readonly kind: 'command' | 'query'
  readonly name: string
  readonly did: string
  readonly input: z.ZodType
  readonly permits: { readonly act: Act; readonly where: 'self' | 'own' | ((input: never) => Where) }
  readonly output?: z.ZodType | undefined
  readonly asSystem?: true | undefined
  readonly audit: object | null
}

/** How many rows of each organisation a list showed: a note for the trail of each. */
export function notesByOrganisation(rows: readonly { readonly organisation: OrganisationId }[]): AuditNote[] {
  const counts = new Map<OrganisationId, number>()
  for (const { organisation } of rows) counts.set(organisation, (counts.get(organisation) ?? 0) + 1)
  return [...counts].map(([organisation, count]) => ({ organisation, rows: count }))
}

const words = new Map<string, string>()

/** What an entry of the audit trail means, by the name of its operation; the name itself where this version no longer has it. */
export const whatWasDone = (name: string): string => words.get(name) ?? name

function named<One extends { readonly name: string; readonly did: string }>(operation: One): One {
  const known = words.get(operation.name)
  if (known !== undefined && known !== operation.did) throw new Error(`two operations are called ${operation.name}`)
  words.set(operation.name, operation.did)
  return operation
}

export const command = <Schema extends z.ZodType, Output>(definition: Omit<Command<Schema, Output>, 'kind'>): Command<Schema, Output> =>
  named({ kind: 'command', ...definition })

export const query = <Schema extends z.ZodType, Output>(definition: Omit<Query<Schema, Output>, 'kind'>): Query<Schema, Output> =>
  named({ kind: 'query', ...definition })
