// Builds, then serves the demonstration on the embedded database: `npm start`. All data in it is fictional.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const { status } = spawnSync(process.execPath, ['scripts/build.mjs'], { stdio: 'inherit' })
if (status !== 0) process.exit(status ?? 1)

// A line a request would bury the address and the names that are printed first.
process.env.TRIPTYCH_LOG ??= 'warn'
const directory = process.env.TRIPTYCH_DIRECTORY ?? join('demonstration', 'server')
// In this process, so that Ctrl-C reaches the server itself and nobody between.
process.argv = [process.execPath, 'triptych', 'serve', '--demonstration', '--directory', directory]
await import(new URL('../dist/main.js', import.meta.url).href)
