import { z } from 'zod'
import { changedMeanwhile, command, idField, lineField, refuse, versionField } from '../../commands/index.ts'
import type { Problem } from '../../kernel/index.ts'
import { correctionAt, correctionField } from './list-corrections.ts'
import { correctionsOf, organisationField, ownOrganisation } from './whose.ts'

/** Notes that open corrections went to the ESR team: those chosen, or all. */
export const markCorrectionsSent = command({
  name: 'workforce.corrections.sent',
  did: 'noted that corrections were sent',
  input: z
    .object({
      organisation: organisationField,
      which: z.enum(['chosen', 'all'], 'Choose which corrections were sent'),
      /** How many open ones the page that says "all" showed: those that came since are not meant. */
      open: z.coerce.number().int().optional(),
      corrections: z.array(idField<'correction'>('Choose a correction')).max(10_000, 'Mark all open corrections instead').default([]),
    })
    .refine(({ which, corrections }) => which === 'all' || corrections.length > 0, {
      path: ['corrections'],
      message: 'Choose at least one open correction, or mark all of them',
    }),
  permits: correctionsOf,
  async run(context, { which, open, corrections, ...input }) {
    const organisation = ownOrganisation(context, input)
    const { count } = await context.db
      .selectFrom('correction')
      .select((of) => of.fn.countAll<number>().as('count'))
      .where('organisation_id', '=', organisation)
      .where('state', '=', 'open')
      .executeTakeFirstOrThrow()
    if (which === 'all' && open !== undefined && open !== count) refuse(othersSince)
    const sent = await context.db
      .updateTable('correction')
      .set((of) => ({ state: 'sent', sent_at: context.now, version: of('version', '+', 1) }))
      .where('organisation_id', '=', organisation)
      .where('state', '=', 'open')
      .$if(which === 'chosen', (of) => of.where('id', 'in', corrections))
      .returning('id')
      .execute()
    return { organisation, sent: sent.length }
  },
  audit: ({ output }) => ({ organisation: output.organisation, rows: output.sent }),
})

const othersSince: Problem = {
  code: 'workforce.corrections-changed',
  kind: 'error',
  status: 409,
  message: 'The list changed since you looked at it, so not all of it went to the ESR team.',
  todo: 'Download the workbook again, send it, and mark the list then.',
}

const ended: Problem = {
  code: 'workforce.correction-ended',
  kind: 'error',
  status: 409,
  message: 'This correction is done or was dropped already.',
  todo: 'There is nothing to do about it.',
}

/** Takes a correction off the list for good, with the reason: as long as the record says the same it is not asked for again. */
export const dropCorrection = command({
  name: 'workforce.correction.drop',
  did: 'dropped a correction',
  input: z.object({ correction: correctionField, note: lineField('Enter why it will not be made', 500), version: versionField }),
  permits: { act: 'correct records', where: 'own' },
  async run(context, { correction, note, version }) {
    const before = await correctionAt(context, correction)
    if (before.state === 'done' || before.state === 'dropped') refuse(ended)
    const dropped = await context.db
      .updateTable('correction')
      .set({ state: 'dropped', ended_at: context.now, note, version: version + 1 })
      .where('id', '=', correction)
      .where('version', '=', version)
      .where('state', 'in', ['open', 'sent'])
      .returning('id')
      .executeTakeFirst()
    if (!dropped) refuse(changedMeanwhile({ state: before.state }, before.version))
    return { organisation: before.organisation }
  },
  audit: ({ input, output }) => ({ organisation: output.organisation, about: input.correction }),
})
