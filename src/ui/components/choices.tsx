import type { Child } from 'hono/jsx'
import { classNames } from './class-names.ts'
import { described, FormGroup, HintAndError, type FieldProps } from './field.tsx'
import { Fieldset } from './fieldset.tsx'
import { Hint } from './hint.tsx'
import { Label } from './label.tsx'

export interface Choice {
  readonly value: string
  readonly text: Child
  readonly hint?: Child
  /** Shown below the choice while it is chosen; without JavaScript, always. */
  readonly conditional?: Child
  readonly disabled?: boolean | undefined
  /** Of checkboxes: an exclusive one clears the others ("None of these"), an inclusive one chooses all, which needs JavaScript. */
  readonly behaviour?: 'exclusive' | 'inclusive' | undefined
}

export interface Divider {
  readonly divider: string
  /** `inclusive` where the choice beside it is. */
  readonly behaviour?: 'inclusive' | undefined
}

export interface ChoicesProps extends FieldProps {
  readonly choices: readonly (Choice | Divider)[]
  readonly small?: boolean | undefined
  readonly inline?: boolean | undefined
}

interface Kind {
  readonly component: 'radios' | 'checkboxes'
  readonly type: 'radio' | 'checkbox'
  readonly isChosen: (choice: Choice) => boolean
}

/** What radios and checkboxes share. The first input bears the field's own id, so that the error summary can link to it. */
export const Choices = ({ kind, ...props }: ChoicesProps & { kind: Kind }) => {
  const { id, error, describedBy } = described(props)
  const block = `nhsuk-${kind.component}`
  return (
    <FormGroup hasError={error !== undefined}>
      <Fieldset legend={props.label} legendSize={props.labelSize} heading={props.heading} describedBy={describedBy}>
        <HintAndError id={id} hint={props.hint} error={error} />
        <div class={classNames(block, props.small && `${block}--small`, props.inline && `${block}--inline`)} data-module={block}>
          {props.choices.map((choice, index) =>
            'divider' in choice ? (
              <div class={classNames(`${block}__divider`, onlyWithScript(choice))}>{choice.divider}</div>
            ) : (
              <Item kind={kind} choice={choice} name={props.name} id={index === 0 ? id : `${id}-${index + 1}`} disabled={props.disabled} />
            ),
          )}
        </div>
      </Fieldset>
    </FormGroup>
  )
}

const onlyWithScript = ({ behaviour }: Choice | Divider) => behaviour === 'inclusive' && 'nhsuk-u-frontend-not-supported-hidden'

interface ItemProps {
  readonly kind: Kind
  readonly choice: Choice
  readonly name: string
  readonly id: string
  readonly disabled: boolean | undefined
}

const Item = ({ kind, choice, name, id, disabled }: ItemProps) => {
  const block = `nhsuk-${kind.component}`
  const isChosen = kind.isChosen(choice)
  const hintId = choice.hint === undefined ? undefined : `${id}-item-hint`
  const conditionalId = choice.conditional === undefined ? undefined : `conditional-${id}`
  return (
    <>
      <div class={classNames(`${block}__item`, onlyWithScript(choice))}>
        <input
          class={`${block}__input`}
          id={id}
          name={name}
          type={kind.type}
          value={choice.value}
          checked={isChosen}
          disabled={choice.disabled ?? disabled}
          data-aria-controls={conditionalId}
          data-behaviour={choice.behaviour}
          aria-describedby={hintId}
        />
        <Label for={id} text={choice.text} class={`${block}__label`} />
        {hintId === undefined ? null : (
          <Hint id={hintId} class={`${block}__hint`}>
            {choice.hint}
          </Hint>
        )}
      </div>
      {conditionalId === undefined ? null : (
        <div class={classNames(`${block}__conditional`, !isChosen && `${block}__conditional--hidden`)} id={conditionalId}>
          {choice.conditional}
        </div>
      )}
    </>
  )
}
