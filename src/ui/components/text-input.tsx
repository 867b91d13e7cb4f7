import type { Child } from 'hono/jsx'
import { classNames } from './class-names.ts'
import { described, LabelledField, type FieldProps } from './field.tsx'

export interface TextInputProps extends FieldProps {
  readonly value?: string | undefined
  readonly type?: 'text' | 'email' | 'tel' | 'url' | 'number' | undefined
  /** As wide as about this many characters: a hint of how long an answer is. */
  readonly width?: 2 | 3 | 4 | 5 | 10 | 20 | 30 | undefined
  readonly prefix?: Child
  readonly suffix?: Child
  readonly autocomplete?: string | undefined
  readonly inputmode?: 'numeric' | 'decimal' | 'email' | 'tel' | 'text' | undefined
  readonly spellcheck?: boolean | undefined
  /** For codes and reference numbers: spaced so that each character can be checked. */
  readonly code?: boolean | undefined
  readonly maxlength?: number | undefined
}

/** One line of text. */
export const TextInput = (props: TextInputProps) => {
  const field = described(props)
  const input = (
    <input
      class={classNames(
        'nhsuk-input',
        props.code && 'nhsuk-input--code',
        field.error !== undefined && 'nhsuk-input--error',
        props.width && `nhsuk-input--width-${props.width}`,
      )}
      id={field.id}
      name={props.name}
      type={props.type ?? 'text'}
      spellcheck={props.spellcheck}
      value={props.value}
      disabled={props.disabled}
      aria-describedby={field.describedBy}
      autocomplete={props.autocomplete}
      inputmode={props.inputmode}
      maxlength={props.maxlength}
    />
  )
  return (
    <LabelledField field={props} described={field}>
      {props.prefix === undefined && props.suffix === undefined ? (
        input
      ) : (
        <div class="nhsuk-input-wrapper">
          <Affix kind="prefix" text={props.prefix} />
          {input}
          <Affix kind="suffix" text={props.suffix} />
        </div>
      )}
    </LabelledField>
  )
}

const Affix = ({ kind, text }: { kind: 'prefix' | 'suffix'; text: Child }) =>
  text === undefined ? null : (
    <div class={`nhsuk-input-wrapper__${kind}`} aria-hidden="true">
      {text}
    </div>
  )
