/** The classes that apply, in order, for a `class` attribute. */
export const classNames = (...names: readonly (string | false | null | undefined)[]): string => names.filter(Boolean).join(' ')
