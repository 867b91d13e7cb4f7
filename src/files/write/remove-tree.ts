import { rm } from 'node:fs/promises'

/**
 * Deletes a directory or file with all that is in it; nothing there is no problem. The process of a runner that was killed takes some
 * seconds to end, and what it still writes meanwhile makes a directory not empty again: it is tried anew for longer than that.
 */
export const removeTree = (path: string): Promise<void> => rm(path, { recursive: true, force: true, maxRetries: 12, retryDelay: 150 })
