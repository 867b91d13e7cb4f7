export { EmbeddedConnections } from './connections.ts'
export { openDirectory } from './directory.ts'
export type { Lock } from './lock.ts'
