import { described, LabelledField, type FieldProps } from '../components/field.tsx'

/** A text or a day to filter by. The browser's own picker does for a day here, since a filter is a choice, not an answer. */
export const FilterText = ({ kind, value, ...props }: FieldProps & { kind: 'text' | 'date'; value: string | undefined }) => {
  const field = described(props)
  return (
    <LabelledField field={props} described={field}>
      <input class="nhsuk-input" id={field.id} name={props.name} type={kind} value={value} aria-describedby={field.describedBy} />
    </LabelledField>
  )
}
