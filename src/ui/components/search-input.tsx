import { classNames } from './class-names.ts'
import { described, LabelledField, type FieldProps } from './field.tsx'
import { Icon } from './icon.tsx'

export interface SearchInputProps extends FieldProps {
  readonly value?: string | undefined
  readonly width?: 10 | 20 | 30 | undefined
  /** For a search whose button says what it is for: a heading or a menu stands above. */
  readonly hideLabel?: boolean | undefined
  /** False in a form that has a button of its own. */
  readonly button?: boolean | undefined
}

export const SearchInput = ({ width, value, hideLabel, button = true, ...props }: SearchInputProps) => {
  const field = described(props)
  return (
    <LabelledField field={props} described={field} class="nhsuk-search-input" hideLabel={hideLabel}>
      <div class="nhsuk-input-wrapper nhsuk-search-input__wrapper">
        <input
          class={classNames(
            'nhsuk-input',
            field.error !== undefined && 'nhsuk-input--error',
            width && `nhsuk-input--width-${width}`,
            'nhsuk-search-input__input',
          )}
          id={field.id}
          name={props.name}
          type="search"
          value={value}
          disabled={props.disabled}
          aria-describedby={field.describedBy}
          autocomplete="off"
        />
        {button ? <SearchButton disabled={props.disabled} /> : null}
      </div>
    </LabelledField>
  )
}

const SearchButton = ({ disabled }: { disabled: boolean | undefined }) => (
  <button
    class="nhsuk-button nhsuk-button--icon nhsuk-button--small nhsuk-search-input__button"
    data-module="nhsuk-button"
    type="submit"
    disabled={disabled}
    aria-label="Search"
    aria-disabled={disabled ? 'true' : undefined}
  >
    <Icon name="search" />
  </button>
)
