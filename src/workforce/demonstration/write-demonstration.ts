import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Cast } from './cast.ts'
import type { Kind, KnownPost } from './kinds.ts'
import { csvLine, ESR, WAREHOUSE, windows1252, type Layout } from './layouts.ts'
import { lookupLines, memberLines, registerLines, truthLines } from './lists.ts'
import { SIZE } from './rates.ts'
import { openStage, type Stage } from './stage.ts'
import { staffOf } from './staff-of.ts'
import { TextFile, writeLines } from './text-file.ts'
import { sheetRows, type SheetCell } from './workbook-sheet.ts'
import { makeWorld, type Organisation } from './world.ts'

export interface DemonstrationOptions {
  /** An existing directory. */
  readonly out: string
  readonly seed: number
  /** Posts in all extracts together, not counting rows that stand twice; 60,000 unless told. */
  readonly posts?: number
}

/** How a sheet is written is the caller's: this module knows no workbook format. */
export interface Writers {
  readonly writeSheet: (path: string, rows: readonly (readonly SheetCell[])[], options?: { readonly name?: string }) => Promise<void>
}

export interface DemonstrationSummary {
  /** Rows in all extracts, those that stand twice included. */
  readonly posts: number
  readonly organisations: number
  readonly registrants: number
  readonly artsRegistrants: number
  /** People, by who they truly are; an arts therapist on leave is among the arts therapists here. */
  readonly people: Readonly<Partial<Record<Kind, number>>>
  /** Arts therapists with at least one active post: what a perfect identification counts. */
  readonly therapists: number
  /** Paths below `out`, in the order written. */
  readonly files: readonly string[]
}

/** Above this one file holds all: one more format would only take time. */
const SEVERAL_FORMATS_UP_TO = 200_000

const README = `Everything in this folder is fictional.

No person, organisation, place, registration number or employee number in these files is real. They were
generated from a seed to try the software on. Any likeness to a real person is chance.

staff*.csv, staff*.xlsx   extracts of staff records, with the mess such records have
register.csv              a register of all professions; register-arts.csv the arts therapists of it
lookups.csv               part of a register: people looked up one by one
members.csv               a membership list
truth/truth.csv           who is who, for scoring only; posts not in it are other staff
`

/**
 * Writes a fictional part of a health service to `out`: staff extracts, a register, look-ups, members and, apart, the truth.
 * The same seed and size give the same bytes.
 */
export async function writeDemonstration(
  { out, seed, posts = SIZE.defaultPosts }: DemonstrationOptions,
  writers: Writers,
): Promise<DemonstrationSummary> {
  const world = makeWorld(seed, posts)
  const stage = openStage(seed, world)
  const cast = new Cast(stage)
  cast.fill(posts)

  await mkdir(join(out, 'truth'), { recursive: true })
  const staff = await writeStaff(stage, cast, { out, posts, writers })
  cast.register.fillUpOthers()
  const registrants = [...cast.register.arts, ...cast.register.others]
  await writeLines(join(out, 'register.csv'), registerLines(registrants))
  await writeLines(join(out, 'register-arts.csv'), registerLines(cast.register.arts))
  await writeLines(join(out, 'lookups.csv'), lookupLines(cast, seed))
  await writeLines(join(out, 'members.csv'), memberLines(cast, seed))
  await writeLines(join(out, 'truth', 'truth.csv'), truthLines(cast.posts))
  await writeFile(join(out, 'README.txt'), README)
  return {
    posts: staff.rows,
    organisations: world.organisations.length,
    registrants: registrants.length,
    artsRegistrants: cast.register.arts.length,
    people: Object.fromEntries(cast.people),
    therapists: new Set(cast.posts.flatMap(({ truth }) => (truth.artsTherapist ? [truth.person] : []))).size,
    files: [...staff.files, 'register.csv', 'register-arts.csv', 'lookups.csv', 'members.csv', 'truth/truth.csv', 'README.txt'],
  }
}

interface StaffPlan {
  readonly out: string
  readonly posts: number
  readonly writers: Writers
}

async function writeStaff(stage: Stage, cast: Cast, { out, posts, writers }: StaffPlan): Promise<{ rows: number; files: string[] }> {
  const { organisations } = stage.world
  const apart = posts <= SEVERAL_FORMATS_UP_TO
  const workbook = apart ? organisations.filter(({ kind }) => kind === 'mental-health')[1] : undefined
  const warehouse = apart ? organisations.find(({ kind }) => kind === 'community') : undefined
  const known = new Map<Organisation, KnownPost[]>(organisations.map((organisation) => [organisation, []]))
  for (const post of cast.posts) known.get(post.row.holder.organisation)?.push(post)
  const files = ['staff.csv']
  const together = await TextFile.create(join(out, 'staff.csv'))
  together.add(headerLine(ESR, ','))
  let rows = 0
  for (const organisation of organisations) {
    const all = staffOf(stage, organisation, known.get(organisation) ?? [], cast)
    if (organisation === workbook) {
      const kept = [...all]
      rows += kept.length
      files.push(`staff-${organisation.code}.xlsx`)
      await writers.writeSheet(join(out, files.at(-1) ?? ''), sheetRows(organisation, kept), { name: 'Staff in post' })
      continue
    }
    const own = organisation === warehouse
    if (own) files.push(`staff-${organisation.code}.csv`)
    const file = own ? await TextFile.create(join(out, files.at(-1) ?? ''), windows1252) : together
    const [layout, delimiter] = own ? ([WAREHOUSE, ';'] as const) : ([ESR, ','] as const)
    if (own) file.add(headerLine(layout, delimiter))
    for (const row of all) {
      rows++
      if (
        file.add(
          csvLine(
            layout.map(([, cell]) => cell(row)),
            delimiter,
          ),
        )
      )
        await file.flush()
    }
    if (own) await file.close()
  }
  await together.close()
  return { rows, files }
}

const headerLine = (layout: Layout, delimiter: string): string =>
  csvLine(
    layout.map(([header]) => header),
    delimiter,
  )
