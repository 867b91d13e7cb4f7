import type { Act } from '../../src/commands/index.ts'
import { reachOf, type Role } from '../../src/access/index.ts'
import { FIND_THINGS, marksOfFind } from '../find/rows-of-find.ts'
import { idOf, MEMBERS, ORGANISATIONS, thingsOf, type Member, type OrganisationKey } from '../world.ts'

/** Everything by which a row of an organisation would betray itself in an answer. */
function marksOf(key: OrganisationKey): { readonly kind: string; readonly text: string }[] {
  const things = thingsOf(key)
  return [
    { kind: 'organisation name', text: `The ${key}<` },
    { kind: 'organisation name', text: `"The ${key}"` },
    { kind: 'agreement', text: `Paper of ${key}` },
    { kind: 'agreement', text: things.agreement },
    { kind: 'invitation', text: `Invited to ${key}` },
    { kind: 'invitation', text: things.invitation },
    { kind: 'job', text: things.job },
    { kind: 'letter', text: things.letter },
    { kind: 'trial', text: things.trial },
    ...marksOfFind(key, things),
    { kind: 'letter text', text: `Secret of ${key}` },
    { kind: 'letter text', text: `Body of ${key}` },
    ...MEMBERS.filter(({ organisationKey }) => organisationKey === key).flatMap(({ account, name, email }) => [
      { kind: 'person', text: account },
      { kind: 'person', text: `${name}<` },
      { kind: 'person', text: `"${name}"` },
      { kind: 'person', text: email },
    ]),
  ]
}

const neighbours = (key: OrganisationKey): { readonly before: OrganisationKey; readonly after: OrganisationKey } => {
  const keys = ORGANISATIONS.map((each) => each.key)
  const at = keys.indexOf(key)
  return { before: keys[(at + keys.length - 1) % keys.length] ?? 'host', after: keys[(at + 1) % keys.length] ?? 'host' }
}

const may = (role: Role, act: Act): boolean =>
  [reachOf(act, role), reachOf(act, 'anybody signed in')].some((reach) => reach !== null && reach !== 'self')
const everywhere = (role: Role, act: Act): boolean => reachOf(act, role) === 'everywhere'

/** Marks of other organisations that this member may nevertheless see, by the rules and not by the code under test. */
function isTheirs(member: Member, key: OrganisationKey, kind: string, text: string, path: string): boolean {
  const { before, after } = neighbours(member.organisationKey)
  if (may(member.role, 'see agreements')) {
    if (kind === 'agreement' && key === before) return true
    if (kind === 'organisation name' && (key === before || key === after) && /agreement/.test(path)) return true
  }
  if (kind === 'organisation name' && may(member.role, 'manage agreements') && /agreements\/new/.test(path)) return true
  if (kind === 'organisation name' && (everywhere(member.role, 'see organisations') || everywhere(member.role, 'see mail'))) return true
  if (kind === 'job' && everywhere(member.role, 'see jobs')) return true
  if (kind === 'letter' && everywhere(member.role, 'see mail')) return true
  // What one asked for by its own address comes back in the form's address.
  return path.includes(text)
}

/** What of other organisations stands in an answer that must not. */
export function leaksIn(answer: string, member: Member, path: string): string[] {
  return ORGANISATIONS.filter(({ key }) => key !== member.organisationKey).flatMap(({ key }) =>
    marksOf(key)
      .filter(({ kind, text }) => answer.includes(text) && !isTheirs(member, key, kind, text, path))
      .map(({ kind, text }) => `${kind} of ${key}: ${text}`),
  )
}

/** Every role once, in the first organisation where it exists. */
export const ONE_OF_EACH: readonly Member[] = MEMBERS.filter(
  ({ organisationKey }) => organisationKey === 'host' || organisationKey.endsWith('one'),
)

export const otherOf = ({ kind, organisationKey }: Member): OrganisationKey =>
  kind === 'host' ? 'trust two' : (organisationKey.replace(' one', ' two') as OrganisationKey)

/** Values for every parameter and field of the whole service, pointing into one organisation. */
export function targetOf(key: OrganisationKey | null): Record<string, string> {
  const things = key === null ? null : thingsOf(key)
  const nowhere = (name: string): string => idOf(`no such ${name}`)
  const account = key === null ? undefined : MEMBERS.find((each) => each.organisationKey === key && each.role === 'auditor')?.account
  return {
    organisation: things?.organisation ?? nowhere('organisation'),
    account: account ?? nowhere('account'),
    invitation: things?.invitation ?? nowhere('invitation'),
    agreement: things?.agreement ?? nowhere('agreement'),
    job: things?.job ?? nowhere('job'),
    letter: things?.letter ?? nowhere('letter'),
    trial: things?.trial ?? nowhere('trial'),
    ...Object.fromEntries(FIND_THINGS.map((thing) => [thing, things?.[thing] ?? nowhere(thing)])),
    decision: things ? `${things.case.slice(0, -4)}dec0` : nowhere('decision'),
    seen: '',
    choice: 'art',
    basis: 'file',
    giver: things?.organisation ?? nowhere('organisation'),
    receiver: idOf('national one'),
    session: (key === null ? undefined : MEMBERS.find((each) => each.organisationKey === key)?.session) ?? nowhere('session'),
    token: 'a-token-that-nobody-was-ever-given',
    name: 'counts.csv',
    version: '1',
    role: 'auditor',
    email: 'new.person@example.org',
    typed: key === null ? 'nothing' : `The ${key}`,
    kind: 'trust',
    covers: 'exact counts',
    reference: 'A paper',
    days: '14',
    as: 'declared',
    right: 'access',
    received: '2026-03-01',
    reason: 'A reason',
    because: 'planning',
    starts: '2026-04-01',
    ends: '2027-03-31',
    code: '000000',
    successor: 'ZZ982',
    'field.0': 'fte',
    'from.0': '37.5',
    'to.0': '1',
    password: 'a quite new password',
    current: 'not the password',
  }
}
