import type { ListSource } from './list-source.ts'
import type { Modality } from './modality.ts'
import list from './areas-of-work.json' with { type: 'json' }
import { sameWords } from './same-words.ts'

/** Where in the health service a post works; trusts see the tertiary level only. */
export interface AreaOfWork {
  /** Primary, secondary and tertiary name, for example `['Clinical Support', 'Art/Music/Drama Therapy', 'Art Therapy']`. */
  readonly path: readonly [primary: string, secondary: string, tertiary: string]
  /** Only the tertiary arts-therapy areas give one. */
  readonly modality: Modality | null
  readonly artsTherapy: boolean
  /** The mental-health, learning-disability or psychological setting; null for every other part of the service. */
  readonly setting: Setting | null
  readonly retired: boolean
}

export type Setting = keyof typeof list.settings

export const areaOfWorkSource: ListSource = { source: list.source, version: list.version, asAt: list.asAt }

const settingOf = new Map<string, Setting>()
for (const [setting, names] of Object.entries(list.settings)) for (const name of names) settingOf.set(name, setting as Setting)

const ARTS = new Map<string, Modality | null>(Object.entries(list.artsTherapy) as [string, Modality | null][])
const retired = new Set(list.retired)

const byName = new Map<string, AreaOfWork>()
for (const [primary, secondaries] of Object.entries(list.areas)) {
  for (const [secondary, tertiaries] of Object.entries(secondaries as Record<string, string[]>)) {
    for (const tertiary of tertiaries) remember(primary, secondary, tertiary)
  }
}
for (const [written, name] of Object.entries(list.alsoWritten)) {
  const area = byName.get(sameWords(name))
  if (area) byName.set(sameWords(written), area)
}

/** The first place of a name wins: each name of a higher level stands again, first, among those below it. */
function remember(primary: string, secondary: string, tertiary: string): void {
  const key = sameWords(tertiary)
  if (byName.has(key)) return
  byName.set(key, {
    path: [primary, secondary, tertiary],
    modality: ARTS.get(tertiary) ?? null,
    artsTherapy: ARTS.has(tertiary),
    setting: settingOf.get(tertiary) ?? null,
    retired: retired.has(tertiary),
  })
}

/** Reads an area of work by its name, or a path such as `Clinical Support > Art/Music/Drama Therapy > Art Therapy`; null where the list has none such. */
export function areaOfWork(text: string): AreaOfWork | null {
  const whole = byName.get(sameWords(text.replace(/\(retired[^)]*\)/i, '')))
  return whole ?? byName.get(sameWords(text.split(/[>|]/).at(-1) ?? '')) ?? null
}
