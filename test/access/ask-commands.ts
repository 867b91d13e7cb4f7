import { visitorViewer } from '../../src/access/index.ts'
import * as workforce from '../../src/workforce/index.ts'
import { askTokens } from '../find/rows-of-find.ts'
import { host, member, thingsOf, viewerOf } from '../world.ts'

const things = thingsOf('trust one')
const nobody = visitorViewer(null, host)

/** The commands of asking a manager or a person, in an order in which each can be given. */
export const ASK_COMMANDS = [
  {
    command: workforce.sendAsk,
    as: viewerOf(member('workforce analyst', 'trust one')),
    input: { person: things.person, name: 'New Person', email: 'n.p@example.org', days: 14 },
  },
  { command: workforce.remindAsk, as: viewerOf(member('AHP lead', 'trust one')), input: { ask: things.ask } },
  {
    command: workforce.answerTeam,
    as: nobody,
    input: {
      token: askTokens('trust two').team,
      finish: 'confirm',
      answers: [{ person: thingsOf('trust two').person, choice: 'music', note: 'Said by New Person.' }],
    },
  },
  {
    command: workforce.takeOverAnswer,
    as: viewerOf(member('workforce analyst', 'trust two')),
    input: { ask: thingsOf('trust two').ask, person: thingsOf('trust two').person, as: 'declared' },
  },
  { command: workforce.declareSelf, as: nobody, input: { token: askTokens('trust two').person, registered: 'no' } },
  { command: workforce.confirmDeclaration, as: nobody, input: { token: askTokens('trust two').person } },
  { command: workforce.withdrawAsk, as: viewerOf(member('workforce analyst', 'trust one')), input: { ask: things.ask } },
] as const
