import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { PERMISSIONS } from '../../src/access/index.ts'
import { OPERATIONS } from '../../src/api/index.ts'
import { ACTS, type AnyOperation } from '../../src/commands/index.ts'
import { routesFor } from '../../src/pages/routes.ts'
import { CASES } from '../pages/cases.ts'

const routes = routesFor({ directory: 'nowhere' })
const keyOf = ({ kind, path }: { kind: string; path: string }): string => `${kind} ${path}`
const operations = new Map<string, AnyOperation>(
  [...routes.flatMap((route) => route.operations), ...OPERATIONS].map((operation) => [operation.name, operation]),
)

const testsIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.test\.tsx?$/.test(name))
    .map((name) => readFileSync(join(folder, name), 'utf8'))

describe('every route', () => {
  it('has a case, and every case a route', () => {
    expect(Object.keys(CASES).sort()).toEqual(routes.map(keyOf).sort())
  })

  it('stands once in the table, a fixed path before one with a parameter in the same place', () => {
    const keys = routes.map(keyOf)
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([])
    const hidden = routes.flatMap((route, index) => {
      const pattern = new RegExp(`^${route.path.replaceAll(/:[^/]+/g, '[^/]+')}$`)
      return routes.slice(index + 1).filter((later) => later.kind === route.kind && later.path !== route.path && pattern.test(later.path))
    })
    expect(hidden.map(keyOf)).toEqual([])
  })

  it('that can be opened is looked at in a browser, and where it has a form, with an error too', () => {
    const unseen = routes.filter((route) => {
      const found = CASES[keyOf(route) as `page ${string}`]
      return route.kind === 'page' && found?.kind !== 'page'
    })
    expect(unseen.map(keyOf)).toEqual([])
    const withForms = new Set(routes.flatMap((route) => (route.kind === 'form' || route.kind === 'upload' ? [keyOf(route.page)] : [])))
    const silent = [...withForms].filter((key) => {
      const found = CASES[key as `page ${string}`]
      return typeof found?.error === 'string' && found.error === 'it has no form'
    })
    expect(silent).toEqual([])
  })

  it('that changes, hands out or tells something names the journey that does it, and the journey names its commands', () => {
    const missing = routes.flatMap((route) => {
      const found = CASES[keyOf(route) as `form ${string}`]
      if (found === undefined || !('journey' in found)) return []
      if (!existsSync(found.journey)) return [`${found.journey} is not there`]
      const text = readFileSync(found.journey, 'utf8')
      return route.operations
        .filter(({ kind, name }) => kind === 'command' && !text.includes(`'${name}'`))
        .map(({ name }) => `${found.journey} does not do ${name}`)
    })
    expect(missing).toEqual([])
  })

  it('does something that has a name of its own, an act in the table of permissions, and a word on its audit', () => {
    expect(routes.filter((route) => route.operations.length === 0).map(keyOf)).toEqual([])
    for (const { name, permits, audit, kind } of operations.values()) {
      expect(name).toMatch(/^[a-z]+(\.[a-z]+(-[a-z]+)*)+$/)
      expect(ACTS, name).toContain(permits.act)
      expect(Object.keys(PERMISSIONS[permits.act]), `somebody may ${permits.act}`).not.toEqual([])
      if (kind === 'command') expect(audit, name).toBeTypeOf('function')
      else expect(audit === null || typeof audit === 'function', name).toBe(true)
    }
  })

  it('and every operation for programs has a name that no other has', () => {
    const all = [...routes.flatMap((route) => route.operations), ...OPERATIONS].filter(({ name }) => !name.endsWith('.count'))
    const twice = all.filter((operation) => operations.get(operation.name) !== operation)
    expect(twice.map(({ name }) => name)).toEqual([])
  })
})

it('no command is in no test', () => {
  const tests = [...testsIn('test'), ...testsIn('src')]
  const commands = [...operations.values()].filter(({ kind }) => kind === 'command')
  expect(commands.length).toBeGreaterThan(25)
  expect(commands.filter(({ name }) => !tests.some((text) => text.includes(`'${name}'`))).map(({ name }) => name)).toEqual([])
})
