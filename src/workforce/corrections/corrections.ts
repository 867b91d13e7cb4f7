import type { JudgedPerson } from '../identification/index.ts'
import { correctionsOfPost, holderOnRegister, type PostCorrection } from './post-corrections.ts'

/** One cell of the staff record to put right, for the ESR team. */
export interface Correction extends Pick<PostCorrection, 'field' | 'suggested' | 'reason' | 'how'> {
  readonly organisation: string
  readonly assignmentNumber: string
  readonly positionTitle: string
  readonly current: string
}

/** What to correct on the records of accepted persons whose registration a register confirms. */
export function correctionsFor(judged: readonly JudgedPerson[]): Correction[] {
  return judged.flatMap(({ decision: { outcome, candidate }, posts }) => {
    if (outcome !== 'accepted' || !candidate) return []
    return posts
      .filter((each) => each.outcome === 'accepted')
      .flatMap(({ post, reasonCode }) =>
        correctionsOfPost(post, holderOnRegister(candidate.registrant, reasonCode !== 'POST_OF_ACCEPTED_PERSON')).map(
          ({ field, current, suggested, reason, how }) => ({
            organisation: post.organisation,
            assignmentNumber: post.assignmentNumber,
            positionTitle: post.stated['position_title'] ?? '(none)',
            field,
            current: current ?? '(empty)',
            suggested,
            reason,
            how,
          }),
        ),
      )
  })
}
