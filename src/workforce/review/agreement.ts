import { wilson, Z95, type Share } from './proportion.ts'

/** How far two people who looked at the same cases without knowing of each other agree. */
export interface Agreement {
  /** Cases that both decided. */
  readonly pairs: number
  /** How many of them got the same answer; null without any. */
  readonly same: Share | null
  readonly kappa: Kappa
}

/** Cohen’s kappa: agreement beyond what chance would give. That it cannot be computed is an answer too. */
export type Kappa =
  | { readonly computable: false; readonly why: string }
  | {
      readonly computable: true
      readonly value: number
      /** 95 %; null where the formula gives none. */
      readonly interval: { readonly low: number; readonly high: number } | null
    }

/**
 * Cohen’s kappa (Cohen 1960) with the large-sample standard error of Fleiss, Cohen and Everitt (1969), from the two answers to each
 * case: the first decision and the blind second. The unit is the case; answers are unordered.
 */
export function agreementOf(answers: readonly (readonly [first: string, second: string])[]): Agreement {
  const pairs = answers.length
  const agreed = answers.filter(([first, second]) => first === second).length
  return { pairs, same: wilson(agreed, pairs), kappa: kappaOf(answers, agreed) }
}

function kappaOf(answers: readonly (readonly [string, string])[], agreed: number): Kappa {
  const n = answers.length
  if (n === 0) return { computable: false, why: 'No case has been decided by two people yet.' }
  const [firsts, seconds] = [shares(answers.map(([first]) => first)), shares(answers.map(([, second]) => second))]
  const of = (of: ReadonlyMap<string, number>, answer: string): number => of.get(answer) ?? 0
  const expected = [...firsts].reduce((sum, [answer, share]) => sum + share * of(seconds, answer), 0)
  if (expected > 1 - 1e-12) {
    return {
      computable: false,
      why: 'Both gave one and the same answer to every case: agreement by chance cannot be told from real agreement.',
    }
  }
  const observed = agreed / n
  const value = (observed - expected) / (1 - expected)
  let [onDiagonal, offDiagonal] = [0, 0]
  for (const [pair, share] of shares(answers.map((answer) => JSON.stringify(answer)))) {
    const [first, second] = JSON.parse(pair) as [string, string]
    if (first === second) onDiagonal += share * (1 - (of(firsts, first) + of(seconds, first)) * (1 - value)) ** 2
    else offDiagonal += share * (of(seconds, first) + of(firsts, second)) ** 2
  }
  const variance = onDiagonal + (1 - value) ** 2 * offDiagonal - (value - expected * (1 - value)) ** 2
  const error = Math.sqrt(Math.max(0, variance) / n) / (1 - expected)
  // Where all agree the formula gives an error of nought, which would claim certainty.
  const interval = error < 1e-9 ? null : { low: Math.max(-1, value - Z95 * error), high: Math.min(1, value + Z95 * error) }
  return { computable: true, value, interval }
}

function shares(answers: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const answer of answers) counts.set(answer, (counts.get(answer) ?? 0) + 1)
  return new Map([...counts].map(([answer, count]) => [answer, count / answers.length]))
}
