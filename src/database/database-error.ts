/** What the server says of an error, as plain data: it crosses from the worker thread to the main one. */
export interface ErrorFields {
  readonly code: string
  readonly message: string
  readonly constraint?: string
  readonly table?: string
  readonly column?: string
  readonly detail?: string
}

/** Errors of class 22 quote the value they could not read, and a value may be somebody's name. */
const withoutValues = ({ code, message }: ErrorFields): string => (code.startsWith('22') ? message.replace(/:? ".*"/s, '') : message)

/** A statement the database refused, or could not finish. The fields are the same on every engine. */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError'
  /** SQLSTATE; `08007` where a commit was sent and its answer never came. */
  readonly code: string
  readonly constraint?: string
  readonly table?: string
  readonly column?: string
  /** Quotes values of the row: never for a message or a log. */
  declare readonly detail?: string

  constructor(fields: ErrorFields, cause?: unknown) {
    super(withoutValues(fields), cause === undefined ? undefined : { cause })
    this.code = fields.code
    if (fields.constraint !== undefined) this.constraint = fields.constraint
    if (fields.table !== undefined) this.table = fields.table
    if (fields.column !== undefined) this.column = fields.column
    // Not enumerable, so that no logger that walks over an error prints it.
    Object.defineProperty(this, 'detail', { value: fields.detail, enumerable: false })
  }
}

const FIELDS = ['constraint', 'table', 'column', 'detail'] as const

/** Copies out of a driver's error what is ours to know: never the query or its parameters, which PGlite hangs on it. */
export function fieldsOf(error: object, code: string): ErrorFields {
  const source = error as Partial<Record<(typeof FIELDS)[number] | 'message', unknown>>
  const known = FIELDS.flatMap((field) => (typeof source[field] === 'string' ? [[field, source[field]]] : []))
  return { code, message: String(source.message), ...(Object.fromEntries(known) as Omit<ErrorFields, 'code' | 'message'>) }
}

/** The SQLSTATE of an error a server sent, null for any other error. */
export function sqlStateOf(error: unknown): string | null {
  if (typeof error !== 'object' || error === null || !('severity' in error) || !('code' in error)) return null
  return typeof error.code === 'string' && /^[0-9A-Z]{5}$/.test(error.code) ? error.code : null
}
