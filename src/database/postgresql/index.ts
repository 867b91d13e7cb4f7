export { PostgresqlConnections } from './connections.ts'
