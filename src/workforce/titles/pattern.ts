/**
 * A pattern over the words of a title: a word stands for itself, `{name}` for any word of that list, `..` for up to four words,
 * `^` and `$` for the ends; `?` after an item makes it optional, `*` lets it repeat or be absent,
 * `!` before one says that it must not follow.
 * It is matched against words with one space before the first and after each.
 */
export function compilePattern(pattern: string, lists: ReadonlyMap<string, readonly string[]>): RegExp {
  const items = pattern.split(' ').map((item) => {
    if (item === '^') return '^ '
    if (item === '$') return '$'
    if (item === '..') return String.raw`(?:\S+ ){0,4}`
    const [, not, name, word, repeat = ''] = /^(!?)(?:\{([a-z-]+)\}|([^{}!?*]+))([?*]?)$/.exec(item) ?? []
    const words = name === undefined ? [word] : lists.get(name)
    if (words === undefined || words[0] === undefined) throw new Error(`title rules: nothing is known of "${item}" in "${pattern}"`)
    return not === '!' ? `(?!(?:${words.join('|')}) )` : `(?:(?:${words.join('|')}) )${repeat}`
  })
  return new RegExp(items[0] === '^ ' ? items.join('') : ` ${items.join('')}`)
}

/** The plain words that patterns name. */
export const wordsOfPattern = (pattern: string): string[] =>
  pattern
    .split(' ')
    .filter((item) => /^[a-z]+[?*]?$/.test(item))
    .map((item) => item.replace(/[?*]$/, ''))
