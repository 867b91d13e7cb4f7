import { Choices, type ChoicesProps } from './choices.tsx'

export interface RadiosProps extends ChoicesProps {
  readonly value?: string | undefined
}

/** One of a few. */
export const Radios = ({ value, ...props }: RadiosProps) => (
  <Choices kind={{ component: 'radios', type: 'radio', isChosen: (choice) => choice.value === value }} {...props} />
)
