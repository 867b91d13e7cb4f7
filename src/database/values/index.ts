export { parameterText } from './parameters.ts'
export { readRows, UnreadableAnswer, type Fields } from './rows.ts'
