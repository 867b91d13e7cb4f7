/** A whole number with commas between thousands, as in British text. */
export const wholeNumber = (value: number): string => Math.round(value).toLocaleString('en-GB')

/** Digits with commas; anything else (a symbol, a decimal) as it is. */
export const shownFigure = (shown: string): string => (/^\d+$/.test(shown) ? wholeNumber(Number(shown)) : shown)

/** Thousandths of a bit as bits with three decimals and a sign (a real minus, which does not break from its number). */
export function bits(milliBits: number): string {
  const size = (Math.abs(milliBits) / 1000).toFixed(3)
  if (milliBits === 0) return size
  return `${milliBits < 0 ? '−' : '+'}${size}`
}

/** A probability without a false certainty: at most `more than 0.9999`, at least `less than 0.0001`. */
export function probability(value: number): string {
  if (value > 0.9999) return 'more than 0.9999'
  if (value < 0.0001) return 'less than 0.0001'
  return value.toFixed(4)
}

/** A share such as an m or u probability, with as many decimals as a small one needs. */
export const share = (value: number): string => (value >= 0.001 || value === 0 ? value.toFixed(4) : value.toFixed(8).replace(/0+$/, ''))
