import { idField, notFound, refuse, type Act, type Context, type Where } from '../../commands/index.ts'
import type { OrganisationId } from '../../kernel/index.ts'

export const organisationField = idField<'organisation'>('Choose an organisation').nullish()
export const scenarioField = idField<'scenario'>('Choose a scenario')

interface Whose {
  readonly organisation?: OrganisationId | null | undefined
}

export const where = ({ organisation }: Whose): Where => organisation ?? 'own'

/** The organisation asked for, else the viewer's first. */
export const ownOrganisation = ({ viewer }: Context, act: Act, { organisation }: Whose): OrganisationId =>
  organisation ?? viewer.allowance(act).organisations[0] ?? refuse(notFound('organisation'))
