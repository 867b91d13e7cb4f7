import type { Result } from '../kernel/index.ts'
import { checkAgainst, type Findings } from './carry/index.ts'
import type { Database } from './database.ts'
import { migrations } from './migrations/index.ts'
import { openWith, type DatabaseOptions } from './open.ts'

/** Opens the database, checks that this version can use it, and brings its schema up to date. */
export const openDatabase = (options: DatabaseOptions): Promise<Result<Database>> => openWith(options, migrations)

/** Looks at both walls between organisations, the schema and its rules, and reads every row. */
export const check = (database: Database): Promise<Findings> => checkAgainst(migrations, database)

export { backup, move, restore, type Findings } from './carry/index.ts'
export type { Listening } from './connections.ts'
export { DatabaseError } from './database-error.ts'
export type { Database, Db } from './database.ts'
export type { DatabaseOptions } from './open.ts'
export { problemOfDatabase } from './problem-of.ts'
export type { Scope } from './scope.ts'
export type { Tables } from './tables/index.ts'
export { personalColumns } from './tables/personal.ts'
export type { PersonalColumn } from './tables/personal-column.ts'
