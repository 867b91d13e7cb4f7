export { CAST, DEMONSTRATION_PASSWORD } from './cast.ts'
export { isDemonstration, loadDemonstration } from './load.ts'
