import type { Problem } from '../../kernel/index.ts'
import {
  Button,
  ButtonGroup,
  ButtonLink,
  CharacterCount,
  Checkboxes,
  DateInput,
  ErrorSummary,
  FileUpload,
  Form,
  PasswordInput,
  Radios,
  SearchInput,
  Select,
  TextInput,
  Textarea,
} from '../components/index.ts'
import { PageHeading } from '../section.tsx'

const problem = (field: string, message: string): Problem => ({ code: 'gallery', kind: 'error', message, todo: '', where: { field } })

const problems: readonly Problem[] = [
  problem('site', 'Enter the name of the site'),
  problem('start-month', 'Start date must include a month'),
  problem('modality', 'Select a modality'),
  problem('days', 'Select the days you can offer'),
  problem('extract', 'The selected file must be a CSV or XLSX'),
  { code: 'gallery', kind: 'error', message: 'This offer overlaps with another.', todo: 'Change its dates.' },
]

/** Every input, half of them with an error. */
export const FormPage = () => (
  <div class="nhsuk-grid-row">
    <div class="nhsuk-grid-column-two-thirds">
      <ErrorSummary problems={problems} />
      <PageHeading caption="Offer" heading="Offer a placement" />
      <Form encType="multipart/form-data">
        <TextInput
          name="site"
          label="Name of the site"
          hint="As people there call it"
          value=""
          problems={problems}
          autocomplete="organization"
        />
        <TextInput name="places" label="How many places?" width={2} inputmode="numeric" value="3" problems={problems} suffix="places" />
        <TextInput name="assignment" label="Assignment number" code width={20} value="21034-2" problems={problems} />
        <DateInput name="start" label="Start date" hint="For example, 27 3 2027" value={{ day: '4', year: '2027' }} problems={problems} />
        <Radios
          name="modality"
          label="Modality"
          problems={problems}
          choices={[
            { value: 'art', text: 'Art therapy', hint: 'Includes art psychotherapy' },
            { value: 'music', text: 'Music therapy' },
            {
              value: 'drama',
              text: 'Dramatherapy',
              conditional: <TextInput name="drama-room" label="Is there a room to move in?" problems={problems} />,
            },
            { divider: 'or' },
            { value: 'any', text: 'Any of these' },
          ]}
        />
        <Radios
          name="on-site"
          label="Is there a supervisor on site?"
          inline
          value="yes"
          choices={[
            { value: 'yes', text: 'Yes' },
            { value: 'no', text: 'No' },
          ]}
        />
        <Checkboxes
          name="days"
          label="Which days?"
          hint="Select all that apply"
          problems={problems}
          values={['monday']}
          choices={[
            { value: 'monday', text: 'Monday' },
            { value: 'tuesday', text: 'Tuesday' },
            { divider: 'or' },
            { value: 'none', text: 'None of these', behaviour: 'exclusive' },
          ]}
        />
        <Select
          name="band"
          label="Band"
          value="6"
          options={[
            { value: '', text: 'Select a band' },
            { value: '6', text: 'Band 6' },
            { value: '7', text: 'Band 7' },
          ]}
        />
        <FileUpload
          name="extract"
          label="Upload the staff extract"
          hint="CSV or XLSX, up to 50 MB"
          accept=".csv,.xlsx"
          problems={problems}
        />
        <Textarea name="access" label="How do people get there?" value="By tram" />
        <CharacterCount name="note" label="What should trainees know?" limit={200} rows={3} value="Quiet ward." />
        <PasswordInput name="password" label="Your password, to confirm" />
        <SearchInput name="q" label="Search for a supervisor" width={20} />
        <ButtonGroup>
          <Button text="Offer 3 places" preventDoubleClick />
          <Button text="Save for later" variant="secondary" name="act" value="save" />
          <Button text="Withdraw" variant="warning" />
          <ButtonLink text="Preview" href="#preview" variant="secondary" small />
        </ButtonGroup>
      </Form>
    </div>
  </div>
)
