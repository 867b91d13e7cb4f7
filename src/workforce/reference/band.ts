import list from './bands.json' with { type: 'json' }
import type { ListSource } from './list-source.ts'

/** An Agenda for Change band. Qualified arts therapists stand in bands 6 to 8d. */
export interface Band {
  /** `7`, `8a`. */
  readonly name: string
  /** Without the letter: 8 for `8a` to `8d`. */
  readonly number: number
  /** Place among all bands from 1, so that `8a` comes before `8b`. */
  readonly order: number
}

export const bandSource: ListSource = { source: list.source, version: list.version, asAt: list.asAt }

const named = (name: string): Band | null => {
  const place = list.bands.indexOf(name)
  return place < 0 ? null : { name, number: Number.parseInt(name, 10), order: place + 1 }
}

/** Reads `Band 7`, `AfC Band 8a`, `8 - Range B`, `XR07`, `Review Body Band 6` or a bare `7`; null for other pay (medical, very senior managers, local). A bare band 8 is read as 8a, the lowest it may be. */
export function band(text: string): Band | null {
  const value = text.trim().toLowerCase()
  const scale = /\bx[rn](\d{2})\b/.exec(value)?.[1]
  if (scale) return named(list.bands[Number(scale) - 1] ?? '')
  const read =
    /\bband\s*0?(\d)\s*(?:[-–]?\s*range\s*)?([a-d])?\b/.exec(value) ?? /^(?:afc\s*)?b?0?(\d)\s*(?:[-–]?\s*range\s*)?([a-d])?$/.exec(value)
  if (!read?.[1]) return null
  return named(read[1] === '8' ? `8${read[2] ?? 'a'}` : read[1])
}
