import { sql } from 'kysely'
import { z } from 'zod'
import { command, idField, lineField, query, refuse, wrongField } from '../../commands/index.ts'
import type { OrganisationId } from '../../kernel/index.ts'
import { readAccount } from '../runs/index.ts'
import { choiceOf, type Answered } from './answers.ts'
import { casesAt, deskOf, deskOrganisation, organisationField, type Desk } from './cases.ts'
import { wilson, type Share } from './proportion.ts'

const label = z.strictObject({
  person: z.string(),
  decision: z.string(),
  answer: z.enum(['is one', 'is not']),
  modality: z.enum(['art', 'drama', 'music', 'not known']).nullable(),
  /** What the machine had found, and why. */
  found: z.enum(['accepted', 'review', 'excluded']),
  reasonCode: z.string(),
  /** The pair that was judged: the person’s posts, and the registrant who fits best; null where nobody on the register did. */
  postKeys: z.array(z.string()),
  number: z.string().nullable(),
  milliBits: z.int().nullable(),
})

/** One agreed decision with the pair of records it is about, as it was when the set was made. */
export type Label = z.infer<typeof label>

/** The labels of a set, from its column. Throws where the column holds something else. */
const readLabels = (column: string): readonly Label[] => z.array(label).parse(JSON.parse(column))

interface SettledRow extends Answered {
  readonly person: string
  readonly decision: string
  readonly found: Label['found']
  readonly reasonCode: string
  readonly account: string
  readonly postKeys: string[]
}

/** Freezes what people decided and agree on, so that a run can be started with it. Nothing learns before that. */
export const makeLabelSet = command({
  name: 'workforce.review.make-label-set',
  did: 'set decisions aside to train with',
  input: z.object({
    organisation: idField<'organisation'>('Choose an organisation'),
    name: lineField('Enter a name for the set', 120),
  }),
  permits: { act: 'train on decisions', where: ({ organisation }) => organisation },
  async run(context, { organisation, name }) {
    const { db, viewer, now, newId } = context
    const desk = await deskOf(context, organisation)
    const labels = desk ? await settledLabels(context, desk) : []
    if (labels.length === 0) {
      refuse({
        code: 'review.nothing-settled',
        kind: 'error',
        status: 422,
        message: 'No case of the newest run has been settled: there is nothing to set aside.',
        todo: 'Decide some cases first. What waits for a second look, is in dispute or cannot be told is left out.',
      })
    }
    const taken = await db
      .selectFrom('label_set')
      .select('id')
      .where('organisation_id', '=', organisation)
      .where('name', '=', name)
      .executeTakeFirst()
    if (taken) refuse(wrongField('name', 'There is a set of this name already: enter another'))
    const id = newId()
    await db
      .insertInto('label_set')
      .values({
        id,
        organisation_id: organisation,
        name,
        labels: JSON.stringify(labels),
        label_count: labels.length,
        made_by: viewer.id ?? '',
        made_at: now,
      })
      .execute()
    return { id, labels: labels.length }
  },
  audit: ({ input, output }) => ({ organisation: input.organisation, about: output.id, labels: output.labels }),
})

async function settledLabels(context: Parameters<typeof casesAt>[1], desk: Desk): Promise<Label[]> {
  const { rows } = await sql<SettledRow>`
    select c.person, d.id as decision, d.answer, d.modality, c.outcome as found, c."reasonCode", f.account,
      array(select p.post_key from finding_post p where p.finding_id = c.id order by p.row_number) as "postKeys"
    from (${casesAt(desk, context)}) c
      join decision d on d.id = coalesce(c."adjudicationId", c."firstId") join finding f on f.id = c.id
    where c.state = 'decided' order by c.person`.execute(context.db)
  return rows.flatMap(({ account, answer, ...row }): Label[] => {
    if (answer === 'cannot tell') return []
    const pair = readAccount(account).candidates.find(({ arts }) => arts)
    return [{ ...row, answer, number: pair?.number ?? null, milliBits: pair?.milliBits ?? null }]
  })
}

/** How often people found that somebody is an arts therapist, among those of whom the machine said one thing. */
export interface Precision {
  readonly found: Label['found']
  readonly isOne: number
  readonly share: Share | null
}

export interface ListedLabelSet {
  readonly id: string
  readonly name: string
  readonly madeAt: Date
  readonly labels: number
  /** By choice, the most frequent first. */
  readonly answers: readonly { readonly choice: ReturnType<typeof choiceOf>; readonly labels: number }[]
  readonly precision: readonly Precision[]
  /** Runs that were started with it. */
  readonly runs: number
}

/** The sets of an organisation, the newest first, each with what it says of the machine. */
export const listLabelSets = query({
  name: 'workforce.review.label-sets',
  did: 'looked at the decisions set aside to train with',
  input: z.object({ organisation: organisationField }),
  permits: { act: 'see findings', where: ({ organisation }) => organisation ?? 'own' },
  async run(
    context,
    { organisation: asked },
  ): Promise<{ readonly organisation: OrganisationId; readonly sets: readonly ListedLabelSet[] }> {
    const organisation = deskOrganisation(context, asked)
    const { rows } = await sql<{ id: string; name: string; madeAt: Date; labels: string; runs: number }>`
      select s.id, s.name, s.made_at as "madeAt", s.labels, (select count(*) from identification_run r where r.label_set_id = s.id) as runs
      from label_set s where s.organisation_id = ${organisation} order by s.made_at desc, s.id`.execute(context.db)
    return {
      organisation,
      sets: rows.map(({ labels: column, ...set }) => {
        const labels = readLabels(column)
        return { ...set, labels: labels.length, answers: answersOf(labels), precision: precisionOf(labels) }
      }),
    }
  },
  audit: null,
})

function answersOf(labels: readonly Label[]): ListedLabelSet['answers'] {
  const counts = new Map<ReturnType<typeof choiceOf>, number>()
  for (const each of labels) counts.set(choiceOf(each), (counts.get(choiceOf(each)) ?? 0) + 1)
  return [...counts].map(([choice, labels]) => ({ choice, labels })).sort((a, b) => b.labels - a.labels || (a.choice < b.choice ? -1 : 1))
}

const precisionOf = (labels: readonly Label[]): Precision[] =>
  (['accepted', 'review', 'excluded'] as const).map((found) => {
    const own = labels.filter((each) => each.found === found)
    const isOne = own.filter(({ answer }) => answer === 'is one').length
    return { found, isOne, share: wilson(isOne, own.length) }
  })
