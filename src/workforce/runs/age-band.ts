import type { PlainDate } from '../../kernel/index.ts'

const BANDS = [25, 35, 45, 55, 65] as const

function bandOf(age: number): string {
  const above = BANDS.findIndex((from) => age < from)
  if (above === 0) return 'under 25'
  return above < 0 ? '65 and over' : `${BANDS[above - 1]} to ${(BANDS[above] ?? 0) - 1}`
}

/** In completed years; somebody born on 29 February has their birthday on 1 March where there is none. */
function ageAt(born: PlainDate, day: PlainDate): number {
  const years = Number(day.slice(0, 4)) - Number(born.slice(0, 4))
  return day.slice(5) < born.slice(5) ? years - 1 : years
}

/** The age group of somebody by what the extract states of it (an age in years or a group), else by their date of birth; null for neither. */
export function ageBand(stated: string | null, born: PlainDate | null, asAt: PlainDate): string | null {
  const text = stated?.trim().toLowerCase() ?? ''
  if (/^\d{2}$/.test(text)) return bandOf(Number(text))
  if (text !== '')
    return text
      .replace(/^(\d{2})\s*[-–—]\s*(\d{2})$/, '$1 to $2')
      .replace(/^<\s*(\d{2})$/, 'under $1')
      .replace(/^(\d{2})\s*\+$/, '$1 and over')
  return born === null ? null : bandOf(ageAt(born, asAt))
}
