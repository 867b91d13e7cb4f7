import { createRequire } from 'node:module'
import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import type { HtmlEscapedString } from 'hono/utils/html'
import { parseHTML } from 'linkedom'
import { describe, expect, it } from 'vitest'
import { rendered } from '../../rendered.ts'

/** The options of nhsuk-frontend's own macro, as its fixtures give them. */
export type Context = Readonly<Record<string, unknown>>

interface Fixture {
  readonly name: string
  readonly context: Context
  readonly html: string
}

type Which = string | RegExp | ((context: Context) => boolean)

interface Proof {
  /** The component in nhsuk-frontend. */
  readonly component: string
  readonly render: (context: Context) => HtmlEscapedString | Promise<HtmlEscapedString>
  /** Why a fixture is not ours to write, and its name, or what tells it from others of its name. */
  readonly leftOut?: readonly (readonly [why: string, ...which: readonly Which[]])[]
  /** How many fixtures are left: said here so that it cannot shrink unseen. */
  readonly proven: number
}

const require = createRequire(import.meta.url)

/** Renders a component from the context of each fixture and compares it with the fixture's HTML. */
export function proves({ component, render, leftOut = [], proven }: Proof): void {
  const { fixtures } = require(`nhsuk-frontend/dist/nhsuk/components/${component}/fixtures.json`) as { fixtures: readonly Fixture[] }
  const left = leftOut.flatMap(([, ...which]) => which)
  const isMeant = ({ name, context }: Fixture, which: Which): boolean =>
    typeof which === 'string' ? which === name : which instanceof RegExp ? which.test(name) : which(context)
  const kept = fixtures.filter((fixture) => !left.some((which) => isMeant(fixture, which)))

  describe(`${component}: ${kept.length} of ${fixtures.length} fixtures`, () => {
    it.each(kept)('$name', ({ context, html }) => {
      expect(canonical(rendered(render(context)))).toBe(canonical(html))
    })

    it('proves as many as it says, and leaves out only what there is', () => {
      expect(kept).toHaveLength(proven)
      for (const which of left) expect(fixtures.some((fixture) => isMeant(fixture, which))).toBe(true)
    })
  })
}

interface Parsed {
  readonly nodeType: number
  readonly localName: string
  readonly textContent: string
  readonly childNodes: Iterable<Parsed>
  readonly attributes: Iterable<{ readonly name: string; readonly value: string }>
}

/** The same HTML, one line to each tag and text, attributes in order of their names, without the white space that is not shown. */
function canonical(html: string): string {
  const { document } = parseHTML(`<!DOCTYPE html><html><body>${html}</body></html>`)
  return lines(document.body).join('\n')
}

function lines(node: Parsed): string[] {
  if (node.nodeType === 3) {
    const text = node.textContent.replace(/\s+/g, ' ').trim()
    return text === '' ? [] : [text]
  }
  if (node.nodeType !== 1) return []
  const attributes = [...node.attributes].map(({ name, value }) => ` ${name}=${JSON.stringify(value)}`).sort()
  return [`<${node.localName}${attributes.join('')}>`, ...[...node.childNodes].flatMap(lines), `</${node.localName}>`]
}

/** Words given as a string, as text or as HTML. */
export function words(given: unknown): Child {
  if (typeof given === 'string') return given
  const { text, html } = (given ?? {}) as { text?: string; html?: string }
  return html === undefined ? text : raw(html)
}

/** A part of a context that has parts of its own. */
export const part = (context: Context, name: string): Context => (context[name] ?? {}) as Context

export const list = (context: Context, name: string): readonly Context[] => ((context[name] ?? []) as readonly Context[]).filter(Boolean)

/** A property as the component's props want it, where the fixture has it. */
export const given = <T>(context: Context, name: string): T | undefined => context[name] as T | undefined

export const text = (context: Context, name: string): string => String(context[name])
