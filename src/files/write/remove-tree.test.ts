import { spawn } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { temporaryDirectory } from '../../../test/databases.ts'
import { removeTree } from './remove-tree.ts'

it('a directory goes though a process that is ending still writes into it', async () => {
  const directory = temporaryDirectory()
  mkdirSync(directory, { recursive: true })
  // As fast as it can, for a second.
  const script = `const fs = require('node:fs'); const end = Date.now() + 1000; let i = 0
    console.log('begun')
    while (Date.now() < end) try { fs.mkdirSync(process.argv[1] + '/' + i++ % 50, { recursive: true }) } catch {}`
  const writer = spawn(process.execPath, ['-e', script, join(directory, 'between')])
  await new Promise((begun) => writer.stdout.once('data', begun))
  const ended = new Promise((done) => writer.once('close', done))
  await removeTree(join(directory, 'between'))
  await ended
  await removeTree(join(directory, 'between'))
  expect(existsSync(join(directory, 'between'))).toBe(false)
})
