import { FILTER_KEYS, filterTraits, type Counted, type FilterKey, type TraitValue } from './traits.ts'

/** Which values are asked for, by their codes. */
export type Filters = Readonly<Partial<Record<FilterKey, string | null | undefined>>>

/** Those with a post that has every value asked for, each with just those posts. */
export function narrow(people: readonly Counted[], filters: Filters, home: string | null): Counted[] {
  const traits = filterTraits(home)
  const asked = FILTER_KEYS.filter((key) => filters[key])
  return people.flatMap((person) => {
    const posts = person.posts.filter((post) => asked.every((key) => traits[key].of(person, post).code === filters[key]))
    return posts.length === 0 ? [] : [{ ...person, posts }]
  })
}

/** What there is to choose from, in the order of the words; a trait without two values is left out. */
export function choices(people: readonly Counted[], home: string | null): Readonly<Partial<Record<FilterKey, readonly TraitValue[]>>> {
  const traits = filterTraits(home)
  return Object.fromEntries(
    FILTER_KEYS.flatMap((key) => {
      const found = new Map(
        people.flatMap((person) => person.posts.map((post) => traits[key].of(person, post))).map((value) => [value.code, value]),
      )
      return found.size < 2 ? [] : [[key, [...found.values()].sort((a, b) => (a.text < b.text ? -1 : 1))]]
    }),
  )
}
