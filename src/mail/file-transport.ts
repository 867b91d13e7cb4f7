import { mkdir, open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Clock } from '../kernel/index.ts'
import type { Sender } from './letter.ts'
import { composeMessage } from './message.ts'
import type { Transport } from './transport.ts'

/**
 * Puts each letter into a file of its own, `<id>.eml`, which any mail program opens: for trying out, and where nothing may be sent.
 * Only whoever runs the program can read them. A file is there whole or not at all.
 */
export const fileTransport = (directory: string, { from, clock }: { readonly from: Sender; readonly clock: Clock }): Transport => ({
  async send(letter) {
    const message = composeMessage(letter, from, clock())
    const partial = join(directory, `.${letter.id}.partial-${process.pid}`)
    try {
      await mkdir(directory, { recursive: true, mode: 0o700 })
      const file = await open(partial, 'w', 0o600)
      try {
        await file.writeFile(message)
        await file.sync()
      } finally {
        await file.close()
      }
      await rename(partial, join(directory, `${letter.id}.eml`))
      return { kind: 'accepted' }
    } catch (error) {
      await rm(partial, { force: true }).catch(() => undefined)
      return { kind: 'later', because: `The letter could not be written to a file (${codeOf(error)}).`, everybody: true }
    }
  },
})

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'no code'
