/** A word of ours as it stands at the beginning of a cell, a tag or a choice. */
export const sentenceCase = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)
