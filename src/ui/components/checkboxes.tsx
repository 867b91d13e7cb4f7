import { Choices, type ChoicesProps } from './choices.tsx'

export interface CheckboxesProps extends ChoicesProps {
  readonly values?: readonly string[] | undefined
}

/** Any of a few. */
export const Checkboxes = ({ values = [], ...props }: CheckboxesProps) => (
  <Choices kind={{ component: 'checkboxes', type: 'checkbox', isChosen: (choice) => values.includes(choice.value) }} {...props} />
)
