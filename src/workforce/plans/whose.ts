import { idField, notFound, refuse, type Context, type Where } from '../../commands/index.ts'
import type { OrganisationId } from '../../kernel/index.ts'

/** The organisation whose figures are asked for; absent where the address names none. */
export const whose = { organisation: idField<'organisation'>('Choose an organisation').optional() }

interface Whose {
  readonly organisation?: OrganisationId | undefined
}

/** Plans are seen by people of the organisation alone. */
export const plansOf = {
  act: 'see plans' as const,
  where: ({ organisation }: Whose): Where => organisation ?? 'own',
}

/** The one asked for, else the viewer's first. */
export const organisationOf = ({ viewer }: Pick<Context, 'viewer'>, { organisation }: Whose): OrganisationId =>
  organisation ?? viewer.allowance('see plans').organisations[0] ?? refuse(notFound('organisation'))
