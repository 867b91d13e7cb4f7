import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seededRandom } from '../../src/kernel/index.ts'

const RESULTS = [
  'corrections.csv',
  'counts.csv',
  'model.json',
  'report.html',
  'review.csv',
  'run.json',
  'therapists.csv',
  'therapists.xlsx',
]

const triptych = (...args: string[]) => spawnSync(process.execPath, ['bin/triptych.mjs', ...args], { encoding: 'utf8' })

const hashes = (directory: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(directory)
      .filter((name) => name !== 'run.json')
      .sort()
      .map((name) => [
        name,
        createHash('sha256')
          .update(readFileSync(join(directory, name)))
          .digest('hex'),
      ]),
  )

/** The same CSV with its rows in another order; no cell of the demonstration holds a line break. */
function shuffled(from: string, to: string): void {
  const [header = '', ...rows] = readFileSync(from, 'utf8').trimEnd().split(/\r?\n/)
  const random = seededRandom(13, 'rows')
  const mixed = rows.map((row) => ({ row, at: random.next() })).sort((a, b) => a.at - b.at)
  writeFileSync(to, `${[header, ...mixed.map(({ row }) => row)].join('\n')}\n`)
}

describe('triptych identify', () => {
  let directory: string
  const at = (...names: string[]): string => join(directory, ...names)
  const identify = (staff: string, register: string, out: string, ...more: string[]) =>
    triptych('identify', '--staff', staff, '--register', register, '--as-at', '2026-10-31', '--out', out, ...more)

  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), 'triptych-journey-'))
    expect(triptych('demonstrate', '--out', at('data'), '--posts', '8000', '--seed', '5').status).toBe(0)
    const { status, stderr } = identify(at('data', 'staff.csv'), at('data', 'register.csv'), at('results'))
    expect(stderr).toContain('Linking to the register')
    expect(status).toBe(0)
  })
  afterAll(() => rmSync(directory, { recursive: true, force: true }))

  it('writes every result, and one row per post with the published columns', () => {
    expect(readdirSync(at('results')).sort()).toEqual(RESULTS)
    const [header, ...rows] = readFileSync(at('results', 'therapists.csv'), 'utf8').trimEnd().split('\r\n')
    expect(header?.split(',').slice(0, 9)).toEqual([
      'assignment_number',
      'person',
      'outcome',
      'reason_code',
      'modality',
      'match_weight',
      'probability',
      'margin',
      'registration_number',
    ])
    expect(new Set(rows.map((row) => row.split(',')[2]))).toEqual(new Set(['accepted', 'review', 'excluded']))
  })

  it('names nobody in the report, the model, the run record or what it says', () => {
    const register = readFileSync(at('data', 'register.csv'), 'utf8').trimEnd().split(/\r?\n/).slice(1, 2000)
    const whole = register
      .map((row) => row.split(','))
      .map(([, surname = '', forenames = '']) => `${forenames} ${surname}`.replaceAll('"', ''))
    for (const name of ['report.html', 'model.json', 'run.json']) {
      const text = readFileSync(at('results', name), 'utf8')
      expect(whole.filter((person) => person.length > 8 && text.includes(person))).toEqual([])
    }
  })

  it('gives the same bytes for shuffled rows, one or two threads and 400 MB of memory', () => {
    shuffled(at('data', 'staff.csv'), at('staff.csv'))
    shuffled(at('data', 'register.csv'), at('register.csv'))
    const expected = hashes(at('results'))
    expect(identify(at('staff.csv'), at('register.csv'), at('again'), '--threads', '1', '--memory-limit', '400MB').status).toBe(0)
    expect(hashes(at('again'))).toEqual(expected)
    expect(identify(at('data', 'staff.csv'), at('data', 'register.csv'), at('threads'), '--threads', '1').status).toBe(0)
    expect(hashes(at('threads'))).toEqual(expected)
  })

  it.each(['Linking', 'Writing the results'])('leaves nothing behind when it is stopped while it says "%s"', async (stage) => {
    const run = spawn(process.execPath, [
      'bin/triptych.mjs',
      'identify',
      '--staff',
      at('data', 'staff.csv'),
      '--register',
      at('data', 'register.csv'),
      '--out',
      at('stopped'),
    ])
    await new Promise<void>((resolve) => run.stderr.on('data', (text: Buffer) => (text.includes(stage) ? resolve() : undefined)))
    run.kill('SIGINT')
    const code = await new Promise((resolve) => run.on('exit', (status, signal) => resolve(status ?? signal)))
    expect([130, 'SIGINT']).toContain(code)
    expect(readdirSync(directory).filter((name) => name.includes('stopped'))).toEqual([])
  })

  it('answers a wrong file with a sentence, writes nothing and shows no stack', () => {
    writeFileSync(at('empty.csv'), '')
    const { status, stderr, stdout } = identify(at('empty.csv'), at('data', 'register.csv'), at('none'))
    expect(status).toBe(2)
    expect(stderr).toMatch(/empty\.csv.*empty/i)
    expect(stdout + stderr).not.toMatch(/\n\s+at /)
    expect(existsSync(at('none'))).toBe(false)
  })

  it('leaves somebody else’s directory alone', () => {
    const { status, stderr } = identify(at('data', 'staff.csv'), at('data', 'register.csv'), at('data'))
    expect(status).toBe(2)
    expect(stderr).toContain('did not write')
    expect(existsSync(at('data', 'staff.csv'))).toBe(true)
  })

  it('speaks JSON to other programs', () => {
    const { stdout, status } = triptych('identify', '--staff', at('data', 'staff.csv'), '--out', at('json'), '--json')
    expect(status).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ mode: { code: 'extract-only' } })
  })
})
