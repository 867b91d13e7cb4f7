import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path))
  .map((path) => join('src', path))
const read = (path: string): string => readFileSync(path, 'utf8')
const shipped = sources.filter((path) => !/\.test\.tsx?$/.test(path))

describe('what the linter cannot see', () => {
  it('no file or folder is named after nothing in particular', () => {
    const named = sources.flatMap((path) => [...path.split('/').slice(0, -1), basename(path).replace(/\.(test\.)?tsx?$/, '')])
    expect(named.filter((name) => /^(utils?|helpers?|common|types|misc|shared)$/.test(name))).toEqual([])
  })

  it('doors write no SQL', () => {
    const doors = shipped.filter((path) => /^src\/(cli|pages|ui|api|http|jobs\/runner|jobs\/handlers)\//.test(path))
    expect(
      doors.filter((path) => /\b(select\s+.+\s+from|insert into|create (or replace )?table|update \w+ set)\b/i.test(read(path))),
    ).toEqual([])
  })

  it('field modules never render', () => {
    expect(
      shipped.filter(
        (path) =>
          /^src\/(workforce|access|installation|rights)\//.test(path) &&
          (path.endsWith('.tsx') || /<\/(div|table|p|html)>/.test(read(path))),
      ),
    ).toEqual([])
  })

  it('only ui and pages know class names of the NHS design system, and pages none', () => {
    expect(shipped.filter((path) => !path.startsWith('src/ui/') && read(path).includes('nhsuk-'))).toEqual([])
  })

  it('every engine teaches itself in a README', () => {
    const engines = readdirSync('src/engines')
    expect(engines.filter((engine) => !readdirSync(join('src/engines', engine)).includes('README.md'))).toEqual([])
  })

  it('every folder that others import from has an index', () => {
    const imported = new Set(
      shipped.flatMap((path) =>
        [...read(path).matchAll(/from '(\.\.?\/[^']+)\/index\.ts'/g)].map(([, to]) => join(dirname(path), to ?? '')),
      ),
    )
    expect([...imported].filter((folder) => !readdirSync(folder).includes('index.ts'))).toEqual([])
  })

  it('nothing outside the tests skips a rule, and no source speaks of machine paths', () => {
    expect(shipped.filter((path) => /oxlint-disable|@ts-ignore|@ts-nocheck|(?<![.\w])\/(home|work)\//.test(read(path)))).toEqual([])
  })

  it('every reference list says where it is from, in which version and from when', () => {
    const lists = readdirSync('src/workforce/reference').filter((name) => name.endsWith('.json'))
    expect(lists.length).toBeGreaterThan(5)
    for (const name of lists) {
      const list: unknown = JSON.parse(read(join('src/workforce/reference', name)))
      expect(list, name).toMatchObject({ source: expect.anything(), version: expect.anything(), asAt: expect.any(String) })
    }
  })
})

describe('the lock', () => {
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    packages: Record<string, { version?: string; dependencies?: Record<string, string>; optionalDependencies?: Record<string, string> }>
  }
  const about = JSON.parse(readFileSync('package.json', 'utf8')) as {
    dependencies: Record<string, string>
    devDependencies: Record<string, string>
  }

  it('pins every dependency exactly, as the package file says', () => {
    for (const [name, version] of Object.entries({ ...about.dependencies, ...about.devDependencies })) {
      expect(version, name).toMatch(/^\d/)
      expect(lock.packages[`node_modules/${name}`]?.version, name).toBe(version)
    }
  })

  it('holds every package that any of its packages asks for, those of other platforms too, so that it can be installed again', () => {
    const missing = Object.entries(lock.packages).flatMap(([at, { dependencies = {}, optionalDependencies = {} }]) =>
      Object.keys({ ...dependencies, ...optionalDependencies }).filter((name) => {
        for (let from = at; ; from = from.replace(/\/?node_modules\/(?:@[^/]+\/)?[^/]+$/, '')) {
          if (lock.packages[`${from === '' ? '' : `${from}/`}node_modules/${name}`]) return false
          if (from === '') return true
        }
      }),
    )
    expect(missing).toEqual([])
  })

  it('names no package host', () => {
    expect(readFileSync('package-lock.json', 'utf8')).not.toMatch(/"resolved": "https?:/)
  })
})
