import { z } from 'zod'
import { idField, listInput, notFound, query, refuse, sliceOf, type Context, type ListPage } from '../../commands/index.ts'
import { dayOf, type OrganisationId, type PlainDate } from '../../kernel/index.ts'
import { loadCounted, loadRegister, REGISTRATION_ENDS_DAYS, type Therapist } from './register.ts'

export interface ListedTherapist extends Therapist {
  readonly organisation: OrganisationId
  /** The registration ends within 90 days, or has ended. */
  readonly endsSoon: boolean
}

const organisationField = idField<'organisation'>('Choose an organisation').nullish()

const filters = {
  status: z.enum(['before', 'all']).nullish().catch(null),
  modality: z.enum(['art', 'drama', 'music', 'not known']).nullish().catch(null),
  line: z.enum(['ahp', 'psychology', 'neither']).nullish().catch(null),
  employer: z.string().max(60).nullish().catch(null),
  registration: z.enum(['ends soon']).nullish().catch(null),
  title: z.enum(['hidden', 'plain']).nullish().catch(null),
}

const organisationOf = ({ viewer }: Pick<Context, 'viewer'>, asked: OrganisationId | null | undefined): OrganisationId =>
  asked ?? viewer.allowance('see findings').organisations[0] ?? refuse(notFound('organisation'))

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
/** Without a day, last. */
const KEYS: Readonly<Record<'name' | 'modality' | 'ends', (row: Therapist) => string>> = {
  name: ({ name }) => name.toLowerCase(),
  modality: ({ modality }) => modality,
  ends: ({ registeredTo }) => registeredTo ?? '~',
}

/** The therapists of an organisation: who counts in the newest snapshot, or, where asked for, who counted before. */
export const listTherapists = query({
  name: 'workforce.therapists',
  did: 'looked at the register of therapists',
  input: z.object({ ...listInput(['name', 'modality', 'ends']), ...filters, organisation: organisationField }),
  permits: { act: 'see findings', where: ({ organisation }) => organisation ?? 'own' },
  async run(context, input): Promise<ListPage<ListedTherapist>> {
    const organisation = organisationOf(context, input.organisation)
    const soon = daysAfter(context.now, REGISTRATION_ENDS_DAYS)
    const therapists = input.status
      ? await loadRegister(context.db, organisation)
      : await loadCounted(context.db, organisation, input.registration ? soon : null)
    const key = KEYS[input.sort]
    const turn = input.direction === 'ascending' ? 1 : -1
    const rows = therapists
      .map((row) => ({ ...row, organisation, endsSoon: row.registeredTo !== null && row.registeredTo <= soon }))
      .filter(
        (row) =>
          (input.status === 'all' || row.countsNow === (input.status !== 'before')) &&
          (!input.modality || row.modality === input.modality) &&
          (!input.line || row.lines.includes(input.line)) &&
          (!input.employer || row.employers.some(({ code }) => code === input.employer)) &&
          (!input.registration || row.endsSoon) &&
          (!input.title || row.hidden === (input.title === 'hidden')),
      )
      .sort((a, b) => turn * compare(key(a), key(b)) || compare(a.person, b.person))
    const { limit, offset } = sliceOf(input.page)
    return { rows: rows.slice(offset, offset + limit), total: rows.length }
  },
  audit: ({ input, output, viewer }) => ({ organisation: organisationOf({ viewer }, input.organisation), rows: output.rows.length }),
})

/** The employers that the register can be narrowed to. */
export const therapistChoices = query({
  name: 'workforce.therapists.choices',
  did: 'looked at what the register of therapists holds',
  input: z.object({ organisation: organisationField }),
  permits: { act: 'see findings', where: ({ organisation }) => organisation ?? 'own' },
  async run(context, { organisation }) {
    const therapists = await loadRegister(context.db, organisationOf(context, organisation))
    const employers = new Map(therapists.flatMap((each) => each.employers.map(({ code, name }) => [code, name] as const)))
    const asAt = therapists.find(({ countsNow }) => countsNow)?.asAt ?? null
    return { asAt, employers: [...employers].map(([code, name]) => ({ code, name })).sort((a, b) => compare(a.name, b.name)) }
  },
  audit: null,
})

const daysAfter = (now: Date, days: number): PlainDate => dayOf(new Date(now.getTime() + days * 86_400_000))
