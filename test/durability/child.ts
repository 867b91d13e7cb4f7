// A process to be killed. What it is to do stands in its arguments; it says what it has done on its output, at once.
import { writeSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { backup, problemOfDatabase, type Database, type DatabaseOptions } from '../../src/database/index.ts'
import type { Step } from '../../src/database/migrate.ts'
import { openWith } from '../../src/database/open.ts'
import { readLedger, writeEntry } from './ledger.ts'

export interface Task {
  readonly options: DatabaseOptions
  readonly steps: readonly Step[]
  readonly work: 'write' | 'hold' | { readonly backup: string }
}

const task = JSON.parse(process.argv[2] ?? '') as Task
const say = (text: string): void => void writeSync(1, `${text}\n`)

async function write(database: Database): Promise<void> {
  const { whole } = await readLedger(database)
  for (let number = Math.max(0, ...whole) + 1; ; number++) {
    try {
      await database.transaction({ kind: 'system' }, (db) => writeEntry(db, number))
      say(`saved ${number}`)
    } catch (error) {
      const problem = problemOfDatabase(error)
      if (!problem) throw error
      say(`problem ${problem.code} ${number}`)
      await wait(50)
    }
  }
}

say('begun')
const opened = await openWith(task.options, task.steps)
if (!opened.ok) say(`refused ${opened.problems.map(({ code }) => code).join(' ')}`)
else {
  say('opened')
  if (task.work === 'write') await write(opened.value)
  else if (task.work === 'hold') await wait(60_000)
  else say(`backup ${(await backup(opened.value, task.work.backup)).ok}`)
}
process.exit(0)
