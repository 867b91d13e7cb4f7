export { backup } from './backup.ts'
export { checkAgainst, type Findings } from './check.ts'
export { move } from './move.ts'
export { restore } from './restore.ts'
