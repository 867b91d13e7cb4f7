export { DIMENSIONS, fteBy, headcountBy, hidingPlaces } from './breakdowns.ts'
export { countedPersons, type CountedPerson } from './counted-person.ts'
export { plans, reconciliation } from './plans.ts'
