export { DIMENSIONS, fteBy, headcountBy } from './breakdowns.ts'
export { hidingPlaces } from './hiding-places.ts'
export { countedPersons, fteIsKnown, type CountedPerson, type CountedPost } from './counted-person.ts'
export { plans, reconciliation } from './plans.ts'
