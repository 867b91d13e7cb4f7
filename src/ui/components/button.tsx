import type { Child } from 'hono/jsx'
import { classNames } from './class-names.ts'

export type ButtonVariant = 'secondary' | 'secondary-solid' | 'reverse' | 'warning' | 'brand' | 'login'

export interface ButtonProps {
  readonly text: Child
  readonly variant?: ButtonVariant | undefined
  readonly small?: boolean | undefined
  readonly type?: 'submit' | 'button' | undefined
  readonly name?: string | undefined
  readonly value?: string | undefined
  readonly disabled?: boolean | undefined
  /** A second press within a second is ignored. The server must still be able to be asked twice. */
  readonly preventDoubleClick?: boolean | undefined
  /** Sends the form somewhere else than the form says. */
  readonly formaction?: string | undefined
}

const buttonClass = (variant: ButtonVariant | undefined, small: boolean | undefined): string =>
  classNames('nhsuk-button', variant && `nhsuk-button--${variant}`, small && 'nhsuk-button--small')

export const Button = ({ text, variant, small, type, name, value, disabled, preventDoubleClick, formaction }: ButtonProps) => (
  <button
    class={buttonClass(variant, small)}
    name={name}
    data-module="nhsuk-button"
    data-prevent-double-click={preventDoubleClick === undefined ? undefined : String(preventDoubleClick)}
    type={type ?? 'submit'}
    value={value}
    disabled={disabled}
    aria-disabled={disabled ? 'true' : undefined}
    formaction={formaction}
  >
    {text}
  </button>
)

interface ButtonLinkProps {
  readonly text: Child
  readonly href: string
  readonly variant?: ButtonVariant | undefined
  readonly small?: boolean | undefined
}

/** A link that looks like a button: it starts something but changes nothing. */
export const ButtonLink = ({ text, href, variant, small }: ButtonLinkProps) => (
  <a class={buttonClass(variant, small)} data-module="nhsuk-button" href={href} role="button" draggable="false">
    {text}
  </a>
)

/** Buttons side by side, one under another on a narrow screen. */
export const ButtonGroup = ({ children }: { children?: Child }) => <div class="nhsuk-button-group">{children}</div>
