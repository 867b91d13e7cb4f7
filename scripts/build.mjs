// Bundles the command line (the server with it), the thread of the embedded database, and the engines that are exported on their own;
// packages stay outside the bundles.
import { rm } from 'node:fs/promises'
import { build } from 'esbuild'

await rm('dist', { recursive: true, force: true })
await build({
  entryPoints: {
    main: 'src/main.ts',
    // A file of its own: src/database/embedded/thread.ts starts it by this name.
    'database/worker': 'src/database/embedded/worker.ts',
    'engines/linkage': 'src/engines/linkage/index.ts',
    'engines/disclosure': 'src/engines/disclosure/index.ts',
    'engines/projection': 'src/engines/projection/index.ts',
    'engines/tables': 'src/engines/tables/index.ts',
    'analytics/duckdb': 'src/analytics/index.ts',
  },
  outdir: 'dist',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  packages: 'external',
  sourcemap: true,
  jsx: 'automatic',
  jsxImportSource: 'hono/jsx',
  logLevel: 'warning',
})
