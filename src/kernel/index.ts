export { parsePlainDate, plainDate, type PlainDate } from './plain-date.ts'
export { failed, ok, sentence, shapeOf, type Place, type Problem, type Result } from './problem.ts'
export { seededRandom, type SeededRandom } from './seeded-random.ts'
export { parseWte, type Wte } from './wte.ts'
