import type { Problem } from '../kernel/index.ts'

/** How many uploads are received at once: a slow one holds its place on the disk for as long as it takes. */
export const UPLOADS_AT_ONCE = { each: 2, all: 8 } as const

export interface UploadPlaces {
  /** Takes a place for whoever sends, or says why there is none. A place that was taken is given back. */
  take(sender: string): Problem | null
  giveBack(sender: string): void
}

export function uploadPlaces(): UploadPlaces {
  const held = new Map<string, number>()
  let all = 0
  return {
    take(sender) {
      const own = held.get(sender) ?? 0
      if (own >= UPLOADS_AT_ONCE.each) return tooManyOfOne
      if (all >= UPLOADS_AT_ONCE.all) return busy
      held.set(sender, own + 1)
      all++
      return null
    },
    giveBack(sender) {
      const own = held.get(sender) ?? 0
      if (own > 1) held.set(sender, own - 1)
      else held.delete(sender)
      all--
    },
  }
}

const tooManyOfOne: Problem = {
  code: 'http.uploads-of-one',
  kind: 'error',
  status: 429,
  message: `You are sending files in ${UPLOADS_AT_ONCE.each} other windows already.`,
  todo: 'Wait until they have arrived, and send these again.',
  details: { minutes: 1 },
}

const busy: Problem = {
  code: 'http.uploads-busy',
  kind: 'error',
  status: 503,
  message: 'Too many people are sending files at this moment.',
  todo: 'Wait a minute and send yours again.',
}
