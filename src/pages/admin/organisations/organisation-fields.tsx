import { NATIONS } from '../../../access/index.ts'
import type { Tried } from '../../../http/index.ts'
import { Select, TextInput } from '../../../ui/index.ts'

/** The details of an organisation, for adding and for changing. */
export const OrganisationFields = ({ values, tried }: { values: Readonly<Record<string, string>>; tried: Tried | null }) => (
  <>
    <TextInput name="name" label="Name" value={tried?.values['name'] ?? values['name']} problems={tried?.problems} />
    <TextInput
      name="odsCode"
      label="ODS code (optional)"
      hint="The code of the Organisation Data Service, like RX1"
      width={10}
      code
      spellcheck={false}
      value={tried?.values['odsCode'] ?? values['odsCode']}
      problems={tried?.problems}
    />
    <Select
      name="nation"
      label="Nation (optional)"
      value={tried?.values['nation'] ?? values['nation'] ?? ''}
      options={[{ value: '', text: 'Not known' }, ...NATIONS.map((nation) => ({ value: nation, text: nation }))]}
      problems={tried?.problems}
    />
  </>
)
