import type { Candidate } from './candidate.ts'
import { couldBeOne, type Person } from './person.ts'

export interface Claimant {
  readonly person: Person
  readonly candidates: readonly Candidate[]
}

/**
 * One registrant is one person. Where two persons would each be accepted as the same registrant by themselves, at different employers and with
 * nothing that contradicts, they are one person with several posts; otherwise each is told of the other's claim.
 */
export function settleClaims(
  claimants: readonly Claimant[],
  again: (person: Person) => readonly Candidate[],
  alone: (claimant: Claimant) => boolean,
): { claimants: Claimant[]; rivals: ReadonlyMap<Person, number> } {
  const byRegistrant = new Map<string, Claimant[]>()
  for (const claimant of claimants) {
    const best = claimant.candidates[0]
    if (best) byRegistrant.set(best.registrant.number, [...(byRegistrant.get(best.registrant.number) ?? []), claimant])
  }
  const merged = new Map<Claimant, Claimant>()
  for (const sharers of byRegistrant.values()) {
    const [first, ...others] = [...sharers].sort((a, b) => weight(b) - weight(a))
    let owner = first
    for (const other of others) {
      if (!owner || !alone(owner) || !alone(other) || !couldBeOne(owner.person, other.person)) continue
      const person = { posts: [...owner.person.posts, ...other.person.posts] }
      const joined = { person, candidates: again(person) }
      for (const [from, to] of merged) if (to === owner) merged.set(from, joined)
      merged.set(owner, joined)
      merged.set(other, joined)
      owner = joined
    }
  }
  const settled = [...new Set(claimants.map((claimant) => merged.get(claimant) ?? claimant))]
  return { claimants: settled, rivals: rivalClaims(settled) }
}

const weight = (claimant: Claimant): number => claimant.candidates[0]?.milliBits ?? -Infinity

/** For each person the strongest claim that somebody else makes on their best registrant. */
function rivalClaims(claimants: readonly Claimant[]): Map<Person, number> {
  const claims = new Map<string, Claimant[]>()
  for (const claimant of claimants) {
    for (const candidate of claimant.candidates)
      claims.set(candidate.registrant.number, [...(claims.get(candidate.registrant.number) ?? []), claimant])
  }
  const rivals = new Map<Person, number>()
  for (const { person, candidates } of claimants) {
    const best = candidates[0]
    if (!best) continue
    const others = (claims.get(best.registrant.number) ?? []).filter((other) => other.person !== person)
    const strongest = Math.max(
      ...others.map((other) => other.candidates.find((c) => c.registrant.number === best.registrant.number)?.milliBits ?? -Infinity),
    )
    if (Number.isFinite(strongest)) rivals.set(person, strongest)
  }
  return rivals
}
