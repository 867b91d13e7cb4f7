const COLUMNS = 72

/** Lines of at most 72 characters; a word that is longer, such as a link, has a line to itself. */
function wrap(paragraph: string): string {
  const lines: string[] = []
  for (const word of paragraph.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && Array.from(`${last} ${word}`).length <= COLUMNS) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines.join('\n')
}

/** A whole letter: greeting, paragraphs, and an end that says who wrote it and why. A paragraph may be a link and nothing else. */
export function writeLetter(to: string, paragraphs: readonly string[], end: { readonly why: string; readonly service: string }): string {
  const greeting = to === '' ? 'Hello,' : `Hello ${to},`
  const closing = [
    `You get this letter because ${end.why}. Nobody reads answers to it. It was sent by Triptych, which is here:`,
    end.service,
  ]
  return `${[greeting, ...paragraphs, ...closing].map(wrap).join('\n\n')}\n`
}
