import type { IdentificationReport } from '../../../../workforce/index.ts'
import { BulletList, SmallPrint, SummaryList, wholeNumber } from '../../../../ui/index.ts'

const roles = { staff: 'Staff extract', register: 'Register', members: 'Membership list' } as const

/** Without file names, hashes or row numbers: the report of the same people is the same whatever their files are called and however their rows are ordered. */
export const Inputs = ({ inputs, keptIn }: Pick<IdentificationReport, 'inputs' | 'keptIn'>) => (
  <>
    {keptIn === 'files' ? (
      <SmallPrint>The names of the files and their fingerprints (SHA-256) stand in run.json beside this report.</SmallPrint>
    ) : null}
    {inputs.map((input, i) => {
      const alike = inputs.filter(({ role }) => role === input.role)
      const number = alike.length > 1 ? ` ${inputs.slice(0, i + 1).filter(({ role }) => role === input.role).length}` : ''
      return (
        <>
          <h3>{`${roles[input.role]}${number}`}</h3>
          <SummaryList
            rows={[
              { key: 'Rows', value: wholeNumber(input.rows) },
              { key: 'Understood', value: input.understood.length > 0 ? <BulletList items={input.understood} /> : 'Nothing to note' },
              {
                key: 'Warnings',
                value:
                  input.warnings.length > 0 ? (
                    <BulletList items={input.warnings.map(({ message, todo }) => `${message} ${todo}`)} />
                  ) : (
                    'None'
                  ),
              },
            ]}
          />
        </>
      )
    })}
  </>
)
