import type { Db } from '../../database/index.ts'
import { countedPosts, loadFindings, type FoundPerson, type FoundPost } from '../findings/index.ts'
import { readAccount, type AccountCandidate } from '../runs/account.ts'
import { holderOnRegister, type Holder } from './post-corrections.ts'

/** A post by which somebody counts whose registration is confirmed. */
export interface ConfirmedPost {
  readonly person: string
  readonly post: Pick<FoundPost, 'postKey' | 'rowNumber'>
  readonly holder: Holder
}

/** The posts of everybody who counts in a run and is confirmed by the register or by people. */
export async function confirmedPosts(db: Db, run: string): Promise<ConfirmedPost[]> {
  const rows = await db.selectFrom('finding').select(['id', 'account']).where('run_id', '=', run).execute()
  const accounts = new Map(rows.map(({ id, account }) => [id, account]))
  return (await loadFindings(db, run)).flatMap((person) => {
    const posts = countedPosts(person)
    const account = accounts.get(person.finding)
    if (posts.length === 0 || account === undefined) return []
    const entry = readAccount(account).candidates.find(({ arts, number }) => arts && number === person.registrationNumber)
    return posts.flatMap((post) => {
      const holder = holderOf(person, entry, post.reasonCode !== 'POST_OF_ACCEPTED_PERSON')
      return holder ? [{ person: person.id, post, holder }] : []
    })
  })
}

/** Null where nobody confirmed the number that the record states. */
function holderOf(person: FoundPerson, entry: AccountCandidate | undefined, questionsCodes: boolean): Holder | null {
  const { registrationNumber: number, decision } = person
  const isDecided = decision?.answer === 'is one'
  if (number === null || (!entry && !isDecided)) return null
  const said = isDecided && decision.modality !== 'not known' ? decision.modality : null
  if (entry && (said === null || said === entry.modality)) return holderOnRegister(entry, questionsCodes)
  return {
    number,
    modality: said,
    confirmedBy: entry ? `the HCPC register entry ${number} and a decision in review` : `a decision in review, with the number ${number}`,
    modalityBy: `The modality was decided in review: ${said}.`,
    questionsCodes,
  }
}
