/** A share with its interval, both from 0 to 1. */
export interface Share {
  readonly of: number
  readonly share: number
  readonly low: number
  readonly high: number
}

/** The normal deviate of a 95 % interval. */
export const Z95 = 1.959963984540054

/** Wilson’s score interval of 95 % for `hits` of `of` (Wilson 1927); null where there is nothing to take a share of. */
export function wilson(hits: number, of: number): Share | null {
  if (of === 0) return null
  const [share, z] = [hits / of, Z95]
  const middle = share + (z * z) / (2 * of)
  const half = z * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of))
  const scale = 1 + (z * z) / of
  return { of, share, low: hits === 0 ? 0 : (middle - half) / scale, high: hits === of ? 1 : (middle + half) / scale }
}
