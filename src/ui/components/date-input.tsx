import { errorFor } from '../form-problems.ts'
import { classNames } from './class-names.ts'
import { FormGroup, HintAndError, described, type FieldProps } from './field.tsx'
import { Fieldset } from './fieldset.tsx'
import { Label } from './label.tsx'

export type DatePart = 'day' | 'month' | 'year'

export interface DateInputProps extends FieldProps {
  readonly value?: Readonly<Partial<Record<DatePart, string | undefined>>> | undefined
  /** In the order shown. */
  readonly parts?: readonly DatePart[] | undefined
  /** The names the parts are sent under: `start-day`, `start-month`, `start-year` for a date named `start`. */
  readonly names?: Readonly<Record<DatePart, string>> | undefined
  readonly autocomplete?: Readonly<Partial<Record<DatePart, string | undefined>>> | undefined
}

const datePartNames = (name: string): Readonly<Record<DatePart, string>> => ({
  day: `${name}-day`,
  month: `${name}-month`,
  year: `${name}-year`,
})

/**
 * A date that people know by heart, in parts. A problem of one part (`start-month`) marks that part; of the date (`start`), all.
 * So that the error summary can link to the date and to its parts, the first part bears the date's name as its id,
 * unless the first part itself is wrong or an id is given: then the group does.
 */
export const DateInput = (props: DateInputProps) => {
  const { name, parts = ['day', 'month', 'year'], names = datePartNames(name) } = props
  const wrong = parts.filter((part) => errorFor(props.problems, names[part]) !== undefined)
  const faulty = [name, ...wrong.map((part) => names[part])].find((each) => errorFor(props.problems, each) !== undefined) ?? name
  const { id, error, describedBy } = described({ ...props, id: props.id ?? name, name: faulty })
  const [first] = parts
  const groupHasId = props.id !== undefined || (first !== undefined && wrong.includes(first))
  return (
    <FormGroup hasError={error !== undefined}>
      <Fieldset legend={props.label} legendSize={props.labelSize} heading={props.heading} role="group" describedBy={describedBy}>
        <HintAndError id={id} hint={props.hint} error={error} />
        <div class="nhsuk-date-input" id={groupHasId ? id : undefined}>
          {parts.map((part, index) => (
            <Part
              part={part}
              id={index === 0 && !groupHasId ? id : `${id}-${part}`}
              name={names[part]}
              value={props.value?.[part]}
              hasError={error !== undefined && (wrong.length === 0 || wrong.includes(part))}
              disabled={props.disabled}
              autocomplete={props.autocomplete?.[part]}
            />
          ))}
        </div>
      </Fieldset>
    </FormGroup>
  )
}

interface PartProps {
  readonly part: DatePart
  readonly id: string
  readonly name: string
  readonly value: string | undefined
  readonly hasError: boolean
  readonly disabled: boolean | undefined
  readonly autocomplete: string | undefined
}

const labels = { day: 'Day', month: 'Month', year: 'Year' } as const

const Part = ({ part, id, name, value, hasError, disabled, autocomplete }: PartProps) => (
  <div class="nhsuk-date-input__item">
    <div class={classNames('nhsuk-form-group', hasError && 'nhsuk-form-group--error')}>
      <Label for={id} text={labels[part]} class="nhsuk-date-input__label" />
      <input
        class={classNames(
          'nhsuk-input',
          hasError && 'nhsuk-input--error',
          `nhsuk-input--width-${part === 'year' ? 4 : 2}`,
          'nhsuk-date-input__input',
        )}
        id={id}
        name={name}
        type="text"
        value={value}
        disabled={disabled}
        autocomplete={autocomplete}
        inputmode="numeric"
      />
    </div>
  </div>
)
