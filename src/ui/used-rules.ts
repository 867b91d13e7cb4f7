/**
 * The rules of a minified stylesheet that can match a page with these classes: a rule stays when one of its selectors asks for
 * no class that the page does not have.
 */
export const keepUsedRules = (css: string, classes: ReadonlySet<string>): string =>
  keepRules(css, (selector) => mayMatch(selector, classes))

/** The rules of a minified stylesheet whose selectors are wanted, without fonts and without rules that would fetch something. */
export function keepRules(css: string, isWanted: (selector: string) => boolean): string {
  let kept = ''
  for (const { prelude, body } of blocks(css)) {
    if (prelude.startsWith('@font-face') || prelude.includes('\\0')) continue
    if (/^@(media|supports|container)/.test(prelude)) {
      const inner = keepRules(body, isWanted)
      if (inner) kept += `${prelude}{${inner}}`
    } else if (prelude.startsWith('@')) {
      kept += `${prelude}{${body}}`
    } else {
      const selectors = selectorsOf(prelude).filter(isWanted)
      if (selectors.length > 0 && !body.includes('url(')) kept += `${selectors.join(',')}{${body}}`
    }
  }
  return kept
}

function blocks(css: string): { prelude: string; body: string }[] {
  const found: { prelude: string; body: string }[] = []
  let depth = 0
  let start = 0
  let open = 0
  for (let at = 0; at < css.length; at++) {
    if (css[at] === '{' && depth++ === 0) open = at
    else if (css[at] === '}' && --depth === 0) {
      // A statement without a block, such as @charset, ends before the prelude that follows it.
      const prelude = css.slice(start, open).split(';').at(-1) ?? ''
      found.push({ prelude: prelude.trim(), body: css.slice(open + 1, at) })
      start = at + 1
    }
  }
  return found
}

/** Splits at the commas that stand outside brackets. */
function selectorsOf(prelude: string): string[] {
  const selectors: string[] = ['']
  let depth = 0
  for (const character of prelude) {
    if ('(['.includes(character)) depth++
    if (')]'.includes(character)) depth--
    if (character === ',' && depth === 0) selectors.push('')
    else selectors[selectors.length - 1] += character
  }
  return selectors
}

const mayMatch = (selector: string, classes: ReadonlySet<string>): boolean =>
  [...selector.replace(/:not\([^)]*\)+/g, '').matchAll(/\.((?:[\w-]|\\.)+)/g)].every(([, name = '']) =>
    classes.has(name.replaceAll('\\', '')),
  )
