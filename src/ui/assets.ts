import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { conditionalModule } from './enhance/conditional.ts'
import { progressModule } from './enhance/progress.ts'
import { Mark } from './mark.tsx'
import { nhsScript } from './nhsuk-frontend.ts'
import { rendered } from './rendered.ts'
import type { PageAssets } from './shell.tsx'
import { wholeStylesheet } from './stylesheet.ts'

export interface Asset {
  readonly body: Uint8Array
  readonly gzip: Uint8Array
  /** For `content-type`. */
  readonly type: string
}

export interface UiAssets {
  /** By address. An address holds the hash of its content, so what stands there may be kept for ever. */
  readonly files: ReadonlyMap<string, Asset>
  /** For `Shell.assets`. */
  readonly page: Required<PageAssets>
}

let made: UiAssets | undefined

/** What the pages of the server load: one stylesheet, one script, one icon; nothing of another host. Made once. */
export const uiAssets = (): UiAssets => (made ??= makeAssets())

function makeAssets(): UiAssets {
  const files = new Map<string, Asset>()
  const add = (text: string, ending: string, type: string): string => {
    const body = Buffer.from(text, 'utf8')
    const path = `/assets/triptych-${createHash('sha256').update(body).digest('hex').slice(0, 16)}.${ending}`
    files.set(path, { body, gzip: gzipSync(body, { level: 9 }), type })
    return path
  }
  const page = {
    style: add(wholeStylesheet(), 'css', 'text/css; charset=utf-8'),
    script: add(script(), 'js', 'text/javascript; charset=utf-8'),
    icon: add(icon(), 'svg', 'image/svg+xml'),
  }
  return { files, page }
}

/** Each part in a block of its own, so that no name meets another. Without the class, nhsuk-frontend takes the browser for too old. */
const script = (): string => `{${nhsScript()}
document.body.classList.add('js-enabled','nhsuk-frontend-supported');initAll()}
{${conditionalModule}}
{${progressModule}}
`

const icon = (): string => rendered(Mark({ colour: '#005eb8' })).replace('<svg ', '<svg xmlns="http://www.w3.org/2000/svg" ')
