import type { Child } from 'hono/jsx'
import type { Problem } from '../../kernel/index.ts'
import { errorFor } from '../form-problems.ts'
import { classNames } from './class-names.ts'
import { ErrorMessage } from './error-message.tsx'
import type { HeadingLevel, HeadingSize } from './heading.tsx'
import { Hint } from './hint.tsx'
import { Label } from './label.tsx'

/** What every input takes. */
export interface FieldProps {
  readonly name: string
  /** The name, unless two fields of a page share one. */
  readonly id?: string | undefined
  readonly label: Child
  readonly labelSize?: HeadingSize | undefined
  /** Heard only: where a table says what the field is. */
  readonly labelHidden?: boolean | undefined
  /** Set where the label is a heading too: 1 where the page asks this one question. */
  readonly heading?: HeadingLevel | undefined
  readonly hint?: Child
  readonly disabled?: boolean | undefined
  /** All the problems of the form; the input shows its own. */
  readonly problems?: readonly Problem[] | undefined
}

export interface Described {
  readonly id: string
  readonly error: string | undefined
  /** The ids of hint and error, for `aria-describedby`. */
  readonly describedBy: string | undefined
}

/** The ids that tie a field to its hint and its error. */
export function described({ name, id = name, hint, problems }: FieldProps, first?: string): Described {
  const error = errorFor(problems, name)
  const ids = classNames(first, isGiven(hint) && `${id}-hint`, error !== undefined && `${id}-error`)
  return { id, error, describedBy: ids || undefined }
}

const isGiven = (child: Child): boolean => child !== undefined && child !== null && child !== false && child !== ''

export const HintAndError = ({ id, hint, error }: { id: string; hint: Child; error: string | undefined }) => (
  <>
    {isGiven(hint) ? <Hint id={`${id}-hint`}>{hint}</Hint> : null}
    {error === undefined ? null : <ErrorMessage id={`${id}-error`}>{error}</ErrorMessage>}
  </>
)

interface FormGroupProps {
  readonly hasError: boolean
  readonly class?: string | undefined
  readonly module?: string | undefined
  readonly children?: Child
}

/** One question of a form, marked where its answer has an error. */
export const FormGroup = ({
  hasError,
  class: more,
  module,
  children,
  ...data
}: FormGroupProps & Readonly<Record<`data-${string}`, string>>) => (
  <div class={classNames('nhsuk-form-group', hasError && 'nhsuk-form-group--error', more)} data-module={module} {...data}>
    {children}
  </div>
)

interface LabelledProps {
  readonly field: FieldProps
  readonly described: Described
  readonly class?: string | undefined
  readonly module?: string | undefined
  readonly hideLabel?: boolean | undefined
  readonly data?: Readonly<Record<`data-${string}`, string>> | undefined
  readonly children?: Child
}

/** A field with its label above it, then its hint and its error. */
export const LabelledField = ({ field, described: { id, error }, class: more, module, hideLabel, data, children }: LabelledProps) => (
  <FormGroup hasError={error !== undefined} class={more} module={module} {...data}>
    <Label for={id} text={field.label} size={field.labelSize} heading={field.heading} hidden={hideLabel ?? field.labelHidden} />
    <HintAndError id={id} hint={field.hint} error={error} />
    {children}
  </FormGroup>
)
