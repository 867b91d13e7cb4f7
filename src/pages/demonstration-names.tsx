import { CAST, DEMONSTRATION_PASSWORD } from '../access/index.ts'
import { Code, InsetText, Table } from '../ui/index.ts'

/** Who can sign in to the demonstration. Shown there and nowhere else: these people are invented. */
export const demonstrationNames = (
  <InsetText>
    <p>
      This is the demonstration. Everybody in it is invented and has the same password: <Code>{DEMONSTRATION_PASSWORD}</Code>
    </p>
    <Table
      id="cast"
      caption="Who can sign in"
      captionSize="s"
      columns={[{ heading: 'Email address' }, { heading: 'Role' }, { heading: 'Organisation' }]}
      rows={CAST.filter(({ isShown }) => isShown).map(({ email, roles, organisation }) => ({
        cells: [<Code>{email}</Code>, roles.join(', '), organisation],
      }))}
    />
  </InsetText>
)
