export { professionsOf, type Classification } from './classification.ts'
export { findTherapist, type TherapistPage } from './find-therapist.ts'
export { listTherapists, therapistChoices, type ListedTherapist } from './list-therapists.ts'
export { REGISTRATION_ENDS_DAYS } from './register.ts'
