import { z } from 'zod'
import { idField, lineField } from '../../commands/index.ts'
import type { OrganisationId } from '../../kernel/index.ts'

export const NATIONS = ['England', 'Scotland', 'Wales', 'Northern Ireland'] as const

export const organisationField = idField<'organisation'>('Choose an organisation')

export const organisationFields = {
  name: lineField('Enter the name of the organisation', 200).refine((name) => name.length >= 2, 'Enter the whole name of the organisation'),
  odsCode: z
    .string('Enter an ODS code of 3 to 10 letters and numbers, like RX1')
    .trim()
    .toUpperCase()
    .regex(/^([A-Z0-9]{3,10})?$/, 'Enter an ODS code of 3 to 10 letters and numbers, like RX1')
    .transform((code) => (code === '' ? null : code))
    .nullish()
    .transform((code) => code ?? null),
  nation: z
    .union([z.enum(NATIONS), z.literal('').transform(() => null)], 'Choose a nation from the list')
    .nullish()
    .transform((nation) => nation ?? null),
}

export interface Organisation {
  readonly id: OrganisationId
  readonly kind: 'trust' | 'hei' | 'professional body' | 'national body' | 'host'
  readonly name: string
  readonly odsCode: string | null
  readonly nation: (typeof NATIONS)[number] | null
  readonly closedAt: Date | null
  readonly version: number
}
