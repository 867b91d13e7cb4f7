export interface Damage {
  readonly kind: 'lost zeros' | 'scientific notation' | 'rounded digits' | 'turned into a day'
  /** Row number of the first damaged value, as a person sees it. */
  readonly row: number
  readonly count: number
  /** Plain words for a message: what is wrong with these values. */
  readonly detail: string
}

/** As spreadsheets write it, with a decimal or a sign; `7E0` and `1E5` are codes of organisations. */
const scientific = /^[-+]?\d(?:[.,]\d+e[+-]?|e[+-])\d{1,3}$/i
const roundedDigits = /^\d{13,}0{2,}$|^\d{15}0+$/
/** A code such as 1-2 or SEP7 that a spreadsheet took for a day. */
const becameDay = /^(\d{1,2}-(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)-\d{2})$/i

interface DamageWatch {
  add(value: string, row: number): void
  /** As `add` for `count` values of plain digits of one length, the first of them in `row`. */
  addDigits(length: number, row: number, count: number): void
  /** Counts values that are neither plain digits nor damaged: where they are most, the column has no fixed width. */
  addOthers(count: number): void
  /** Damage found in the values so far; the same values in any order of adding give the same kinds and counts. */
  found(): Damage[]
}

/** Fewer codes than this are too few to say what width they have. */
const ENOUGH = 20

/** Watches one column of codes for what spreadsheets do to them. Keeps a few numbers, not the values. */
export function watchForDamage(): DamageWatch {
  const byLength = new Map<number, { count: number; row: number }>()
  const seen = new Map<Damage['kind'], { count: number; row: number }>()
  let digits = 0
  let others = 0
  const addDigits = (length: number, row: number, count: number): void => {
    digits += count
    const before = byLength.get(length)
    if (!before) byLength.set(length, { count, row })
    else {
      before.count += count
      if (row < before.row) before.row = row
    }
  }
  const note = (kind: Damage['kind'], row: number): void => {
    const before = seen.get(kind)
    seen.set(kind, { count: (before?.count ?? 0) + 1, row: Math.min(before?.row ?? row, row) })
  }
  return {
    addDigits,
    addOthers: (count) => void (others += count),
    add(value, row) {
      const text = value.trim()
      if (/^\d+$/.test(text)) {
        addDigits(text.length, row, 1)
        if (roundedDigits.test(text)) note('rounded digits', row)
        return
      }
      if (text === '') return
      others++
      if (text.length > 24) return
      if (scientific.test(text)) note('scientific notation', row)
      else if (becameDay.test(text)) note('turned into a day', row)
    },
    found() {
      const damage: Damage[] = []
      const [width, most] = [...byLength].toSorted((a, b) => b[1].count - a[1].count || b[0] - a[0])[0] ?? [0, { count: 0, row: 0 }]
      const shorter = [...byLength].filter(([length]) => length < width)
      if (
        digits >= ENOUGH &&
        digits >= others &&
        width >= 3 &&
        most.count / digits >= 0.8 &&
        shorter.length > 0 &&
        !shorter.every(([length]) => length === 1)
      ) {
        const count = shorter.reduce((sum, [, { count }]) => sum + count, 0)
        const row = Math.min(...shorter.map(([, { row }]) => row))
        damage.push({
          kind: 'lost zeros',
          row,
          count,
          detail: `${count} of ${digits} codes have fewer than ${width} digits, as if zeros in front had been lost`,
        })
      }
      const words: Record<Exclude<Damage['kind'], 'lost zeros'>, string> = {
        'scientific notation': 'written as powers of ten, so that their last digits are lost',
        'rounded digits': 'so long that a spreadsheet rounds their last digits to zeros',
        'turned into a day': 'days that look like codes a spreadsheet took for a day',
      }
      for (const kind of ['scientific notation', 'rounded digits', 'turned into a day'] as const) {
        const hit = seen.get(kind)
        if (hit) damage.push({ kind, ...hit, detail: `${hit.count} ${hit.count === 1 ? 'value is' : 'values are'} ${words[kind]}` })
      }
      return damage
    },
  }
}
