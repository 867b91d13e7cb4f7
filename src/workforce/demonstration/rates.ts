/**
 * Every rate of the fictional world. `[A]` marks an assumption: no source gives the figure, it was set from how such records look
 * in the field and not from what any finder does with them.
 */

/** How many there are at 60,000 posts; more posts bring fewer for each, because the extra trusts are mostly not mental-health trusts. [A] */
export const SIZE = {
  defaultPosts: 60_000,
  therapists: 320,
  /** 1.5 million posts then hold about 2,600. [A] */
  therapistsGrowAs: 0.65,
  /** Close to the 5,141 registrants of December 2021, grown a little. */
  artsRegistrants: 5600,
  otherRegistrantsAtLeast: 30_000,
  organisations: 14,
  organisationsGrowAs: 0.85,
} as const

/** HCPC, December 2021: 4,441 of 5,141 arts therapists were women. */
export const FEMALE = { artsTherapist: 0.86, otherStaff: 0.77 } as const

/** About 60 % art, 20 % drama, 20 % music: the shares of associations' members. [A] */
export const MODALITY = { art: 0.58, music: 0.22, drama: 0.2 } as const

/** Groups of people for each true practising therapist employed here. [A] */
export const FOR_EACH_THERAPIST = {
  notPractising: 0.07,
  lapsed: 0.04,
  danceMovement: 0.06,
  playTherapist: 0.07,
  student: 0.05,
  assistant: 0.07,
  /** Another profession, coded or given a role as arts therapist by mistake: mostly occupational therapists. */
  miscoded: 0.09,
  /** Titled art therapist, on no register: waiting for registration, or using the title wrongly. */
  unregistered: 0.015,
  /** A person of another profession with the exact name of an arts registrant, in the same town for half of them. Others arise by chance. */
  nameTwin: 0.12,
  textTrap: 0.14,
} as const

/** Registered both as psychologist and arts therapist. [A] */
export const DUAL_REGISTRANT = 0.02

/**
 * How visible a therapist's post is as such. Title, code, role and area go wrong together, not one by one: a post made as
 * "CAMHS Practitioner" is coded, named and registered as one. [A]
 */
export const VISIBILITY = { plain: 0.5, mixed: 0.32, hidden: 0.18 } as const

export interface VisibilityRates {
  readonly explicitTitle: number
  readonly rightOccupation: number
  readonly rightRole: number
  readonly rightArea: number
  readonly number: number
  /** Of those without a number: the registration type is stated all the same. */
  readonly typeWithoutNumber: number
}

/** Together: about 57 % explicit titles, 56 % right codes, 36 % without a number (the linkage study filled 60 % of numbers). [A] */
export const WHEN: Readonly<Record<keyof typeof VISIBILITY, VisibilityRates>> = {
  plain: { explicitTitle: 0.92, rightOccupation: 0.88, rightRole: 0.85, rightArea: 0.6, number: 0.75, typeWithoutNumber: 0.45 },
  mixed: { explicitTitle: 0.35, rightOccupation: 0.35, rightRole: 0.35, rightArea: 0.25, number: 0.6, typeWithoutNumber: 0.3 },
  hidden: { explicitTitle: 0.02, rightOccupation: 0.04, rightRole: 0.04, rightArea: 0.03, number: 0.42, typeWithoutNumber: 0.12 },
}

/** What goes wrong with a stated number, of all numbers stated. [A] */
export const NUMBER = {
  wrongDigit: 0.015,
  swappedDigits: 0.008,
  ofAnotherRegistrant: 0.004,
  ofAnotherProfession: 0.008,
  bodyBefore: 0.04,
  lostZeros: 0.12,
  smallLetters: 0.04,
  spaces: 0.03,
  lettersLost: 0.03,
  letterForDigit: 0.006,
} as const

/** Names between employer and register. [A]: about one in seven women changes name after first registering; most tell the register. */
export const NAME = {
  womanChangedName: 0.42,
  /** Of those: the two records hold different surnames. */
  changedNotEverywhere: 0.13,
  doubleBarrelled: 0.05,
  doubleBarrelledTurned: 0.1,
  doubleBarrelledShortened: 0.16,
  goesByNickname: 0.16,
  /** Of those: the employer's record has it as the forename. */
  nicknameAsForename: 0.3,
  goesBySecondForename: 0.025,
  secondForename: 0.6,
  secondForenameAtEmployer: 0.35,
  initialOnly: 0.008,
  misspeltSurname: 0.012,
  misspeltForename: 0.009,
  accentsKept: 0.4,
  apostropheLost: 0.3,
  capitals: 0.05,
  /** A former surname stands in its own column, of those who have one. */
  formerSurnameKept: 0.35,
} as const

/** Records. [A] except where said. */
export const RECORD = {
  noBirthDate: 0.03,
  noNationalInsurance: 0.04,
  duplicateRow: 0.0015,
  noTitle: 0.01,
  noOccupation: 0.012,
  noRole: 0.02,
  noArea: 0.04,
  /** A renewal the record has not followed: expired on paper only. */
  staleExpiry: 0.05,
  /** The title carries the band. */
  bandInTitle: 0.07,
  misspeltTitle: 0.025,
  bandWrong: 0.01,
} as const

/** Status and contract of a post; the rest is active and permanent. [A] */
export const STATUS = {
  maternity: 0.032,
  careerBreak: 0.008,
  secondedOut: 0.005,
  suspended: 0.002,
  actingUp: 0.012,
  secondedWithin: 0.012,
} as const
export const CONTRACT = { bank: 0.02, honorary: 0.01, locum: 0.008, fixedTerm: 0.07 } as const

/** Several posts. Part-time work is the rule in the arts therapies, so they have more. [A] */
export const SEVERAL = { therapistSameEmployer: 0.11, therapistOtherEmployer: 0.06, staffSameEmployer: 0.035 } as const

/** Where the register places a registrant employed here. [A] */
export const LOCALITY = { workTown: 0.62, nearbyTown: 0.26, elsewhere: 0.1 } as const

/** Arts registrants who live in the towns of these regions without working for a trust: schools, private practice, retired. [A] */
export const LOCAL_NOT_EMPLOYED = 0.06

/** The register of arts therapists who are not employed here. [A] */
export const REGISTER_STATUS = { expired: 0.03, conditions: 0.003, caution: 0.002, suspended: 0.002 } as const

/** Of the lapsed employed here: still listed as expired, against struck from the list. [A] */
export const LAPSED_STILL_LISTED = 0.6

/** A part of a register and a membership list, as trusts and associations have them. [A] */
export const OTHER_LISTS = {
  lookedUpForEachTherapist: 0.375,
  memberOfAssociation: 0.45,
  memberGivesNumber: 0.55,
  memberNotRegistered: 0.06,
} as const
