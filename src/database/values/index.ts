export { parameterText } from './parameters.ts'
export { readRows, type Fields } from './rows.ts'
