/** Names one row for ever: a UUID (RFC 9562), lower case. It is a name, not a secret: what must not be guessed is a token. */
export type Id<Of extends string> = string & { readonly __id: Of }

export type OrganisationId = Id<'organisation'>
export type AccountId = Id<'account'>

const shape = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** The id, or null for anything that is not one. */
export function parseId<Of extends string>(text: string): Id<Of> | null {
  const lower = text.toLowerCase()
  return shape.test(lower) ? (lower as Id<Of>) : null
}
