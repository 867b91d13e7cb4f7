// The peer: DuckDB reads every cell of the given CSV files once and does nothing with them.
import { DuckDBInstance } from '@duckdb/node-api'

const connection = await (await DuckDBInstance.create(':memory:')).connect()
for (const path of process.argv.slice(2)) {
  await connection.run(`create or replace table read_only as select * from read_csv('${path.replaceAll("'", "''")}', all_varchar = true)`)
}
