import { expect, it } from 'vitest'
import { stylesheetFor } from './stylesheet.ts'
import { keepUsedRules } from './used-rules.ts'

it('fetches nothing: no web font, no image, nothing of the NHS’s own hosts', () => {
  const css = stylesheetFor('<table class="nhsuk-table"><a class="nhsuk-header__logo nhsuk-table--sortable">')
  expect(css).toContain('.nhsuk-table{')
  expect(css).not.toMatch(/@font-face|url\(|https?:|Frutiger|@import/)
})

it('holds the rules of the components on the page and not of the others', () => {
  const css = stylesheetFor('<details class="nhsuk-details"><summary class="nhsuk-details__summary">')
  expect(css).toContain('.nhsuk-details__summary')
  expect(css).not.toContain('nhsuk-radios')
  expect(css.length).toBeLessThan(60_000)
})

it('keeps a rule for the selectors that can match, inside media queries too', () => {
  const css = 'p{a:1}.x,.y>li{b:2}@media print{.x{c:3}.z{d:4}}.z:not(.x){e:5}@font-face{f:6}.x{background:url(a.svg)}'
  expect(keepUsedRules(css, new Set(['y']))).toBe('p{a:1}.y>li{b:2}')
  expect(keepUsedRules(css, new Set(['x', 'z']))).toBe('p{a:1}.x{b:2}@media print{.x{c:3}.z{d:4}}.z:not(.x){e:5}')
})
