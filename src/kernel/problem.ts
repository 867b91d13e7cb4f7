/** Where in a person's own material something is wrong. Rows and columns are counted as a spreadsheet shows them, from 1. */
export interface Place {
  readonly file?: string
  readonly sheet?: string
  readonly row?: number
  readonly column?: string
  /** The field of a form or of a request, as its schema names it. */
  readonly field?: string
  /** The offending value, shortened; a personal value is shown only by its shape (`99/99/9999`, `Aaaa`). */
  readonly value?: string
}

/**
 * Something a person can put right: never a bug (a bug is a throw).
 * `question` asks them to decide what the software must not guess; `error` stops the work; `warning` is worth knowing and stops nothing.
 */
export interface Problem {
  /** Stable and dotted, for example `tables.empty`. */
  readonly code: string
  readonly kind: 'error' | 'question' | 'warning'
  /** One plain sentence: what is wrong. */
  readonly message: string
  /** One plain sentence: what to do about it. */
  readonly todo: string
  readonly where?: Place
  /** How a door answers it (an HTTP status, RFC 9110); 400 where a problem says nothing. */
  readonly status?: 400 | 401 | 403 | 404 | 409 | 413 | 415 | 422 | 429 | 503
  /** What a program or a page needs to help: its shape belongs to the code. Never personal data of others. */
  readonly details?: Readonly<Record<string, unknown>>
}

/** What may fail because of what a person supplied. */
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problems: readonly Problem[] }

export const ok = <T>(value: T): Result<T> => ({ ok: true, value })
export const failed = (...problems: Problem[]): Result<never> => ({ ok: false, problems })

/** One line for a terminal: `staff.csv, row 12, column "Start date": … What to do.` */
export function sentence(problem: Problem): string {
  const { file, sheet, row, column, value } = problem.where ?? {}
  const place = [
    file,
    sheet && `sheet "${sheet}"`,
    row !== undefined && `row ${row}`,
    column && `column "${column}"`,
    value !== undefined && `value "${value}"`,
  ].filter((part) => typeof part === 'string')
  return `${place.length > 0 ? `${place.join(', ')}: ` : ''}${problem.message} ${problem.todo}`
}

/** The shape of a personal value, so that a message can point at it without repeating it: `O'Neil 12` becomes `A'Aaaa 99`. */
export const shapeOf = (value: string): string =>
  value
    .slice(0, 40)
    .replace(/\p{Lu}/gu, 'A')
    .replace(/\p{L}/gu, (letter) => (letter === 'A' ? 'A' : 'a'))
    .replace(/\p{Nd}/gu, '9')
