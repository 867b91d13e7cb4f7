import { momentInWords } from '../../../kernel/index.ts'
import { Section, Table } from '../../../ui/index.ts'
import type { ReviewCase } from '../../../workforce/index.ts'
import { saidInWords, TEAMS } from '../teams/in-words.ts'

/** What the person or their manager answered: evidence to decide by. */
export const Said = ({ said }: Pick<ReviewCase, 'said'>) =>
  said.length === 0 ? null : (
    <Section id="said" heading="What was answered">
      <Table
        id="answers"
        caption="Answers to questions"
        captionSize="s"
        columns={[{ heading: 'When' }, { heading: 'By' }, { heading: 'Answer' }, { heading: 'Note' }]}
        rows={said.map((answer) => ({
          cells: [
            <a href={`${TEAMS}/${answer.ask}`}>{momentInWords(answer.at)}</a>,
            answer.by === 'manager' ? 'The manager' : 'The person',
            saidInWords({ said: answer }),
            answer.note ?? 'None',
          ],
        }))}
      />
    </Section>
  )
