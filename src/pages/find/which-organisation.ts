import { isPerson } from '../../access/index.ts'
import type { Act } from '../../commands/index.ts'
import type { Asked } from '../../http/index.ts'
import { parseId, type OrganisationId } from '../../kernel/index.ts'

export interface WhichOrganisation {
  /**
   * The one the address asks for (`?organisation=`), else the viewer's first; absent where the viewer may do the act nowhere. An
   * operation `where: ({ organisation }) => organisation ?? 'own'` then answers that in its own words, and an organisation
   * that is not theirs with "not found".
   */
  readonly organisation?: OrganisationId
  /** As people call it; empty where it is not the viewer's. */
  readonly name: string
  /** Every organisation where the viewer may do the act, in the order of their memberships. */
  readonly choices: readonly { readonly id: OrganisationId; readonly name: string }[]
}

/** Whose data a page of Find shows. */
export function whichOrganisation({ viewer, search }: Asked, act: Act): WhichOrganisation {
  const named = new Map(isPerson(viewer) ? viewer.memberships.map((each) => [each.organisation, each.name] as const) : [])
  const choices = viewer.allowance(act).organisations.map((id) => ({ id, name: named.get(id) ?? '' }))
  const organisation = parseId<'organisation'>(search['organisation'] ?? '') ?? choices[0]?.id
  return { ...(organisation && { organisation }), name: (organisation && named.get(organisation)) ?? '', choices }
}

/** The address of a page of Find for an organisation: without it where it is the only one. */
export function findHref(path: string, { organisation, choices }: WhichOrganisation, query: Readonly<Record<string, string>> = {}): string {
  const parameters = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== ''))
  if (organisation && choices.length > 1) parameters.set('organisation', organisation)
  const text = parameters.toString()
  return text === '' ? path : `${path}?${text}`
}
