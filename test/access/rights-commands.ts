import * as rights from '../../src/rights/index.ts'
import { addRights, REQUESTS } from '../pages/rights-rows.ts'
import { member, thingsOf, viewerOf, type World } from '../world.ts'

const things = thingsOf('trust one')
const administrator = member('administrator', 'trust one')

/** The commands of data rights and retention, in an order in which each can be given. */
export const RIGHTS_COMMANDS = [
  {
    command: rights.recordRequest,
    as: viewerOf(administrator),
    input: { right: 'erasure', organisation: things.organisation, received: '2026-03-01', name: 'New Person', email: 'n.p@example.org' },
  },
  {
    command: rights.confirmRecords,
    as: viewerOf(administrator),
    input: { request: REQUESTS.open, records: [`person:${things.person}`] },
    first: ({ database }: World) => addRights(database.owner),
  },
  { command: rights.pauseRequest, as: viewerOf(administrator), input: { request: REQUESTS.open, reason: 'New Person must prove it' } },
  { command: rights.resumeRequest, as: viewerOf(administrator), input: { request: REQUESTS.open } },
  { command: rights.completeAccess, as: viewerOf(administrator), input: { request: REQUESTS.open } },
  { command: rights.resumeRequest, as: viewerOf(administrator), input: { request: REQUESTS.paused } },
  { command: rights.refuseRequest, as: viewerOf(administrator), input: { request: REQUESTS.paused, reason: 'New Person is not held' } },
  { command: rights.declineErasure, as: viewerOf(member('AHP lead', 'trust one')), input: { request: REQUESTS.waiting } },
  { command: rights.proposeErasure, as: viewerOf(administrator), input: { request: REQUESTS.waiting } },
  {
    command: rights.approveErasure,
    as: viewerOf(member('AHP lead', 'trust one')),
    input: { request: REQUESTS.waiting },
    // It waits for runs and readings, of which the commands before have begun some.
    first: ({ database }: World) =>
      database.owner.updateTable('job').set({ state: 'cancelled' }).where('state', 'in', ['waiting', 'running']).execute(),
  },
  { command: rights.proposeDisposals, as: viewerOf(administrator), input: {} },
  {
    command: rights.approveDisposal,
    as: viewerOf(administrator),
    input: { disposal: things.disposal },
    first: ({ database }: World) =>
      database.owner
        .updateTable('rights_request')
        .set({ done_at: new Date('2020-01-01'), state: 'done' })
        .where('id', '=', things.request)
        .execute()
        .then(() =>
          database.owner
            .updateTable('disposal')
            .set({ what: 'closed request', about: things.request })
            .where('id', '=', things.disposal)
            .execute(),
        ),
  },
  {
    command: rights.declineDisposal,
    as: viewerOf(member('administrator', 'trust two')),
    input: { disposal: thingsOf('trust two').disposal, because: 'planning' },
  },
] as const
