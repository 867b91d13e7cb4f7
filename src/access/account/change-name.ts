import { z } from 'zod'
import { command, lineField } from '../../commands/index.ts'

/** The name that the administrators of one’s organisations see. */
export const changeOwnName = command({
  name: 'access.account.change-name',
  did: 'changed their own name',
  input: z.object({ name: lineField('Enter your name', 120) }),
  permits: { act: 'manage own account', where: 'self' },
  async run({ db, viewer }, { name }) {
    await db
      .updateTable('account')
      .set((of) => ({ name, version: of('version', '+', 1) }))
      .where('id', '=', viewer.id ?? '')
      .execute()
  },
  audit: ({ viewer }) => ({ about: viewer.id, changed: ['name'] }),
})
