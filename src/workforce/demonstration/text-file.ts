import { open, type FileHandle } from 'node:fs/promises'

const CHUNK = 1 << 20

/** A file written in pieces of a megabyte, so that a file of any length needs little memory. */
export class TextFile {
  readonly #file: FileHandle
  readonly #encode: (text: string) => Uint8Array
  #waiting = ''

  private constructor(file: FileHandle, encode: (text: string) => Uint8Array) {
    this.#file = file
    this.#encode = encode
  }

  static async create(path: string, encode: (text: string) => Uint8Array = (text) => Buffer.from(text, 'utf8')): Promise<TextFile> {
    return new TextFile(await open(path, 'w'), encode)
  }

  /** True when enough is waiting that `flush` should be awaited. */
  add(text: string): boolean {
    this.#waiting += text
    return this.#waiting.length > CHUNK
  }

  async flush(): Promise<void> {
    const text = this.#waiting
    this.#waiting = ''
    await this.#file.writeFile(this.#encode(text))
  }

  async close(): Promise<void> {
    await this.flush()
    await this.#file.close()
  }
}

/** Writes a whole file of lines at once. */
export async function writeLines(path: string, lines: Iterable<string>): Promise<void> {
  const file = await TextFile.create(path)
  for (const line of lines) if (file.add(line)) await file.flush()
  await file.close()
}
