import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)

const read = (kind: 'css' | 'js'): { readonly version: string; readonly text: string } => {
  const { version } = require('nhsuk-frontend/package.json') as { version: string }
  return { version, text: readFileSync(require.resolve(`nhsuk-frontend/dist/nhsuk/nhsuk-frontend-${version}.min.${kind}`), 'utf8') }
}

/** The stylesheet as it ships, without comments and without the name of its web font, which is licensed to NHS services only. */
export const nhsStyle = (): string =>
  read('css')
    .text.replace(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/Frutiger W01,/g, '')

/** The script as it ships, as statements that can stand in a block: it exports nothing. */
export function nhsScript(): string {
  const { version, text } = read('js')
  const statements = text.replace(/export\{[^}]*\};?\s*(\/\/# sourceMappingURL=\S+)?\s*$/, '')
  if (statements === text || !statements.includes('function initAll(')) {
    throw new Error(`nhsuk-frontend ${version} ends otherwise than we know`)
  }
  return statements
}
