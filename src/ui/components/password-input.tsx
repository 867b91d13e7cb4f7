import { classNames } from './class-names.ts'
import { described, LabelledField, type FieldProps } from './field.tsx'

export interface PasswordInputProps extends FieldProps {
  readonly autocomplete?: 'current-password' | 'new-password' | undefined
}

/** A password that can be shown while it is typed. It is never filled in by the server. */
export const PasswordInput = (props: PasswordInputProps) => {
  const field = described(props)
  return (
    <LabelledField field={props} described={field} class="nhsuk-password-input" module="nhsuk-password-input">
      <div class="nhsuk-input-wrapper">
        <input
          class={classNames(
            'nhsuk-input',
            field.error !== undefined && 'nhsuk-input--error',
            'nhsuk-password-input__input nhsuk-js-password-input-input',
          )}
          id={field.id}
          name={props.name}
          type="password"
          spellcheck={false}
          disabled={props.disabled}
          aria-describedby={field.describedBy}
          autocomplete={props.autocomplete ?? 'current-password'}
          autocapitalize="none"
        />
        <button
          class="nhsuk-button nhsuk-button--secondary nhsuk-button--small nhsuk-password-input__toggle nhsuk-js-password-input-toggle"
          data-module="nhsuk-button"
          type="button"
          disabled={props.disabled}
          aria-label="Show password"
          aria-disabled={props.disabled ? 'true' : undefined}
          aria-controls={field.id}
          hidden
        >
          Show
        </button>
      </div>
    </LabelledField>
  )
}
