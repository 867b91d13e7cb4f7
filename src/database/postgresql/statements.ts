/** Beyond so many texts nothing more is prepared: each costs the server memory on every connection. */
const MOST = 500
const LONGEST = 20_000
/** One statement, of a kind that is planned. */
const PLANNED = /^\s*(?:select|insert|update|delete|with)\b[^;]*$/i

/**
 * Gives a name to a text that comes again, by which every connection parses and plans it once. A text that is seen for the first
 * time has none: lists of changing length would fill the server with statements nobody asks for again.
 */
export class Statements {
  readonly #names = new Map<string, string | null>([['commit', 'triptych_commit']])
  #named = 0

  nameOf(sql: string): string | null {
    const known = this.#names.get(sql)
    if (known) return known
    if (known === undefined) {
      if (sql.length <= LONGEST && PLANNED.test(sql)) this.#remember(sql)
      return null
    }
    if (this.#named >= MOST) return null
    const name = `triptych_${++this.#named}`
    this.#names.set(sql, name)
    return name
  }

  #remember(sql: string): void {
    if (this.#names.size >= 2 * MOST) for (const [each, name] of this.#names) if (name === null) this.#names.delete(each)
    this.#names.set(sql, null)
  }
}
