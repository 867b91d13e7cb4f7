import { setTimeout as wait } from 'node:timers/promises'

/** One thing used by one at a time, first come, first served. */
export class Turns {
  #taken = false
  readonly #queue: (() => void)[] = []

  /** True when it is the caller's turn, false when that took longer than `patience` milliseconds. */
  async take(patience: number): Promise<boolean> {
    if (!this.#taken) {
      this.#taken = true
      return true
    }
    let mine: () => void = () => undefined
    const turn = new Promise<boolean>((resolve) => {
      mine = () => resolve(true)
      this.#queue.push(mine)
    })
    const giveUp = new AbortController()
    const late = wait(patience, false, { signal: giveUp.signal }).catch(() => false)
    const given = await Promise.race([turn, late])
    giveUp.abort()
    if (given) return true
    const at = this.#queue.indexOf(mine)
    // Handed over in the very moment patience ended: the turn is ours after all.
    if (at < 0) return true
    this.#queue.splice(at, 1)
    return false
  }

  /** Hands it to the next in the queue. */
  give(): void {
    const next = this.#queue.shift()
    if (next) next()
    else this.#taken = false
  }
}
