import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ACTS, judge } from '../commands/index.ts'
import type { AccountId, OrganisationId } from '../kernel/index.ts'
import { PERMISSIONS, type Holder, type Reach } from './permissions.ts'
import { ORGANISATION_KINDS, ROLES, type OrganisationKind, type Role } from './roles.ts'
import { personViewer, visitorViewer, type Membership } from './viewer.ts'

const organisations = Array.from({ length: 4 }, (_, i) => `00000000-0000-4000-8000-00000000000${i}` as OrganisationId)
const host = '00000000-0000-4000-8000-0000000000ff' as OrganisationId

const membership = fc.constantFrom(...(Object.keys(ORGANISATION_KINDS) as OrganisationKind[])).chain((kind) =>
  fc.record({
    kind: fc.constant(kind),
    organisation: fc.constantFrom(...organisations),
    name: fc.constant('An organisation'),
    role: fc.constantFrom(...(ORGANISATION_KINDS[kind].roles as readonly Role[])),
  }),
)
const act = fc.constantFrom(...ACTS)

const personWith = (memberships: readonly Membership[], mustSetUpTwoStep = false) =>
  personViewer({ id: organisations[0] as string as AccountId, name: 'Ada', session: 'session', memberships, host, mustSetUpTwoStep })

/** The table read plainly, once more. */
const reach = (of: (typeof ACTS)[number], holder: Holder): Reach | undefined => (PERMISSIONS[of] as Partial<Record<Holder, Reach>>)[holder]

describe('permissions, for any combination of roles and organisations', () => {
  it('let somebody act in an organisation just when a role of theirs there, or one that reaches everywhere, says so', () => {
    fc.assert(
      fc.property(fc.array(membership, { maxLength: 5 }), act, fc.constantFrom(...organisations), (memberships, wanted, target) => {
        const expected = memberships.some(
          ({ role, organisation }) =>
            reach(wanted, role) === 'everywhere' || (reach(wanted, role) === 'own organisation' && organisation === target),
        )
        expect(judge(personWith(memberships), wanted, target).may).toBe(expected)
      }),
      { numRuns: 2_000 },
    )
  })

  it('build the wall no wider than the act needs', () => {
    fc.assert(
      fc.property(
        fc.array(membership, { maxLength: 5 }),
        act,
        fc.constantFrom(...organisations, 'own' as const, 'self' as const),
        (memberships, wanted, where) => {
          const verdict = judge(personWith(memberships), wanted, where)
          if (!verdict.may || verdict.scope.kind !== 'viewer') return
          const theirs = new Set(
            memberships
              .filter(({ role }) => ['own organisation', 'everywhere'].includes(reach(wanted, role) ?? ''))
              .map((each) => each.organisation),
          )
          const isEverywhere = memberships.some(({ role }) => reach(wanted, role) === 'everywhere')
          for (const inside of verdict.scope.organisations)
            expect(theirs.has(inside as OrganisationId) || (isEverywhere && inside === where)).toBe(true)
          if (where === 'self') expect(verdict.scope.organisations).toEqual([])
          expect(verdict.scope.installation).toBe(where !== 'self' && isEverywhere)
        },
      ),
      { numRuns: 2_000 },
    )
  })

  it('answer about another organisation as about one that is not there, unless its existence is known anyway', () => {
    fc.assert(
      fc.property(fc.array(membership, { maxLength: 3 }), act, fc.constantFrom(...organisations), (memberships, wanted, target) => {
        const verdict = judge(personWith(memberships), wanted, target)
        if (verdict.may) return
        const isKnown = memberships.some(({ organisation, role }) => organisation === target || role === 'installation administrator')
        expect(verdict.hidden).toBe(!isKnown)
      }),
    )
  })

  it('open nothing but the own account before a second step that is asked for', () => {
    fc.assert(
      fc.property(fc.array(membership, { maxLength: 5 }), act, (memberships, wanted) => {
        const may = judge(personWith(memberships, true), wanted, 'own').may
        expect(may).toBe(['manage own account', 'see about', 'sign in', 'accept an invitation'].includes(wanted))
      }),
    )
  })

  it('let a browser that has not signed in do what anybody may, and try an extract once it has a session', () => {
    for (const wanted of ACTS) {
      expect(judge(visitorViewer(null, host), wanted, 'self').may).toBe(reach(wanted, 'anybody') === 'self')
      expect(judge(visitorViewer('a session', host), wanted, 'self').may).toBe(
        reach(wanted, 'anybody') === 'self' || reach(wanted, 'visitor') === 'self',
      )
      expect(judge(visitorViewer('a session', host), wanted, organisations[0] as OrganisationId).may).toBe(false)
    }
  })

  it('give reading of other organisations’ people to nobody, not even to whoever runs the installation', () => {
    for (const [wanted, holders] of Object.entries(PERMISSIONS)) {
      if (/people|agreements|audit/.test(wanted)) expect(Object.values(holders as Record<string, Reach>)).not.toContain('everywhere')
    }
  })
})

it('every role that can be given is explained, and every explained role can be given', () => {
  const given = new Set<string>(Object.values(ORGANISATION_KINDS).flatMap(({ roles }) => [...roles]))
  expect([...given].sort()).toEqual(Object.keys(ROLES).sort())
})
