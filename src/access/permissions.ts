import type { Act } from '../commands/index.ts'
import type { Role } from './roles.ts'

/** On what is their own; in the organisation where they have the role; in every organisation. */
export type Reach = 'self' | 'own organisation' | 'everywhere'

/** A person with a role, anybody signed in, a browser with a session of its own, or anybody at all. */
export type Holder = Role | 'anybody signed in' | 'visitor' | 'anybody'

/** Who may do what, and how far: the one place. */
export const PERMISSIONS = {
  'sign in': { anybody: 'self' },
  'accept an invitation': { anybody: 'self' },
  'see about': { anybody: 'self' },
  'manage own account': { 'anybody signed in': 'self' },
  'try an extract': {
    visitor: 'self',
    'workforce analyst': 'self',
    'AHP lead': 'self',
    'psychological-professions lead': 'self',
    officer: 'self',
    administrator: 'self',
    'installation administrator': 'self',
  },
  'see organisations': {
    administrator: 'own organisation',
    auditor: 'own organisation',
    'installation administrator': 'everywhere',
  },
  'create organisations': { 'installation administrator': 'everywhere' },
  'change organisations': { administrator: 'own organisation', 'installation administrator': 'everywhere' },
  'see people': {
    administrator: 'own organisation',
    auditor: 'own organisation',
    'installation administrator': 'own organisation',
  },
  'manage people': { administrator: 'own organisation', 'installation administrator': 'own organisation' },
  'invite administrators': { 'installation administrator': 'everywhere' },
  'see agreements': {
    administrator: 'own organisation',
    auditor: 'own organisation',
    officer: 'own organisation',
    'workforce analyst': 'own organisation',
    'installation administrator': 'own organisation',
  },
  'manage agreements': { administrator: 'own organisation' },
  'read the audit': {
    administrator: 'own organisation',
    auditor: 'own organisation',
    'installation administrator': 'own organisation',
  },
  'export the audit': { auditor: 'own organisation' },
  'see jobs': { administrator: 'own organisation', 'installation administrator': 'everywhere' },
  'manage jobs': {
    'anybody signed in': 'self',
    visitor: 'self',
    administrator: 'own organisation',
    'installation administrator': 'everywhere',
  },
  'see mail': { 'installation administrator': 'everywhere' },
  'manage mail': { 'installation administrator': 'everywhere' },
  'see imports': {
    'workforce analyst': 'own organisation',
    'AHP lead': 'own organisation',
    'psychological-professions lead': 'own organisation',
    administrator: 'own organisation',
  },
  'load extracts': { 'workforce analyst': 'own organisation' },
  'load reference files': { 'workforce analyst': 'own organisation', 'installation administrator': 'own organisation' },
  'see findings': {
    'workforce analyst': 'own organisation',
    'AHP lead': 'own organisation',
    'psychological-professions lead': 'own organisation',
  },
  'decide findings': {
    'workforce analyst': 'own organisation',
    'AHP lead': 'own organisation',
    'psychological-professions lead': 'own organisation',
  },
  'train on decisions': { 'workforce analyst': 'own organisation' },
  'ask about posts': {
    'workforce analyst': 'own organisation',
    'AHP lead': 'own organisation',
    'psychological-professions lead': 'own organisation',
  },
  'answer a question': { anybody: 'self' },
  'see plans': {
    'workforce analyst': 'own organisation',
    'AHP lead': 'own organisation',
    'psychological-professions lead': 'own organisation',
  },
  'plan the workforce': {
    'workforce analyst': 'own organisation',
    'AHP lead': 'own organisation',
    'psychological-professions lead': 'own organisation',
  },
  'correct records': { 'workforce analyst': 'own organisation' },
  'see releases': {
    'workforce analyst': 'own organisation',
    'AHP lead': 'own organisation',
    'psychological-professions lead': 'own organisation',
    officer: 'own organisation',
    auditor: 'own organisation',
    administrator: 'own organisation',
  },
  'prepare releases': { 'workforce analyst': 'own organisation' },
  'publish releases': {
    'AHP lead': 'own organisation',
    'psychological-professions lead': 'own organisation',
    'workforce analyst': 'own organisation',
  },
  'handle data rights': { administrator: 'own organisation' },
  'approve disposals': {
    administrator: 'own organisation',
    'AHP lead': 'own organisation',
    'psychological-professions lead': 'own organisation',
  },
  'see the data inventory': { 'anybody signed in': 'self' },
} as const satisfies Record<Act, Partial<Record<Holder, Reach>>>

export const reachOf = (act: Act, holder: Holder): Reach | null => (PERMISSIONS[act] as Partial<Record<Holder, Reach>>)[holder] ?? null
