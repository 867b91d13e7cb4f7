/**
 * nhsuk-frontend says of a radio whether what depends on it is open, which a radio may not say (axe: aria-allowed-attr).
 * What is open stands right after it, so nothing is lost without.
 */
export const conditionalModule = `
const unsay = (radio) => radio.removeAttribute('aria-expanded')
document.querySelectorAll('input[type=radio][aria-expanded]').forEach(unsay)
new MutationObserver((changes) => {
  for (const { target } of changes) if (target.type === 'radio' && target.hasAttribute('aria-expanded')) unsay(target)
}).observe(document.body, { subtree: true, attributeFilter: ['aria-expanded'] })
`
