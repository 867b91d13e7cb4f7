import { plot, type PlotOptions } from '@observablehq/plot'
import { parseHTML } from 'linkedom'

/** The colours of the charts: each at least 4.5 to 1 against white. */
export const colours = { blue: '#005eb8', orange: '#b45309', ink: '#212b32', grey: '#4c6272', line: '#d8dde0' } as const

/** What we need of an element, since there is no browser whose types could say it. */
interface Drawn {
  readonly localName: string
  readonly outerHTML: string
  querySelectorAll(selector: string): Iterable<Drawn>
  setAttribute(name: string, value: string): void
  removeAttribute(name: string): void
  remove(): void
}

/**
 * Draws a chart to SVG text without a browser. It is one picture to a reader that does not see: a name, and nothing inside.
 * Plot puts aria attributes on inner groups, which may not carry them (axe: aria-prohibited-attr), so they are taken off.
 */
export function drawing(sentence: string, options: PlotOptions): string {
  const { document } = parseHTML('<!DOCTYPE html><html><body></body></html>')
  const svg = plot({ ...options, document, className: 'triptych-chart' }) as unknown as Drawn
  for (const inner of svg.querySelectorAll('*')) {
    for (const name of ['aria-label', 'aria-description', 'aria-hidden', 'role']) inner.removeAttribute(name)
    if (inner.localName === 'style') inner.remove()
  }
  svg.setAttribute('role', 'img')
  svg.setAttribute('aria-label', sentence)
  svg.setAttribute('class', 'triptych-chart')
  return svg.outerHTML.replaceAll(/[\u2028\u2029]/g, ' ')
}
