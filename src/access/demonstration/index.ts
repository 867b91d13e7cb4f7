export { CAST, DEMONSTRATION_PASSWORD, ORGANISATIONS } from './cast.ts'
export { fictionalId, loadDemonstration } from './load.ts'
