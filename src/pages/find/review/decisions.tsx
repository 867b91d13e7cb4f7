import { momentInWords } from '../../../kernel/index.ts'
import { Table } from '../../../ui/index.ts'
import { CHOICES, type ShownDecision } from '../../../workforce/index.ts'
import { ROUNDS } from './in-words.ts'

/** What was decided of a person, and why. Nothing of it for whoever looks a second time. */
export const Decisions = ({ decisions }: { decisions: readonly ShownDecision[] | null }) => {
  if (decisions === null) return <p>This is a second look: what was decided first, and why, is shown once you have decided too.</p>
  if (decisions.length === 0) return null
  return (
    <Table
      id="decisions"
      caption="What was decided"
      captionSize="s"
      columns={[{ heading: 'When' }, { heading: 'Round' }, { heading: 'Answer' }, { heading: 'What it rests on' }, { heading: 'By' }]}
      rows={decisions.map(({ round, choice, reason, by, isOwn, at, withdrawnAt }) => ({
        cells: [
          momentInWords(at),
          ROUNDS[round],
          withdrawnAt === null ? CHOICES[choice] : `${CHOICES[choice]} (taken back)`,
          reason,
          isOwn ? 'You' : by,
        ],
      }))}
    />
  )
}
