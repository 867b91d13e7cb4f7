/**
 * What a client sends in PostgreSQL's extended protocol, version 3.0 ("Message Formats" in its manual), gathered so that a whole
 * exchange is one write to the socket. pg writes each message by itself.
 */
export class Messages {
  #bytes = Buffer.allocUnsafe(1024)
  #length = 0
  #start = 0

  parse(name: string, sql: string): void {
    this.#begin('P')
    this.#text(name)
    this.#text(sql)
    // Types of parameters: as the server infers them.
    this.#short(0)
    this.#end()
  }

  /** To the portal without a name; values and results as text. */
  bind(name: string, values: readonly (string | null)[]): void {
    this.#begin('B')
    this.#text('')
    this.#text(name)
    this.#short(0)
    this.#short(values.length)
    for (const value of values) this.#value(value)
    this.#short(0)
    this.#end()
  }

  describe(): void {
    this.#begin('D')
    this.#text('P')
    this.#end()
  }

  /** Every row. */
  execute(): void {
    this.#begin('E')
    this.#text('')
    this.#long(0)
    this.#end()
  }

  /** Forgets a statement, whether it is there or not. */
  close(name: string): void {
    this.#begin('C')
    this.#text(`S${name}`)
    this.#end()
  }

  /** With the mark that ends the exchange. */
  finish(): Buffer {
    this.#begin('S')
    this.#end()
    return this.#bytes.subarray(0, this.#length)
  }

  #room(more: number): void {
    if (this.#length + more <= this.#bytes.length) return
    const larger = Buffer.allocUnsafe(Math.max(2 * this.#bytes.length, this.#length + more))
    this.#bytes.copy(larger, 0, 0, this.#length)
    this.#bytes = larger
  }

  #begin(kind: string): void {
    this.#room(5)
    this.#bytes[this.#length] = kind.charCodeAt(0)
    this.#start = this.#length + 1
    this.#length += 5
  }

  #end(): void {
    this.#bytes.writeInt32BE(this.#length - this.#start, this.#start)
  }

  #text(text: string): void {
    // A NUL would end it early and let the rest pass for other fields.
    if (text.includes('\0')) throw new RangeError('a statement holds no NUL')
    const length = Buffer.byteLength(text)
    this.#room(length + 1)
    this.#bytes.write(text, this.#length)
    this.#length += length
    this.#bytes[this.#length++] = 0
  }

  #value(value: string | null): void {
    if (value === null) return this.#long(-1)
    const length = Buffer.byteLength(value)
    this.#long(length)
    this.#room(length)
    this.#bytes.write(value, this.#length)
    this.#length += length
  }

  #short(value: number): void {
    this.#room(2)
    this.#length = this.#bytes.writeUInt16BE(value, this.#length)
  }

  #long(value: number): void {
    this.#room(4)
    this.#length = this.#bytes.writeInt32BE(value, this.#length)
  }
}
