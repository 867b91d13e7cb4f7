import { described, LabelledField } from './field.tsx'
import { Hint } from './hint.tsx'
import { TextareaControl, type TextareaProps } from './textarea.tsx'

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
      <TextareaControl field={props} described={field} class="nhsuk-js-character-count" />
      <Hint id={`${id}-info`} class="nhsuk-character-count__message">
        You can enter up to {limit} {countType === 'words' ? 'words' : 'characters'}
      </Hint>
    </LabelledField>
  )
}
