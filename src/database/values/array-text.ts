type Element<T> = T | null | Element<T>[]

/** Reads PostgreSQL's text form of an array, `{a,"b c",NULL,{…}}`, with any number of dimensions. */
export function parseArray<T>(text: string, element: (text: string) => T): Element<T>[] {
  let at = text.indexOf('{')
  const quoted = (): string => {
    let value = ''
    for (at++; text[at] !== '"'; at++) value += text[at] === '\\' ? text[++at] : text[at]
    at++
    return value
  }
  const bare = (): string => {
    const from = at
    while (text[at] !== ',' && text[at] !== '}') at++
    return text.slice(from, at)
  }
  const list = (): Element<T>[] => {
    const items: Element<T>[] = []
    for (at++; text[at] !== '}';) {
      if (text[at] === ',') at++
      if (text[at] === '{') items.push(list())
      else if (text[at] === '"') items.push(element(quoted()))
      else {
        const word = bare()
        items.push(word.toUpperCase() === 'NULL' ? null : element(word))
      }
    }
    at++
    return items
  }
  return list()
}

/** Writes an array as PostgreSQL reads it; every element is quoted, so none is taken for NULL or a bracket. */
export const arrayText = (items: readonly unknown[], element: (item: unknown) => string | null): string =>
  `{${items
    .map((item) => {
      if (Array.isArray(item)) return arrayText(item, element)
      const text = element(item)
      return text === null ? 'NULL' : `"${text.replace(/[\\"]/g, '\\$&')}"`
    })
    .join(',')}}`
