import { sql } from 'kysely'
import { z } from 'zod'
import { listInput, notFound, pageFrom, query, refuse, sliceOf, sqlDirection, type Context, type ListPage } from '../../commands/index.ts'
import type { OrganisationId } from '../../kernel/index.ts'
import { releaseField } from './prepare-release.ts'
import { readChoice } from './release-choice.ts'
import { openRelease, readPack, type OpenRelease } from './release-pack.ts'

export interface ListedRelease {
  readonly id: string
  readonly organisation: OrganisationId
  readonly organisationName: string
  readonly title: string
  readonly asAt: string
  readonly state: 'draft' | 'published' | 'withdrawn'
  readonly publishedAt: Date | null
  readonly isOwn: boolean
}

const SORTS = { published: 'coalesce(r.published_at, r.made_at)', month: 'r.as_at', title: 'lower(r.title)' } as const

/** Releases: those of the viewer's organisations, and what others have published. A draft that was dropped is in no list. */
export const listReleases = query({
  name: 'workforce.releases',
  did: 'looked at the releases',
  input: z.object({
    ...listInput(['published', 'month', 'title']),
    state: z.enum(['draft', 'published', 'withdrawn']).nullish().catch(null),
    whose: z.enum(['own', 'others']).nullish().catch(null),
  }),
  permits: { act: 'see releases', where: 'own' },
  async run({ db, viewer }, { sort, direction, page, state, whose }): Promise<ListPage<ListedRelease>> {
    const { limit, offset } = sliceOf(page)
    const own = viewer.allowance('see releases').organisations
    const { rows } = await sql<ListedRelease & { total: number }>`
      select r.id, r.organisation_id as organisation, r.title, r.as_at as "asAt", r.state, r.published_at as "publishedAt",
        r.organisation_id = any (${own}::uuid[]) as "isOwn",
        coalesce(r.pack::jsonb -> 'facts' ->> 'organisation', o.name, '') as "organisationName", count(*) over () as total
      from release r left join organisation o on o.id = r.organisation_id
      where (r.state = 'published' or (r.organisation_id = any (${own}::uuid[]) and (r.state = 'draft' or r.published_at is not null)))
        and (${state ?? null}::text is null or r.state = ${state ?? null})
        and (${whose ?? null}::text is null or (r.organisation_id = any (${own}::uuid[])) = (${whose ?? null}::text = 'own'))
      order by ${sql.raw(SORTS[sort])} ${sql.raw(sqlDirection(direction))}, r.id
      limit ${limit} offset ${offset}`.execute(db)
    return pageFrom(rows)
  },
  audit: null,
})

/** A release as it was published: everything here is public. */
export interface PublicRelease {
  readonly id: string
  readonly organisation: OrganisationId
  readonly title: string
  readonly contact: string
  readonly publishedAt: Date
  /** When and why it was taken back; for its own organisation, because nobody else sees it then. */
  readonly withdrawn: { readonly at: Date; readonly reason: string } | null
  readonly isOwn: boolean
  readonly open: OpenRelease
}

async function releaseOf({ db, viewer }: Context, id: string): Promise<PublicRelease> {
  const row = await db.selectFrom('release').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row || row.published_at === null || row.pack === null) return refuse(notFound('release'))
  const isOwn = viewer.allowance('see releases').organisations.includes(row.organisation_id as OrganisationId)
  if (!isOwn && row.state !== 'published') return refuse(notFound('release'))
  const { contact, withdrawn } = readChoice(row.choice)
  return {
    id,
    organisation: row.organisation_id as OrganisationId,
    title: row.title,
    contact,
    publishedAt: row.published_at,
    withdrawn: row.withdrawn_at && { at: row.withdrawn_at, reason: withdrawn ?? '' },
    isOwn,
    open: openRelease(readPack(row.pack)),
  }
}

export const findRelease = query({
  name: 'workforce.release',
  did: 'looked at a release',
  input: z.object({ release: releaseField }),
  permits: { act: 'see releases', where: 'own' },
  run: (context, { release }) => releaseOf(context, release),
  audit: null,
})

/** The files of a release, made from what was published. */
export const RELEASE_FILES = ['workbook.xlsx', 'data.csv', 'report.html', 'board-paper.html'] as const

export const takeRelease = query({
  name: 'workforce.release.take',
  did: 'took a file of a release',
  input: z.object({ release: releaseField, name: z.string().max(40) }),
  permits: { act: 'see releases', where: 'own' },
  async run(context, { release: id, name: asked }) {
    const release = await releaseOf(context, id)
    return { name: RELEASE_FILES.find((each) => each === asked) ?? refuse(notFound('file')), release }
  },
  audit: ({ input }) => ({ about: input.release, file: input.name }),
})
