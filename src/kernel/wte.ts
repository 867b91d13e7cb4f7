/**
 * Whole-time equivalent (the field says WTE or FTE) as whole hundredths, because sums of contracts must not drift.
 * NWD holds it as n1.n2; a local post may exceed 1.
 */
export type Wte = number & { readonly __brand: 'Wte' }

/** Reads `0.6`, `.60`, `1`, `1.00`; null for anything that is not a number from 0 to 2 (a larger one is hours, not WTE). */
export function parseWte(text: string): Wte | null {
  if (!/^(\d+(\.\d*)?|\.\d+)$/.test(text.trim())) return null
  const hundredths = Math.round(Number(text) * 100)
  return hundredths >= 0 && hundredths <= 200 ? (hundredths as Wte) : null
}
