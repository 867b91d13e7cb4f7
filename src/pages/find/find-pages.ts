import type { Act, Viewer } from '../../commands/index.ts'

/** Every page of Find: what it is for, and the act by which it is seen. In the order of the work. */
const FIND_PAGES: readonly { readonly href: string; readonly text: string; readonly what: string; readonly act: Act }[] = [
  { href: '/find/imports', text: 'Imports', what: 'Extracts, registers and lists: what is loaded, and from when.', act: 'see imports' },
  {
    href: '/find/runs',
    text: 'Identification runs',
    what: 'What each run found, and what changed since the one before.',
    act: 'see findings',
  },
  { href: '/find/review', text: 'Review', what: 'Doubtful cases, one by one.', act: 'see findings' },
  { href: '/find/teams', text: 'Asked', what: 'Questions to managers and to people themselves.', act: 'ask about posts' },
  { href: '/find/therapists', text: 'Therapists', what: 'Everybody who counts.', act: 'see findings' },
  { href: '/find/plans', text: 'Plans', what: 'AHP plan, psychological-professions plan and the combined total.', act: 'see plans' },
  { href: '/find/hidden', text: 'Still hidden', what: 'How many are likely to be there that nobody has found.', act: 'see plans' },
  { href: '/find/quality', text: 'Data quality', what: 'How well the record is kept, by employer.', act: 'see plans' },
  {
    href: '/find/integration',
    text: 'Integration',
    what: 'Lines, teams and settings: how belonging to two families looks here.',
    act: 'see plans',
  },
  { href: '/find/flows', text: 'Joiners and leavers', what: 'Between two snapshots, with records put right apart.', act: 'see plans' },
  { href: '/find/projection', text: 'Projection', what: 'Supply in the years to come, by scenario.', act: 'plan the workforce' },
  { href: '/find/corrections', text: 'Corrections', what: 'What the ESR team should put right.', act: 'correct records' },
  { href: '/find/releases', text: 'Releases', what: 'Figures made safe to share.', act: 'see releases' },
]

/** Those the viewer may see somewhere. */
export const pagesFor = (viewer: Viewer) => FIND_PAGES.filter(({ act }) => viewer.allowance(act).organisations.length > 0)
