import { wholeNumber } from '../../../ui/index.ts'

/** An interval in words: `Between 12 and 30`, or the one number where it is one. */
export function betweenWords({ low, high }: { readonly low: number; readonly high: number }, begins = false): string {
  if (low === high) return wholeNumber(low)
  const words = `between ${wholeNumber(low)} and ${wholeNumber(high)}`
  return begins ? `${words.charAt(0).toUpperCase()}${words.slice(1)}` : words
}
