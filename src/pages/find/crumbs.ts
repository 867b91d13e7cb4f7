/** The way back to the page that a page of Find belongs to. */
export const findCrumb = {
  find: { text: 'Find', href: '/find' },
  imports: { text: 'Imports', href: '/find/imports' },
  runs: { text: 'Identification runs', href: '/find/runs' },
  review: { text: 'Review', href: '/find/review' },
  therapists: { text: 'Therapists', href: '/find/therapists' },
  teams: { text: 'Asked', href: '/find/teams' },
  projection: { text: 'Projection', href: '/find/projection' },
  corrections: { text: 'Corrections', href: '/find/corrections' },
  releases: { text: 'Releases', href: '/find/releases' },
} as const
