import * as workforce from '../../src/workforce/index.ts'
import { idOf, member, thingsOf, viewerOf, type World } from '../world.ts'

const { organisation } = thingsOf('trust one')
const id = idOf('an import of one row')
const as = viewerOf(member('workforce analyst', 'trust one'))

/** The import as it is at the step where the command can be given. */
const at =
  (state: 'asking' | 'staged' | 'committed', more: Readonly<Record<string, unknown>> = {}) =>
  async ({ database }: World): Promise<void> => {
    await database.owner
      .updateTable('import')
      .set({ state, version: 1, ...more })
      .where('id', '=', id)
      .execute()
  }

/** The commands of an import, in the order of its steps. */
export const IMPORT_COMMANDS = [
  {
    command: workforce.receiveImport,
    as,
    input: { import: id, organisation, kind: 'staff', asAt: '2026-02-28', fileName: 'staff.csv', bytes: 10 },
  },
  { command: workforce.readAgain, as, input: { import: id }, first: at('asking') },
  { command: workforce.decideColumns, as, input: { import: id, columns: { surname: 'Name' } }, first: at('asking') },
  {
    command: workforce.mendValues,
    as,
    input: { import: id, mends: [{ field: 'fte', from: '37.5', to: '1' }], version: 1 },
    first: at('staged'),
  },
  { command: workforce.compareAgain, as, input: { import: id }, first: at('staged') },
  { command: workforce.confirmImport, as, input: { import: id, version: 1 }, first: at('staged') },
  { command: workforce.undoImport, as, input: { import: id } },
  { command: workforce.abandonImport, as, input: { import: id }, first: at('staged') },
  {
    command: workforce.nameSuccessor,
    as,
    input: { organisation, code: 'ZZ981', successor: 'ZZ982' },
    first: async ({ database }: World): Promise<void> => {
      const own = { organisation_id: organisation, name: 'A trust' }
      await database.owner
        .insertInto('provider')
        .values([
          { ...own, code: 'ZZ981', closed: '2024-03-31' },
          { ...own, code: 'ZZ982' },
        ])
        .execute()
    },
  },
] as const
