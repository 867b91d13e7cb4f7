import { sentence } from '../../../../kernel/index.ts'
import type { ReportInput } from '../../../../workforce/index.ts'
import { BulletList, Code, SummaryList, wholeNumber } from '../../../../ui/index.ts'

const roles = { staff: 'Staff extract', register: 'Register', members: 'Membership list' } as const

export const Inputs = ({ inputs }: { inputs: readonly ReportInput[] }) => (
  <>
    {inputs.map((input) => (
      <>
        <h3>{`${roles[input.role]}: ${input.name}`}</h3>
        <SummaryList
          rows={[
            { key: 'Rows', value: wholeNumber(input.rows) },
            { key: 'Understood', value: input.understood.length > 0 ? <BulletList items={input.understood} /> : 'Nothing to note' },
            { key: 'Warnings', value: input.warnings.length > 0 ? <BulletList items={input.warnings.map(sentence)} /> : 'None' },
            { key: 'SHA-256', value: <Code>{input.sha256}</Code> },
          ]}
        />
      </>
    ))}
  </>
)
