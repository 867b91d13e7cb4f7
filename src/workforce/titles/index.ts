export { readTitle } from './read-title.ts'
export { TITLE_CLASSES, type TitleClass, type TitleModality, type TitleReading } from './reading.ts'
