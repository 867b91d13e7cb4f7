import type { OccupationFamily } from './occupation-code.ts'
import list from './occupation-codes.json' with { type: 'json' }

export interface CodeReading {
  readonly meaning: string
  readonly family: OccupationFamily
  readonly group: keyof typeof list.groups
  readonly support: boolean
  readonly retired: boolean
}

type Words = Readonly<Record<string, string>>

const S_LEVELS: Readonly<Record<string, { name: string; support: boolean; valid: string; retired: string }>> = list.S.levels
const S_COLUMNS: Readonly<Record<string, { name: string; family: string }>> = list.S.columns
const H_LEVELS: Words = list.H.levels
const H_COLUMNS: Readonly<Record<string, string[]>> = list.H.columns
const G_LEVELS: Words = list.G.levels
const G_COLUMNS: Words = list.G.columns
const N_LEVELS: Words = list.N.levels
const N_COLUMNS: Words = list.N.columns
const U_LEVELS: Words = list.U.levels
const U_COLUMNS: Words = list.U.columns
const Z_CODES: Words = list.Z
const PSYCHIATRY: Words = list.medical.psychiatry

/** Finds a code in the matrix its first letter names; the letter `H` at the end means arts therapy in the S matrix only. */
export function matrixCode(code: string): CodeReading | null {
  const [matrix = '', level = '', column = ''] = code
  if (/^\d{3}$/.test(code)) return medical(code)
  switch (matrix) {
    case 'S':
      return therapist(level, column)
    case 'H':
      return supportWorker(level, column)
    case 'G':
      return administration(level, column)
    case 'N':
      return nursing(level, column)
    case 'U':
      return scientist(level, column)
    case 'Z':
      return general(code)
    default:
      return null
  }
}

function therapist(level: string, column: string): CodeReading | null {
  const row = S_LEVELS[level]
  const specialty = S_COLUMNS[column]
  if (!row || !specialty || !(row.valid + row.retired).includes(column)) return null
  const family = specialty.family as OccupationFamily
  const allied = family === 'ahp-arts' || family === 'ahp-other'
  return {
    meaning: `${row.name}, ${specialty.name}`,
    family,
    group: row.support ? (allied ? 'supportAhp' : 'supportOtherStt') : allied ? 'ahp' : 'otherStt',
    support: row.support,
    retired: row.retired.includes(column),
  }
}

function supportWorker(level: string, column: string): CodeReading | null {
  const name = H_LEVELS[level]
  const [setting, group] = H_COLUMNS[column] ?? []
  if (!name || !setting) return null
  return {
    meaning: `${name}, ${setting}`,
    family: 'support',
    group: group as CodeReading['group'],
    support: true,
    retired: list.H.retired.includes(column),
  }
}

function administration(level: string, column: string): CodeReading | null {
  const name = G_LEVELS[level]
  const setting = G_COLUMNS[column]
  if (!name || !setting) return null
  const manager = level === '0' || level === '1'
  const clinical = column === 'C' || column === 'D'
  return {
    meaning: `${name}, ${setting}`,
    family: manager ? 'manager' : 'admin',
    group: manager ? 'manager' : clinical ? 'clericalSupport' : 'infrastructure',
    support: false,
    retired: false,
  }
}

function nursing(level: string, column: string): CodeReading | null {
  const name = N_LEVELS[level]
  const setting = N_COLUMNS[column]
  if (!name || !setting) return null
  const support = list.N.supportLevels.includes(level)
  return {
    meaning: `${name}, ${setting}`,
    family: 'nursing',
    group: support ? 'supportNursing' : level === '2' ? 'midwife' : 'nursing',
    support,
    retired: false,
  }
}

function scientist(level: string, column: string): CodeReading | null {
  const name = U_LEVELS[level]
  const science = U_COLUMNS[column]
  if (!name || !science) return null
  const support = list.U.supportLevels.includes(level)
  return { meaning: `${name}, ${science}`, family: 'scientist', group: support ? 'supportScientist' : 'scientist', support, retired: false }
}

function general(code: string): CodeReading | null {
  const meaning = Z_CODES[code]
  return meaning === undefined ? null : { meaning, family: 'other-stt', group: 'notFunded', support: false, retired: false }
}

/** Community medical staff have the hospital code plus 100. */
function medical(code: string): CodeReading {
  const specialty = PSYCHIATRY[code] ?? PSYCHIATRY[code.replace(/^1/, '0')]
  return {
    meaning: specialty ? `Doctor, ${specialty}` : 'Doctor or dentist',
    family: 'medical',
    group: 'medical',
    support: false,
    retired: false,
  }
}
