/**
 * Everything a person can be allowed to do, in one list. Who may do it, and where, is the table in `src/access/permissions.ts`:
 * an act that is added here and not there does not compile.
 */
export const ACTS = [
  'sign in',
  'accept an invitation',
  'manage own account',
  'see organisations',
  'create organisations',
  'change organisations',
  'see people',
  'manage people',
  'invite administrators',
  'see agreements',
  'manage agreements',
  'read the audit',
  'export the audit',
  'see jobs',
  'manage jobs',
  'see mail',
  'manage mail',
  'see the data inventory',
  'see about',
  'try an extract',
  'see imports',
  'load extracts',
  'load reference files',
  'see findings',
  'decide findings',
  'train on decisions',
  'ask about posts',
  'answer a question',
  'see plans',
  'plan the workforce',
  'correct records',
  'see releases',
  'prepare releases',
  'publish releases',
  'handle data rights',
  'approve disposals',
] as const

export type Act = (typeof ACTS)[number]
