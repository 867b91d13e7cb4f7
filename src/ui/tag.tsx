export type TagColour = 'green' | 'yellow' | 'grey' | 'blue'

export const Tag = ({ text, colour }: { text: string; colour: TagColour }) => (
  <strong class={`nhsuk-tag nhsuk-tag--${colour}`}>{text}</strong>
)
