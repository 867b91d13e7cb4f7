import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * The file that is this program's command line: `main.js` beside this code when it is built, so that both are of one version,
 * else `bin/triptych.mjs` of the checkout. Throws when there is neither.
 */
export function ownProgram(here: string = import.meta.url): string {
  const file = fileURLToPath(here)
  const built = join(dirname(file), 'main.js')
  if (file.endsWith('.js') && existsSync(built)) return built
  for (let directory = dirname(file); ; directory = dirname(directory)) {
    const bin = join(directory, 'bin', 'triptych.mjs')
    if (existsSync(bin)) return bin
    if (directory === dirname(directory)) throw new Error('the command line of this program is not where it should be')
  }
}
