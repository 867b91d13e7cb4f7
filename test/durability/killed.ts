import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Task } from './child.ts'

/** Rounds of each kill; `npm run soak` asks for more. */
export const ROUNDS = Number(process.env['TRIPTYCH_ROUNDS'] ?? 5)

/** A process of `child.ts`, and what it has said so far. */
export class Child {
  readonly process: ChildProcess
  readonly said: string[] = []
  #rest = ''
  readonly #heard: (() => void)[] = []
  readonly #ended: Promise<unknown>

  constructor(task: Task) {
    const file = fileURLToPath(new URL('child.ts', import.meta.url))
    this.process = spawn(process.execPath, ['--import', 'tsx', file, JSON.stringify(task)], { stdio: ['ignore', 'pipe', 'inherit'] })
    this.#ended = once(this.process, 'exit')
    this.process.once('exit', () => this.#tell())
    this.process.stdout?.setEncoding('utf8').on('data', (text: string) => {
      const lines = (this.#rest + text).split('\n')
      this.#rest = lines.pop() ?? ''
      this.said.push(...lines)
      this.#tell()
    })
  }

  #tell(): void {
    for (const tell of this.#heard.splice(0)) tell()
  }

  /** Waits for a line that starts with `word`; throws where the process ends without. */
  async until(word: string, times = 1): Promise<void> {
    while (this.said.filter((line) => line.startsWith(word)).length < times) {
      if (this.process.exitCode !== null || this.process.signalCode !== null)
        throw new Error(`ended having said: ${this.said.slice(-5).join(', ')}`)
      await new Promise<void>((resolve) => {
        this.#heard.push(resolve)
      })
    }
  }

  /** Kills it as the kernel would, and waits until its last words are in. */
  async kill(): Promise<void> {
    this.process.kill('SIGKILL')
    await this.ended()
  }

  async ended(): Promise<void> {
    await this.#ended
    if (!this.process.stdout?.readableEnded) await once(this.process.stdout as NodeJS.ReadableStream, 'end')
  }

  /** Numbers at the end of the lines that start with `word`. */
  numbers(word: string): number[] {
    return this.said.filter((line) => line.startsWith(word)).map((line) => Number(line.split(' ').at(-1)))
  }
}
