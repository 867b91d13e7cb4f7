import {
  areaOfWork,
  assignmentStatus,
  band,
  jobRole,
  occupationCode,
  parseRegistrationNumber,
  registrationType,
  type OccupationCode,
  type RegistrationNumber,
} from '../reference/index.ts'
import { readTitle, type TitleReading } from '../titles/index.ts'
import { signNumber, type PostSigns, type SIGN_COLUMNS } from './evidence.ts'

type Stated = Readonly<Record<string, string | null>>

const titles = new Map<string, TitleReading>()

/** A title read once, however often it stands in an extract. */
function titleReading(title: string): TitleReading {
  let reading = titles.get(title)
  if (!reading) titles.set(title, (reading = readTitle(title)))
  return reading
}

const occupationSign = (code: OccupationCode | null): PostSigns['occupation'] => {
  if (!code) return null
  if (code.artsTherapy !== null) return code.artsTherapy === 'qualified' ? 'arts' : 'arts-support'
  switch (code.family) {
    case 'psychology':
    case 'multi-therapy':
      return 'psychology'
    case 'nursing':
    case 'medical':
    case 'ahp-other':
    case 'scientist':
      return 'other-registered'
    case 'support':
    case 'other-stt':
    case 'social':
      return 'generic'
    case 'manager':
      // Managers of clinical support stay among the services they manage; those of central and estates functions do not.
      return /^G.[AB]$/.test(code.code) ? 'elsewhere' : 'generic'
    case 'admin':
      return 'elsewhere'
    case 'ahp-arts':
    case 'unknown':
      return null
  }
}

const roleSign = (value: string): PostSigns['role'] => {
  const role = jobRole(value)
  if (!role) return null
  if (role.artsTherapy) return 'arts'
  if (role.student) return role.family === 'arts' ? 'arts-student' : 'other'
  return role.family === 'arts' ? 'arts' : role.family
}

/** Primary areas of work that hold no clinical posts. */
const CORPORATE = new Set(['Corporate', 'Estates', 'Facilities'])

const areaSign = (value: string): PostSigns['area'] => {
  const area = areaOfWork(value)
  if (!area) return null
  if (area.artsTherapy) return 'arts'
  if (area.setting !== null) return 'mental-health'
  return CORPORATE.has(area.path[0]) ? 'corporate' : 'other'
}

const typeSign = (type: string | null, body: string | null): PostSigns['registrationType'] => {
  const read = type === null ? null : registrationType(type, body)
  if (!read || read.profession === null) return null
  return read.artsTherapist ? 'arts' : 'other'
}

/** Each sign column from the stated columns it rests on, as a small whole number. */
export function readSigns(sign: (typeof SIGN_COLUMNS)[number], values: readonly (string | null)[]): number {
  const [value = null, second = null] = values
  switch (sign) {
    case 'sign_title':
      return value === null ? 0 : signNumber.title(titleReading(value).class)
    case 'sign_occupation':
      return value === null ? 0 : signNumber.occupation(occupationSign(occupationCode(value)))
    case 'sign_role':
      return value === null ? 0 : signNumber.role(roleSign(value))
    case 'sign_area':
      return value === null ? 0 : signNumber.area(areaSign(value))
    case 'sign_band':
      return value === null ? 0 : signNumber.band(band(value)?.number ?? null)
    case 'sign_type':
      return signNumber.registrationType(typeSign(value, second))
  }
}

/** The one modality that a title, job role or area of work names, if it does. */
export function modalitySaid(sign: (typeof SIGN_COLUMNS)[number], value: string | null): 'art' | 'drama' | 'music' | null {
  if (value === null) return null
  const said =
    sign === 'sign_title'
      ? titleReading(value).modality
      : sign === 'sign_role'
        ? jobRole(value)?.artsTherapy?.modality
        : sign === 'sign_area'
          ? areaOfWork(value)?.modality
          : null
  return said === 'art' || said === 'drama' || said === 'music' ? said : null
}

/** The record says arts therapist by type, title, code or role. */
export const saysArts = (signs: PostSigns): boolean =>
  signs.registrationType === 'arts' || signs.title === 'explicit' || signs.occupation === 'arts' || signs.role === 'arts'

/** The canonical number of an arts therapist (`AS012345`), also from bare digits where the record says arts therapist. */
export function artsNumber(stated: string, typedArts: boolean): string | null {
  const read = parseRegistrationNumber(stated)
  if (read?.prefix === 'AS') return read.canonical
  const digits = stated.replace(/\D/g, '')
  return typedArts && read?.prefix === null && digits.length > 0 && digits.length <= 6 ? `AS${digits.padStart(6, '0')}` : null
}

export const sortedDigits = (number: string): string => number.split('').sort().join('')

/** What the stated cells of one post mean. */
export interface PostReading {
  readonly title: TitleReading | null
  readonly occupation: OccupationCode | null
  readonly occupationCode: string | null
  readonly jobRole: ReturnType<typeof jobRole>
  readonly areaOfWork: ReturnType<typeof areaOfWork>
  readonly artsNumber: string | null
  /** The number of another profession (`PYL012345`), where one is stated. */
  readonly otherNumber: string | null
  readonly number: RegistrationNumber | null
  readonly registrationExpired: boolean
  /** Active, acting up or on internal secondment; an unstated status counts as active. */
  readonly counts: boolean
}

export function readPost(stated: Stated, typedArts: boolean): PostReading {
  const read = <T>(field: string, reader: (value: string) => T): T | null => {
    const value = stated[field] ?? null
    return value === null ? null : reader(value)
  }
  const number = read('registration_number', parseRegistrationNumber)
  const arts = read('registration_number', (value) => artsNumber(value, typedArts))
  return {
    title: read('position_title', titleReading),
    occupation: read('occupation_code', occupationCode),
    occupationCode: read('occupation_code', (value) => value.toUpperCase()),
    jobRole: read('job_role', jobRole),
    areaOfWork: read('area_of_work', areaOfWork),
    artsNumber: arts,
    otherNumber: arts === null && number !== null && number.prefix !== null ? number.canonical : null,
    number,
    registrationExpired: read('registration_status', (value) => /^(0?2|expired|lapsed)$/i.test(value)) ?? false,
    counts: read('assignment_status', (value) => assignmentStatus(value)?.counts ?? true) ?? true,
  }
}
