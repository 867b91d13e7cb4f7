/** The way back to the list that a page of the administration belongs to. */
export const crumb = {
  organisations: { text: 'Organisations', href: '/admin/organisations' },
  people: { text: 'People', href: '/admin/people' },
  agreements: { text: 'Sharing agreements', href: '/admin/agreements' },
  jobs: { text: 'Jobs', href: '/admin/jobs' },
  dataRights: { text: 'Data rights', href: '/admin/data-rights' },
  retention: { text: 'Retention', href: '/admin/data-rights/retention' },
  audit: { text: 'Audit', href: '/admin/audit' },
} as const
