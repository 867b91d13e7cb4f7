import type { QueueItem } from '../access/index.ts'
import { countOf } from '../commands/index.ts'
import { listJobs } from './jobs.ts'
import { listMail } from './mail.ts'

const one = (count: number): boolean => count === 1

export const installationQueue: readonly QueueItem[] = [
  {
    count: countOf(listJobs),
    filters: { state: 'failed' },
    list: '/admin/jobs',
    sentence: (count) => `${one(count) ? 'job' : 'jobs'} failed: see why and start again`,
  },
  {
    count: countOf(listMail),
    filters: { state: 'failed' },
    list: '/admin/mail',
    sentence: (count) => `${one(count) ? 'letter' : 'letters'} could not be sent: see why and send again`,
  },
  {
    count: countOf(listMail),
    filters: { state: 'unknown' },
    list: '/admin/mail',
    sentence: (count) => `${one(count) ? 'letter' : 'letters'} may or may not have gone out: decide whether to send again`,
  },
]
