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
] as const

export type Act = (typeof ACTS)[number]
