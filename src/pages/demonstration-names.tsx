import { CAST, DEMONSTRATION_PASSWORD } from '../access/index.ts'
import { Code, Section, Table } from '../ui/index.ts'
import { sentenceCase } from './in-words.ts'

/** Who can sign in to the demonstration. Shown there and nowhere else: these people are invented. */
export const demonstrationNames = (
  <Section id="demonstration" heading="Who can sign in to the demonstration">
    <p>
      Everybody in it is invented and has the same password: <Code>{DEMONSTRATION_PASSWORD}</Code>
    </p>
    <Table
      id="cast"
      caption="People of the demonstration"
      captionSize="s"
      columns={[{ heading: 'Email address', nowrap: true }, { heading: 'Role' }, { heading: 'Organisation' }]}
      rows={CAST.filter(({ isShown }) => isShown).map(({ email, roles, organisation }) => ({
        cells: [<Code>{email}</Code>, sentenceCase(roles.join(', ')), organisation],
      }))}
    />
  </Section>
)
