export { correctionsFor, type Correction } from './corrections.ts'
