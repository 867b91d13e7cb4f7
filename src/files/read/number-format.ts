import { dayOfSerial } from '../../engines/tables/index.ts'

/** How a style shows its numbers, so far as it changes what a cell says: as a day, or with zeros in front. */
export type NumberFormat = 'day' | { readonly digits: number } | null

/** Built-in formats of the file format (ECMA-376 part 1, 18.8.30) that show a day; the East Asian ones as well. */
const builtInDays = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58])

export function numberFormat(id: number, code: string | undefined): NumberFormat {
  if (code === undefined) return builtInDays.has(id) ? 'day' : null
  if (/general|standard/i.test(code)) return null
  const bare =
    code
      .split(';')[0]
      ?.replace(/\[[^\]]*\]/g, '')
      .replace(/"[^"]*"/g, '')
      .replace(/\\.|[_*]./g, '')
      .trim() ?? ''
  if (/^0{2,}$/.test(bare)) return { digits: bare.length }
  return /[yd]|mmm/i.test(bare) ? 'day' : null
}

/** A number as a person sees it: `45382` under a date format is 2024-03-31, `7123` under `000000` is 007123. Digits are never lost. */
export function shownNumber(raw: string, format: NumberFormat, since1904: boolean): string {
  const text = raw.trim()
  if (format === 'day') {
    const number = Number(text)
    return (Number.isFinite(number) ? dayOfSerial(number + (since1904 ? 1462 : 0)) : null) ?? text
  }
  if (/^-?\d+$/.test(text)) return format && !text.startsWith('-') ? text.padStart(format.digits, '0') : text
  const number = Number(text)
  if (text === '' || !Number.isFinite(number)) return text
  const shown = String(number)
  return format && /^\d+$/.test(shown) ? shown.padStart(format.digits, '0') : shown
}
