#!/usr/bin/env node
// Works from a checkout with or without a build: the build is used only while no source is newer than it.
import { existsSync, readdirSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = new URL('../', import.meta.url)
const source = new URL('src/main.ts', root)
const built = new URL('dist/main.js', root)

const newest = (directory) =>
  readdirSync(directory, { withFileTypes: true }).reduce((latest, entry) => {
    const at = new URL(entry.isDirectory() ? `${entry.name}/` : entry.name, directory)
    return Math.max(latest, entry.isDirectory() ? newest(at) : statSync(at).mtimeMs)
  }, 0)

const fresh = () => !existsSync(source) || newest(new URL('src/', root)) <= statSync(built).mtimeMs

if (existsSync(built) && fresh()) await import(built.href)
else {
  const { register } = await import('tsx/esm/api')
  register({ tsconfig: fileURLToPath(new URL('tsconfig.json', root)) })
  await import(source.href)
}
