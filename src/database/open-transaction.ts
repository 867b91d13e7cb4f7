import { AsyncLocalStorage } from 'node:async_hooks'

interface Open {
  open: boolean
}
const current = new AsyncLocalStorage<Open>()

/** Runs `work` as the one transaction of its caller. */
export async function asTheOnlyTransaction<T>(work: () => Promise<T>): Promise<T> {
  refuseNested()
  const state: Open = { open: true }
  return current.run(state, () =>
    work().finally(() => {
      state.open = false
    }),
  )
}

/**
 * A second connection asked for inside a transaction would wait for the first for ever on the embedded engine, and could starve
 * the pool on PostgreSQL; nor would it see the first one's rows. So it is a bug on every engine.
 */
export function refuseNested(): void {
  if (current.getStore()?.open) throw new Error('a transaction is already open here: pass its db on instead of opening another')
}
