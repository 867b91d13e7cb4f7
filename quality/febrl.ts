import { readFile } from 'node:fs/promises'
import { openDuckDB } from '../src/analytics/index.ts'
import {
  any,
  equal,
  levenshteinWithin,
  link,
  on,
  similar,
  type Comparison,
  type LinkageModel,
  type Profile,
} from '../src/engines/linkage/index.ts'

/** Precision, recall and F1 of pairs against the known truth. */
export interface Quality {
  readonly found: number
  readonly truth: number
  readonly precision: number
  readonly recall: number
  readonly f1: number
}

const COLUMNS = [
  'given_name',
  'surname',
  'street_number',
  'address_1',
  'address_2',
  'suburb',
  'postcode',
  'state',
  'date_of_birth',
  'soc_sec_id',
]

type Person = (string | null)[]

/** FEBRL's files as they stand: comma and space between fields, no quotes. */
async function readFebrl(path: string): Promise<{ key: string; values: Person }[]> {
  const lines = (await readFile(path, 'utf8')).split('\n').filter((line) => line.trim() !== '')
  return lines.slice(1).map((line) => {
    const [key = '', ...values] = line.split(',').map((value) => value.trim())
    return { key, values: COLUMNS.map((_, i) => values[i] || null) }
  })
}

const named = (profile: Profile, column: string): Comparison => ({
  name: column,
  needs: { left: [column], right: [column] },
  levels: [
    { label: 'exact', when: equal(column), expected: 0.7, termFrequency: { left: column, right: column } },
    { label: 'very alike', when: similar(profile, column, 'very'), expected: 0.12 },
    { label: 'quite alike', when: similar(profile, column, 'quite'), expected: 0.05 },
    { label: 'somewhat alike', when: similar(profile, column, 'somewhat'), expected: 0.05 },
    { label: 'different', expected: 0.08 },
  ],
})

const digits = (column: string): Comparison => ({
  name: column,
  needs: { left: [column], right: [column] },
  levels: [
    { label: 'exact', when: equal(column), expected: 0.8, termFrequency: { left: column, right: column } },
    { label: 'one edit', when: levenshteinWithin(column, 1), expected: 0.08 },
    { label: 'two edits', when: levenshteinWithin(column, 2), expected: 0.05 },
    { label: 'different', expected: 0.07 },
  ],
})

function febrlModel(kind: 'link' | 'dedupe', profile: Profile = 'jaro-winkler'): LinkageModel {
  return {
    name: `FEBRL ${kind}`,
    kind,
    profile,
    comparisons: [
      // Given name and surname are swapped in part of the records: a level of its own.
      {
        ...named(profile, 'given_name'),
        levels: named(profile, 'given_name').levels.toSpliced(1, 0, {
          label: 'swapped',
          when: any(equal('given_name', 'surname')),
          expected: 0.03,
        }),
      },
      {
        ...named(profile, 'surname'),
        levels: named(profile, 'surname').levels.toSpliced(1, 0, {
          label: 'swapped',
          when: any(equal('surname', 'given_name')),
          expected: 0.03,
        }),
      },
      digits('date_of_birth'),
      digits('soc_sec_id'),
      named(profile, 'address_1'),
      named(profile, 'suburb'),
      digits('postcode'),
      digits('street_number'),
    ],
    blocking: [
      on('given name and surname', ['given_name', 'surname']),
      on('date of birth', ['date_of_birth']),
      on('social security number', ['soc_sec_id']),
      on('street and number', ['address_1', 'street_number']),
      on('suburb and postcode and given name', ['suburb', 'given_name']),
      on('postcode and surname', ['postcode', 'surname']),
      on('state and address', ['address_1', 'suburb']),
    ],
    training: { em: [on('date of birth', ['date_of_birth']), on('postcode', ['postcode']), on('surname', ['surname'])] },
  }
}

const person = (key: string): string => /^rec-(\d+)-/.exec(key)?.[1] ?? key

const quality = (found: number, right: number, truth: number): Quality => {
  const precision = found === 0 ? 0 : right / found
  const recall = right / truth
  return { found, truth, precision, recall, f1: (2 * precision * recall) / (precision + recall || 1) }
}

/** Links FEBRL 4a to 4b, or deduplicates one FEBRL file, and counts the pairs at or above an even chance. */
export async function febrl(files: { left: string; right?: string }, profile?: Profile, threads?: number): Promise<Quality> {
  const sql = await openDuckDB(threads === undefined ? {} : { threads })
  try {
    const columns = [{ name: 'id', type: 'whole' as const }, ...COLUMNS.map((name) => ({ name, type: 'text' as const }))]
    const left = await readFebrl(files.left)
    const right = files.right ? await readFebrl(files.right) : left
    await sql.load(
      'l',
      columns,
      left.map(({ values }, i) => [i, ...values]),
    )
    if (files.right)
      await sql.load(
        'r',
        columns,
        right.map(({ values }, i) => [i, ...values]),
      )
    const linkage = await link(sql, febrlModel(files.right ? 'link' : 'dedupe', profile), { left: 'l', right: files.right ? 'r' : 'l' })
    let [found, correct] = [0, 0]
    await linkage.pairs(0, (pair) => {
      found++
      if (person(left[pair.left]?.key ?? '') === person(right[pair.right]?.key ?? '!')) correct++
    })
    return quality(found, correct, truthOf(left, files.right ? right : null))
  } finally {
    sql.close()
  }
}

function truthOf(left: { key: string }[], right: { key: string }[] | null): number {
  const sizes = new Map<string, number>()
  for (const { key } of left) sizes.set(person(key), (sizes.get(person(key)) ?? 0) + 1)
  if (!right) return [...sizes.values()].reduce((sum, n) => sum + (n * (n - 1)) / 2, 0)
  return right.filter(({ key }) => sizes.has(person(key))).length
}
