import { classNames } from './class-names.ts'
import { described, LabelledField, type Described, type FieldProps } from './field.tsx'

export interface TextareaProps extends FieldProps {
  readonly value?: string | undefined
  readonly rows?: number | undefined
  readonly autocomplete?: string | undefined
}

/** Text of more than one line. */
export const Textarea = (props: TextareaProps) => {
  const field = described(props)
  return (
    <LabelledField field={props} described={field}>
      <TextareaControl field={props} described={field} />
    </LabelledField>
  )
}

interface TextareaControlProps {
  readonly field: TextareaProps
  readonly described: Described
  readonly class?: string | undefined
}

export const TextareaControl = ({ field, described: { id, error, describedBy }, class: more }: TextareaControlProps) => (
  <textarea
    class={classNames('nhsuk-textarea', error !== undefined && 'nhsuk-textarea--error', more)}
    id={id}
    name={field.name}
    rows={field.rows ?? 5}
    disabled={field.disabled}
    aria-describedby={describedBy}
    autocomplete={field.autocomplete}
  >
    {asTyped(field.value)}
  </textarea>
)

/** A browser drops a line break that a text area starts with, so that one must stand before it. */
const asTyped = (value: string | undefined): string | undefined => (value?.startsWith('\n') ? `\n${value}` : value)
