export { openDuckDB, type DuckDB, type DuckDBOptions } from './duckdb/open.ts'
