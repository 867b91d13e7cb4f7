import type { Delimiter } from './schema.ts'

/** One record of a delimited text. `row` counts records from 1, blank ones included, as a spreadsheet shows them. */
export interface TextRecord {
  readonly row: number
  /** The line of the text (from 1) where the record begins; larger than `row` where quoted values run over several lines. */
  readonly line: number
  readonly cells: string[]
  /** What is wrong with it, if anything is. A value that never ends takes the rest of the text with it. */
  readonly fault?: 'text after quote' | 'never closed' | 'endless value'
  /** Quoted values that run over several lines: how many line breaks and how many delimiters stand inside. */
  readonly wrapped?: readonly { readonly breaks: number; readonly delimiters: number }[]
}

/** No value of a staff list is longer (in characters); what is, is a quote that was never closed or a file without line ends. */
const LONGEST_VALUE = 1_000_000

interface RecordReader {
  /** Takes the next piece of text; gives the records that are complete. */
  push(text: string): TextRecord[]
  /** The last record, if the text did not end with a line end. */
  end(): TextRecord[]
}

/**
 * Reads delimited text piece by piece: quotes doubled inside quotes, line breaks inside quotes, any of LF, CRLF and CR as line end.
 * A quote inside a bare value is a plain character (5" pipe). Never throws: faults of the quotes are told with the record.
 * Source of the grammar: RFC 4180, widened to the line ends and delimiters that spreadsheets write.
 */
export function recordReader(delimiter: Delimiter): RecordReader {
  const mark = delimiter.charCodeAt(0)
  const breaks = new RegExp(`[${delimiter === '|' ? '\\|' : delimiter}\\r\\n]`, 'g')
  let rest = ''
  let row = 1
  let line = 1
  let openLine = 1
  let cells: string[] = []
  let fault: TextRecord['fault']
  let wrapped: { breaks: number; delimiters: number }[] = []
  let started = false
  let dead = false
  let skipLineFeed = false

  const finish = (into: TextRecord[]): void => {
    into.push({ row, line: openLine, cells, ...(fault && { fault }), ...(wrapped.length > 0 && { wrapped }) })
    row++
    cells = []
    fault = undefined
    wrapped = []
    started = false
  }
  const giveUp = (why: NonNullable<TextRecord['fault']>, text: string, into: TextRecord[]): number => {
    fault = why
    dead = true
    finish(into)
    return text.length
  }

  /** Reads from `text`; stops before a value that may go on in the next piece, and says where. */
  const read = (text: string, last: boolean, into: TextRecord[]): number => {
    let at = 0
    let feed = -2
    for (;;) {
      if (skipLineFeed && at < text.length) {
        if (text.charCodeAt(at) === 10) at++
        skipLineFeed = false
      }
      if (at >= text.length) return at
      if (!started) {
        openLine = line
        if (feed !== -1 && feed < at) feed = text.indexOf('\n', at)
        const plain = feed < 0 || feed - at > LONGEST_VALUE ? null : plainLine(text, at, feed)
        if (plain !== null) {
          cells = plain.split(delimiter)
          at = feed + 1
          line++
          finish(into)
          continue
        }
      }
      let value: string
      let after: number
      let lines = 0
      if (text.charCodeAt(at) === 34) {
        let close = at + 1
        for (;;) {
          close = text.indexOf('"', close)
          if (close < 0 || text.charCodeAt(close + 1) !== 34) break
          close += 2
        }
        if (close < 0 && (last || text.length - at > LONGEST_VALUE)) return giveUp('never closed', text, into)
        if (close < 0 || (close === text.length - 1 && !last)) return at
        value = text.slice(at + 1, close)
        if (value.includes('\n') || value.includes('\r')) {
          lines = value.split(/\r\n|\r|\n/).length - 1
          wrapped.push({ breaks: lines, delimiters: value.split(delimiter).length - 1 })
        }
        if (value.includes('"')) value = value.replaceAll('""', '"')
        after = close + 1
        const next = text.charCodeAt(after)
        if (after < text.length && next !== mark && next !== 10 && next !== 13) {
          breaks.lastIndex = after
          const stop = breaks.exec(text)
          if (!stop && !last) return at
          after = stop ? stop.index : text.length
          const tail = text.slice(close + 1, after)
          if (tail.trim() !== '') fault = 'text after quote'
          value += tail.trim() === '' ? '' : tail
        }
      } else {
        breaks.lastIndex = at
        const stop = breaks.exec(text)
        if (!stop && text.length - at > LONGEST_VALUE) return giveUp('endless value', text, into)
        if (!stop && !last) return at
        after = stop ? stop.index : text.length
        value = text.slice(at, after)
      }
      line += lines
      cells.push(value)
      started = true
      at = after
      if (at >= text.length) {
        if (last) finish(into)
        return at
      }
      if (text.charCodeAt(at) === mark) {
        at++
        // A delimiter at the very end of the text is followed by one more, empty, value.
        if (at >= text.length && last) {
          cells.push('')
          finish(into)
        }
        continue
      }
      skipLineFeed = text.charCodeAt(at) === 13
      at++
      line++
      finish(into)
    }
  }

  return {
    push(text) {
      const into: TextRecord[] = []
      if (dead) return into
      const all = rest === '' ? text : rest + text
      rest = all.slice(read(all, false, into))
      return into
    },
    end() {
      const into: TextRecord[] = []
      if (dead) return into
      if (rest !== '') read(rest, true, into)
      else if (started) {
        cells.push('')
        finish(into)
      }
      rest = ''
      return into
    },
  }
}

/** A line without quotes and with one kind of line end, which is what nearly all lines are. */
function plainLine(text: string, from: number, feed: number): string | null {
  const line = text.slice(from, text.charCodeAt(feed - 1) === 13 && feed > from ? feed - 1 : feed)
  return line.includes('"') || line.includes('\r') ? null : line
}

/** All records of a text that is at hand. */
export const readRecords = (text: string, delimiter: Delimiter): TextRecord[] => {
  const reader = recordReader(delimiter)
  return [...reader.push(text), ...reader.end()]
}
