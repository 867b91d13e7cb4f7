/**
 * A name that somebody else chose, fit for a letter in our name: one line, at most 120 characters, nothing that a mail program
 * would turn into a link or an address (a dot keeps its place, with a space after it).
 */
export const plainWords = (name: string): string =>
  name
    .replace(/[\p{C}\p{Z}<>()[\]{}/\\@:]+/gu, ' ')
    .replace(/\.(?=\S)/g, '. ')
    .trim()
    .slice(0, 120)
    .replace(/[\uD800-\uDBFF]$/, '')
