import { z } from 'zod'
import { query } from '../../commands/index.ts'
import { dayOf, type PlainDate } from '../../kernel/index.ts'
import { agreementOf, type Agreement } from './agreement.ts'
import { choiceOf } from './answers.ts'
import { deskOf, deskOrganisation, organisationField } from './cases.ts'
import { ownLast, type OwnLast } from './find-case.ts'

const DAYS = 14

/** How the review goes: one’s own decisions a day, those of everybody together, and how far two who look at one case agree. */
export interface Throughput {
  readonly days: readonly { readonly day: PlainDate; readonly own: number; readonly all: number }[]
  readonly own: number
  readonly all: number
  readonly agreement: Agreement
  readonly last: OwnLast | null
}

export const reviewThroughput = query({
  name: 'workforce.review.throughput',
  did: 'looked at how the review goes',
  input: z.object({ organisation: organisationField }),
  permits: { act: 'see findings', where: ({ organisation }) => organisation ?? 'own' },
  async run(context, { organisation: asked }): Promise<Throughput> {
    const { db, viewer, now } = context
    const organisation = deskOrganisation(context, asked)
    const decided = await db
      .selectFrom('decision')
      .select(['decided_by', 'decided_at'])
      .where('organisation_id', '=', organisation)
      .where('round', '<>', 'declared')
      .where('withdrawn_at', 'is', null)
      .where('decided_at', '>', new Date(now.getTime() - DAYS * 86_400_000))
      .orderBy('decided_at', 'desc')
      .execute()
    const days = new Map<PlainDate, { own: number; all: number }>()
    for (const { decided_by, decided_at } of decided) {
      const day = dayOf(decided_at)
      const { own, all } = days.get(day) ?? { own: 0, all: 0 }
      days.set(day, { own: own + Number(decided_by === viewer.id), all: all + 1 })
    }
    const twice = await db
      .selectFrom('second_look as l')
      .innerJoin('decision as f', 'f.id', 'l.first_decision_id')
      .innerJoin('decision as s', 's.id', 'l.second_decision_id')
      .select(['f.answer as firstAnswer', 'f.modality as firstModality', 's.answer as secondAnswer', 's.modality as secondModality'])
      .where('l.organisation_id', '=', organisation)
      .where('f.withdrawn_at', 'is', null)
      .where('s.withdrawn_at', 'is', null)
      .execute()
    const desk = await deskOf(context, organisation)
    return {
      last: desk && (await ownLast(context, desk)),
      days: [...days].map(([day, counts]) => ({ day, ...counts })),
      own: decided.filter(({ decided_by }) => decided_by === viewer.id).length,
      all: decided.length,
      agreement: agreementOf(
        twice.map((pair) => [
          choiceOf({ answer: pair.firstAnswer, modality: pair.firstModality }),
          choiceOf({ answer: pair.secondAnswer, modality: pair.secondModality }),
        ]),
      ),
    }
  },
  audit: null,
})
