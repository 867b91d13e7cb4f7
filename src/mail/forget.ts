import { readdir, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Database } from '../database/index.ts'

const DAY = 86_400_000
/** A letter that could not be sent waits this long for somebody to decide. */
const DAYS = 30

/** Takes the addressee and the words out of letters that nobody has sent again for a month; that they failed stays known. */
export const forgetOldLetters = (database: Database, now: Date): Promise<void> =>
  database.transaction({ kind: 'system' }, async (db) => {
    await db
      .updateTable('mail')
      .set({ recipient: '', recipient_name: '', subject: '', body: '' })
      .where('state', 'in', ['failed', 'unknown'])
      .where('created_at', '<', new Date(now.getTime() - DAYS * DAY))
      .where('recipient', '<>', '')
      .execute()
  })

/** Deletes letters that went to files a month ago: they bear names and addresses, and nobody opens them any more. */
export async function forgetOldLetterFiles(directory: string, now: Date): Promise<void> {
  for (const name of await readdir(directory).catch(() => [])) {
    if (!name.endsWith('.eml') && !name.includes('.partial-')) continue
    const path = join(directory, name)
    const written = await stat(path).catch(() => null)
    if (written && now.getTime() - written.mtimeMs > DAYS * DAY) await rm(path, { force: true })
  }
}

/** Deletes letters in files that went to one of these addresses, or speak of it. */
export async function forgetLettersTo(directory: string, addresses: readonly string[]): Promise<void> {
  for (const name of await readdir(directory).catch(() => [])) {
    if (!name.endsWith('.eml') && !name.includes('.partial-')) continue
    const letter = (await readFile(join(directory, name), 'latin1')).replaceAll('=\r\n', '').toLowerCase()
    if (addresses.some((address) => letter.includes(address.toLowerCase()))) await rm(join(directory, name), { force: true })
  }
}
