import type { Problem } from '../../kernel/index.ts'
import { Button } from '../components/button.tsx'
import { Form, Hidden } from '../components/form.tsx'
import { Radios } from '../components/radios.tsx'
import { SummaryList } from '../components/summary-list.tsx'

export interface ConflictValue {
  /** As the form sends it. */
  readonly value: string
  /** In words, where the value is a code. */
  readonly shown?: string
}

export interface ConflictField {
  readonly name: string
  readonly label: string
  readonly yours: ConflictValue
  readonly saved: ConflictValue
}

export interface ConflictChoiceProps {
  readonly action?: string
  /** The version that is saved now: saving the choice succeeds only while it still is. */
  readonly version: string
  /** Who saved it and when: "Ada Okoro, today at 14:05". */
  readonly savedBy: string
  readonly fields: readonly ConflictField[]
  readonly submit?: string
  readonly problems?: readonly Problem[]
}

/**
 * Two people have edited one thing. Each field in which they differ is a question; the answer is the value, under the field's own
 * name, so that what is sent is what the form itself would send. Nothing is chosen beforehand.
 */
export const ConflictChoice = ({ action, version, savedBy, fields, submit = 'Save what I chose', problems }: ConflictChoiceProps) => {
  const same = fields.filter(({ yours, saved }) => yours.value === saved.value)
  return (
    <Form action={action}>
      <Hidden name="version" value={version} />
      {fields
        .filter((field) => !same.includes(field))
        .map(({ name, label, yours, saved }) => (
          <Radios
            name={name}
            label={label}
            labelSize="m"
            problems={problems}
            choices={[
              { value: yours.value, text: <Version who="Your version" value={yours} /> },
              { value: saved.value, text: <Version who={`Saved by ${savedBy}`} value={saved} /> },
            ]}
          />
        ))}
      {same.length === 0 ? null : (
        <>
          <h2 class="nhsuk-heading-m">The same in both</h2>
          {same.map(({ name, saved }) => (
            <Hidden name={name} value={saved.value} />
          ))}
          <SummaryList rows={same.map(({ label, saved }) => ({ key: label, value: inWords(saved) }))} />
        </>
      )}
      <Button text={submit} preventDoubleClick />
    </Form>
  )
}

const inWords = ({ value, shown = value }: ConflictValue): string => (shown === '' ? 'Nothing entered' : shown)

const Version = ({ who, value }: { who: string; value: ConflictValue }) => (
  <>
    <span class="triptych-choice__value">{inWords(value)}</span>
    <span class="nhsuk-u-visually-hidden">, </span>
    <span class="triptych-choice__who">{who}</span>
  </>
)
