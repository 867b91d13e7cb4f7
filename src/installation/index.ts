export { dataInventory, type InventoryRow } from './data-inventory.ts'
export { cancelJob, findJob, JOB_STATES, listJobs, resumeJob } from './jobs.ts'
export { listMail, MAIL_STATES, sendLetterAgain, type ListedLetter } from './mail.ts'
export { installationQueue } from './work-queue.ts'
