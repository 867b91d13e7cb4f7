import type { Tables } from './index.ts'

/** What a column says of a person, why it is held and until when. */
export interface PersonalColumn {
  readonly kind: 'identity' | 'contact' | 'secret' | 'behaviour' | 'content'
  readonly purpose: string
  readonly kept: string
}

const whileAccount = 'while the account exists'
const identifies = (purpose: string): PersonalColumn => ({ kind: 'identity', purpose, kept: whileAccount })
const secret = (purpose: string): PersonalColumn => ({ kind: 'secret', purpose, kept: whileAccount })
const none = null

/**
 * Every column of every table, classified: the compiler asks for the ones that are missing. Null means nothing of a person.
 * The data inventory that people are shown is this table.
 */
export const personalColumns = {
  organisation: { id: none, kind: none, name: none, ods_code: none, nation: none, closed_at: none, version: none, created_at: none },
  account: {
    id: identifies('tells accounts apart'),
    email: { kind: 'contact', purpose: 'signing in and letters of the service', kept: whileAccount },
    name: identifies('shown to the administrators of the person’s organisations'),
    status: none,
    created_at: none,
    signed_in_at: { kind: 'behaviour', purpose: 'finds accounts that nobody uses', kept: whileAccount },
    two_step_since: none,
    version: none,
  },
  credential: {
    account_id: identifies('belongs to an account'),
    password_hash: secret('proves who signs in (argon2id)'),
    password_changed_at: none,
    totp_secret: secret('second step of signing in, sealed'),
    totp_last_step: none,
  },
  recovery_code: { account_id: identifies('belongs to an account'), code_hash: secret('second step without the phone'), used_at: none },
  membership: { account_id: identifies('who has which role'), organisation_id: none, role: none, since: none },
  invitation: {
    id: none,
    organisation_id: none,
    email: { kind: 'contact', purpose: 'where the invitation goes', kept: '90 days after it ended' },
    name: { kind: 'identity', purpose: 'whom the letter addresses', kept: '90 days after it ended' },
    role: none,
    token_hash: { kind: 'secret', purpose: 'proves that the link was ours', kept: '90 days after it ended' },
    invited_by: identifies('who invited'),
    created_at: none,
    expires_at: none,
    accepted_at: none,
    withdrawn_at: none,
  },
  session: {
    id: none,
    secret_hash: { kind: 'secret', purpose: 'proves the browser', kept: '30 days after the session ended' },
    account_id: { kind: 'identity', purpose: 'whose session', kept: '30 days after the session ended' },
    state: none,
    created_at: none,
    seen_at: { kind: 'behaviour', purpose: 'ends idle sessions', kept: '30 days after the session ended' },
    ends_at: none,
    ended_at: none,
    browser: { kind: 'behaviour', purpose: 'lets a person recognise their sessions', kept: '30 days after the session ended' },
  },
  password_reset: {
    token_hash: { kind: 'secret', purpose: 'proves that the link was ours', kept: '30 days after it ended' },
    account_id: { kind: 'identity', purpose: 'whose password', kept: '30 days after it ended' },
    expires_at: none,
    used_at: none,
  },
  known_browser: {
    account_id: identifies('whose browser'),
    secret_hash: secret('lets a known browser in while others guess'),
    seen_at: { kind: 'behaviour', purpose: 'forgets browsers that are not used', kept: '180 days' },
  },
  attempt_limit: { key_hash: none, attempts: none, window_ends_at: none },
  sharing_agreement: {
    id: none,
    giver_id: none,
    receiver_id: none,
    covers: none,
    reference: none,
    starts: none,
    ends: none,
    ended_at: none,
    version: none,
    created_at: none,
  },
  audit_chain: { organisation_id: none, entries: none, head: none },
  audit_entry: {
    organisation_id: none,
    sequence: none,
    at: none,
    viewer_kind: none,
    viewer_id: {
      kind: 'behaviour',
      purpose: 'who did what (an id that says nothing once the account is gone)',
      kept: 'as long as the organisation',
    },
    kind: none,
    act: none,
    about: none,
    details: none,
    previous: none,
    hash: none,
  },
  job: {
    id: none,
    organisation_id: none,
    requested_by: { kind: 'behaviour', purpose: 'who asked for the work', kept: '90 days after it ended' },
    kind: none,
    input: none,
    state: none,
    stage: none,
    done: none,
    total: none,
    attempts: none,
    runner: none,
    beat_at: none,
    cancel_asked_at: none,
    result: none,
    problems: none,
    created_at: none,
    started_at: none,
    ended_at: none,
  },
  mail: {
    id: none,
    organisation_id: none,
    purpose: none,
    recipient: { kind: 'contact', purpose: 'where the letter goes', kept: 'until it was sent, 30 days if it could not be' },
    recipient_name: { kind: 'identity', purpose: 'whom the letter addresses', kept: 'until it was sent, 30 days if it could not be' },
    subject: { kind: 'content', purpose: 'the letter', kept: 'until it was sent, 30 days if it could not be' },
    body: { kind: 'content', purpose: 'the letter', kept: 'until it was sent, 30 days if it could not be' },
    state: none,
    attempts: none,
    next_attempt_at: none,
    problem: none,
    once: none,
    created_at: none,
    sent_at: none,
  },
  trial: {
    id: none,
    owner_id: { kind: 'behaviour', purpose: 'whose extract it is', kept: 'until the trial is deleted' },
    job_id: none,
    fictional: none,
    created_at: none,
    kept_at: none,
    delete_after: none,
  },
} as const satisfies { readonly [T in keyof Tables]: { readonly [C in keyof Tables[T]]: PersonalColumn | null } }
