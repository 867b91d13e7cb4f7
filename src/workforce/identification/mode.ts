import type { RunMode } from './report-data.ts'

/** What a register file covers: every HCPC registrant, every arts therapist, or a part (look-ups, one trust's list). */
export type RegisterCoverage = 'whole' | 'arts' | 'part'

/**
 * The HCPC register held 4,708 arts therapists in October 2020 and 5,141 in December 2021. A file with fewer arts therapists
 * than this is taken for a part of it, and said to be; a file with more registrants of other professions than of this one
 * for the whole register.
 */
const FEWEST_FOR_A_FULL_REGISTER = 1000

export function coverageOf(register: { readonly arts: number; readonly others: number }, told: RegisterCoverage | null): RegisterCoverage {
  if (told) return told
  if (register.arts < FEWEST_FOR_A_FULL_REGISTER) return 'part'
  return register.others > register.arts ? 'whole' : 'arts'
}

const inFigures = (count: number): string => count.toLocaleString('en-GB')

/** Which of the three kinds of run this is, in words, and what it cannot claim. */
export function describeMode(
  register: { readonly arts: number; readonly others: number },
  coverage: RegisterCoverage | null,
  members: boolean,
): { code: RunMode; sentence: string; cannotClaim: string[] } {
  if (coverage === null && !members) {
    return {
      code: 'extract-only',
      sentence:
        'Extract only: a registration stated on the staff record is reported as stated, not verified. Everything else is a ranked list of people to look up.',
      cannotClaim: [
        'It cannot say that anybody is registered: no register was given, so a number that is out of date, mistyped or somebody else’s is not noticed.',
        'It cannot find a registrant whose record states neither the registration nor an arts therapy.',
        'It cannot estimate how many are still hidden: that needs a second, independent list.',
        'Weights and probabilities are not given: there was nothing to learn them from.',
      ],
    }
  }
  if (coverage === null || coverage === 'part') {
    return {
      code: 'part-register',
      sentence: `${coverage === null ? 'A membership list, no register' : `Part of a register (${inFigures(register.arts)} arts therapists)${members ? ', with a membership list' : ''}`}: people are accepted where number and name agree with an entry; a registration that is stated but not in the part is reported as stated, not verified.`,
      cannotClaim: [
        'It cannot say that somebody is not registered: the entry may stand in the part that was not given.',
        'It does not accept anybody on the name alone: a closer namesake may stand in the part that was not given.',
        'It cannot estimate how many are still hidden.',
        ...(members
          ? ['Membership of a professional body is not registration: members who are not confirmed otherwise go to review.']
          : []),
      ],
    }
  }
  return {
    code: 'full-register',
    sentence:
      coverage === 'whole'
        ? `Full register: ${inFigures(register.arts)} arts therapists, with ${inFigures(register.others)} registrants of other professions as competitors for every match.`
        : `Full register of arts therapists (${inFigures(register.arts)} entries), without the other professions.`,
    cannotClaim: [
      ...(coverage === 'arts'
        ? ['It cannot see whether a registrant of another profession with the same name fits better: the other professions were not given.']
        : []),
      'It cannot find a person whose name has changed, whose number is not recorded and whose post says nothing: nobody could, from these files.',
      'The public register has no dates of birth, so a match without a number rests on name, place and post. Common names go to review.',
      'It cannot say how anybody practises, only that they are registered and what their post says.',
    ],
  }
}
