export { DIMENSIONS, fteBy, headcountBy } from './breakdowns.ts'
export { hidingPlaces } from './hiding-places.ts'
export { countedPersons, countedPost, fteIsKnown, NOT_STATED, type CountedPerson, type CountedPost } from './counted-person.ts'
export { plans, reconciliation } from './plans.ts'
