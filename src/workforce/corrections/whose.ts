import { idField, notFound, refuse, type Context, type Where } from '../../commands/index.ts'
import type { OrganisationId } from '../../kernel/index.ts'

export const organisationField = idField<'organisation'>('Choose an organisation').nullish()

interface Whose {
  readonly organisation?: OrganisationId | null | undefined
}

/** The list is for those who have records corrected, in the organisation asked for or in their own. */
export const correctionsOf = {
  act: 'correct records' as const,
  where: ({ organisation }: Whose): Where => organisation ?? 'own',
}

/** The organisation asked for, else the viewer's first. */
export const ownOrganisation = ({ viewer }: Context, { organisation }: Whose): OrganisationId =>
  organisation ?? viewer.allowance('correct records').organisations[0] ?? refuse(notFound('organisation'))
