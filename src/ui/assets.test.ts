import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { gunzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { expect, it } from 'vitest'
import { uiAssets } from './assets.ts'

const { files, page } = uiAssets()
const text = (path: string): string => Buffer.from(files.get(path)?.body ?? []).toString('utf8')

it('is made once, and an address is the hash of what stands there', () => {
  expect(uiAssets()).toBe(uiAssets())
  for (const path of files.keys()) expect(path).toMatch(/^\/assets\/triptych-[0-9a-f]{16}\.(css|js|svg)$/)
  for (const { body, gzip } of files.values()) expect(gunzipSync(gzip).equals(body)).toBe(true)
})

it('fits in 60 KB on its way', () => {
  const sizes = [...files].map(([path, { gzip }]) => [path.split('.')[1], gzip.length])
  expect(Math.max(...sizes.map(([, size]) => Number(size)))).toBeGreaterThan(10_000)
  expect(sizes.reduce((sum, [, size]) => sum + Number(size), 0)).toBeLessThan(60_000)
})

it('fetches nothing and knows no other host', () => {
  expect(text(page.style)).not.toMatch(/@font-face|url\(|https?:|Frutiger|@import/)
  expect(text(page.script)).not.toMatch(/\bimport\s*[("'{]|^export|https?:\/\/(?!www\.w3\.org\/)/m)
})

it('is the same from the bundle as from source', async () => {
  const root = fileURLToPath(new URL('../../', import.meta.url))
  // Beside the bundle's own folder, so that packages are found as from there.
  const directory = await mkdtemp(`${root}node_modules/.triptych-assets-`)
  try {
    const outfile = `${directory}/ui.js`
    const entryPoints = [fileURLToPath(new URL('./index.ts', import.meta.url))]
    await build({
      entryPoints,
      outfile,
      bundle: true,
      format: 'esm',
      platform: 'node',
      packages: 'external',
      jsx: 'automatic',
      jsxImportSource: 'hono/jsx',
    })
    const print = `import(${JSON.stringify(outfile)}).then(({ uiAssets }) => console.log([...uiAssets().files.keys()].join()))`
    const { stdout } = await promisify(execFile)(process.execPath, ['--eval', print])
    expect(stdout.trim()).toBe([...files.keys()].join())
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
})
