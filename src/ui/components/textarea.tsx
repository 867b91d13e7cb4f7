import { classNames } from './class-names.ts'
import { described, LabelledField, type FieldProps } from './field.tsx'

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
      <textarea
        class={classNames('nhsuk-textarea', field.error !== undefined && 'nhsuk-textarea--error')}
        id={field.id}
        name={props.name}
        rows={props.rows ?? 5}
        disabled={props.disabled}
        aria-describedby={field.describedBy}
        autocomplete={props.autocomplete}
      >
        {props.value}
      </textarea>
    </LabelledField>
  )
}
