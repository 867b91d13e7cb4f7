import { classNames } from './class-names.ts'
import { described, LabelledField, type FieldProps } from './field.tsx'

export interface Option {
  readonly value: string
  readonly text: string
  readonly disabled?: boolean | undefined
}

export interface SelectProps extends FieldProps {
  readonly value?: string | undefined
  readonly options: readonly (Option | 'divider')[]
}

/** One of many: where there are few, radios are easier. */
export const Select = (props: SelectProps) => {
  const field = described(props)
  return (
    <LabelledField field={props} described={field}>
      <select
        class={classNames('nhsuk-select', field.error !== undefined && 'nhsuk-select--error')}
        id={field.id}
        name={props.name}
        disabled={props.disabled}
        aria-describedby={field.describedBy}
      >
        {props.options.map((option) =>
          option === 'divider' ? (
            <hr />
          ) : (
            <option value={option.value} selected={props.value !== undefined && option.value === props.value} disabled={option.disabled}>
              {option.text}
            </option>
          ),
        )}
      </select>
    </LabelledField>
  )
}
