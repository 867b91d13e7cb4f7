import { areaOfWorkSource } from './area-of-work.ts'
import { assignmentSource } from './assignment.ts'
import { bandSource } from './band.ts'
import { familySource } from './family.ts'
import { jobRoleSource } from './job-role.ts'
import type { ListSource } from './list-source.ts'
import { occupationCodeSource } from './occupation-code.ts'
import { organisationSource } from './organisation.ts'
import { reasonCodeSource } from './reason-code.ts'
import { registrationSource } from './registration-type.ts'

export { areaOfWork, type AreaOfWork, type Setting } from './area-of-work.ts'
export { assignmentStatus, contractType, type AssignmentValue } from './assignment.ts'
export { band, type Band } from './band.ts'
export { familyLists, familyListsNaming, familySource, homeFamily, type Family, type FamilyList } from './family.ts'
export { jobRole, type JobRole } from './job-role.ts'
export type { ListSource } from './list-source.ts'
export type { Modality } from './modality.ts'
export { occupationCode, type OccupationCode, type OccupationFamily, type Plan } from './occupation-code.ts'
export {
  integratedCareBoard,
  integratedCareBoards,
  organisationCodeShape,
  region,
  regions,
  welshHealthBoard,
  welshHealthBoards,
  type HealthBoard,
  type IntegratedCareBoard,
  type Region,
} from './organisation.ts'
export { reasonCode, reasonCodes, type ReasonCode, type ReasonCodeName } from './reason-code.ts'
export { parseRegistrationNumber, type RegistrationNumber } from './registration-number.ts'
export { registrationBody, registrationType, type RegistrationType } from './registration-type.ts'

/** Every list with its source, edition and the day it was read, for the report and the codebook. */
export const referenceLists: readonly (ListSource & { readonly name: string })[] = [
  { name: 'occupation codes', ...occupationCodeSource },
  { name: 'job roles', ...jobRoleSource },
  { name: 'areas of work', ...areaOfWorkSource },
  { name: 'registration bodies, types and number shapes', ...registrationSource },
  { name: 'bands', ...bandSource },
  { name: 'assignment statuses and contract types', ...assignmentSource },
  { name: 'regions, integrated care boards and health boards', ...organisationSource },
  { name: 'families of professions', ...familySource },
  { name: 'reason codes', ...reasonCodeSource },
]
