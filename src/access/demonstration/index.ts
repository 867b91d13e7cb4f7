export { CAST, DEMONSTRATION_PASSWORD } from './cast.ts'
export { loadDemonstration } from './load.ts'
