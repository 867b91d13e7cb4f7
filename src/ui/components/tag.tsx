import type { Child } from 'hono/jsx'
import { classNames } from './class-names.ts'

export type TagColour = 'white' | 'grey' | 'green' | 'aqua-green' | 'blue' | 'purple' | 'pink' | 'red' | 'orange' | 'yellow'

interface TagProps {
  readonly text: Child
  /** Without one: NHS blue. The words say what the colour says. */
  readonly colour?: TagColour | undefined
  readonly border?: boolean | undefined
}

/** The state of a thing, in a word or two. */
export const Tag = ({ text, colour, border = true }: TagProps) => (
  <strong class={classNames('nhsuk-tag', colour && `nhsuk-tag--${colour}`, !border && 'nhsuk-tag--no-border')}>{text}</strong>
)
