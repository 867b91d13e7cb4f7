import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { stageTable } from '../../src/files/read/index.ts'
import { staffSchema } from '../../src/workforce/extracts/index.ts'
import { staffCsv } from './people.ts'

const folder = mkdtempSync(join(tmpdir(), 'triptych-places-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const codeAt = async (path: string): Promise<string | undefined> => {
  const result = await stageTable(path, staffSchema, { workDir: join(folder, 'work') })
  return result.ok ? undefined : result.problems[0]?.code
}

describe('a path that names no readable file is refused with one sentence', () => {
  it('no file there', async () => expect(await codeAt(join(folder, 'absent.csv'))).toBe('files.absent'))
  it('a folder', async () => expect(await codeAt(folder)).toBe('files.folder'))
  it('a device, which has no end', async () => expect(await codeAt('/dev/null')).toBe('files.not-a-file'))
  it.skipIf(process.getuid?.() === 0)('a file that may not be read', async () => {
    writeFileSync(join(folder, 'secret.csv'), staffCsv)
    chmodSync(join(folder, 'secret.csv'), 0)
    expect(await codeAt(join(folder, 'secret.csv'))).toBe('files.not-allowed')
  })
})
