import { classNames } from './class-names.ts'
import { described, LabelledField } from './field.tsx'
import { Hint } from './hint.tsx'
import type { TextareaProps } from './textarea.tsx'

export interface CharacterCountProps extends TextareaProps {
  readonly limit: number
  readonly countType?: 'characters' | 'length' | 'words' | undefined
  /** The count appears once this percentage of the limit is used. */
  readonly threshold?: number | undefined
}

/** Text that has a limit. Without JavaScript the limit is said; with it, how much is left. */
export const CharacterCount = ({ limit, countType, threshold, ...props }: CharacterCountProps) => {
  const { id = props.name } = props
  const field = described(props, `${id}-info`)
  return (
    <LabelledField
      field={props}
      described={field}
      class="nhsuk-character-count"
      module="nhsuk-character-count"
      data={{
        'data-maxlength': String(limit),
        ...(threshold === undefined ? {} : { 'data-threshold': String(threshold) }),
        ...(countType === undefined ? {} : { 'data-count-type': countType }),
      }}
    >
      <textarea
        class={classNames('nhsuk-textarea', field.error !== undefined && 'nhsuk-textarea--error', 'nhsuk-js-character-count')}
        id={field.id}
        name={props.name}
        rows={props.rows ?? 5}
        disabled={props.disabled}
        aria-describedby={field.describedBy}
        autocomplete={props.autocomplete}
      >
        {props.value}
      </textarea>
      <Hint id={`${id}-info`} class="nhsuk-character-count__message">
        You can enter up to {limit} {countType === 'words' ? 'words' : 'characters'}
      </Hint>
    </LabelledField>
  )
}
