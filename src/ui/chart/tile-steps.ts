/** Light to dark: each step at least 4.5 to 1 against its own text. */
const stepColours = [
  { fill: '#e3eefa', text: '#212b32' },
  { fill: '#b3d1ee', text: '#212b32' },
  { fill: '#76abdf', text: '#212b32' },
  { fill: '#2a6fba', text: '#ffffff' },
  { fill: '#003d78', text: '#ffffff' },
] as const

export interface Step {
  readonly from: number
  readonly to: number
  readonly fill: string
  readonly text: string
}

/** Steps of whole numbers, equally wide, from the lowest value to the highest; one where all are the same. */
export function stepsOf(values: readonly number[]): readonly Step[] {
  if (values.length === 0) return []
  const low = Math.floor(Math.min(...values))
  const high = Math.ceil(Math.max(...values))
  const count = Math.min(stepColours.length, high - low + 1)
  const bounds = Array.from({ length: count + 1 }, (_, index) => low + Math.round(((high - low + 1) * index) / count))
  return stepColours
    .slice(-count)
    .map((colour, index) => ({ ...colour, from: bounds[index] ?? low, to: (bounds[index + 1] ?? high + 1) - 1 }))
}

export const stepOf = (steps: readonly Step[], value: number): Step | undefined => steps.find(({ to }) => value < to + 1) ?? steps.at(-1)
